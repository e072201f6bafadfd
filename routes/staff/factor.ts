/** `/login/factor` of the desk: the code of the app, or one by SMS. */
import { maskMobile } from "../../domain/identity/mobile.ts";
import { enterFactor, openFactors } from "../../domain/staff/enter_factor.ts";
import { sendFactor } from "../../domain/staff/send_factor.ts";
import { type PageProps, type PageStatus, retryAtOf } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";
import { type DeskGroups, staffOf } from "../desk/groups.ts";
import { deskPlace, keepDeskBrowser } from "./place.ts";
import { signInPage } from "./sign_in.ts";

type FactorProps = PageProps<"staffFactor">;

export function mountFactor({ open }: DeskGroups): void {
  open.get("/login/factor", (visit) => factorPage(visit));
  open.post("/login/factor", factor);
  open.post("/login/factor/sms", sms);
}

async function factorPage(
  visit: Visit,
  props: Pick<FactorProps, "error" | "failure"> = {},
  status: PageStatus = 200,
): Promise<Response> {
  const token = visit.cookie("panjereh_desk_step");
  const open = token === undefined ? null : await openFactors(visit.ports, token);
  if (!open) return await lapsed(visit);
  const shown = { mobile: maskMobile(open.mobile), isSent: open.sentAt !== undefined };
  const retryAt = retryAtOf(props.failure);
  return await visit.page("staffFactor", { ...shown, ...props }, { status, retryAt });
}

async function lapsed(visit: Visit): Promise<Response> {
  visit.clearCookie("panjereh_desk_step");
  // A form sent twice: its first sending has signed them in.
  if (await staffOf(visit)) return visit.leave("/");
  return await signInPage(visit, { userName: "", failure: { code: "lapsed" } }, 422);
}

async function factor(visit: Visit): Promise<Response> {
  const { code } = await visit.form(["code"]);
  const token = visit.cookie("panjereh_desk_step") ?? "";
  const entered = { token, typed: code, place: deskPlace(visit) };
  const result = await enterFactor(visit.ports, entered);
  switch (result.outcome) {
    case "right":
      visit.clearCookie("panjereh_desk_step");
      visit.setCookie("panjereh_desk", result.sessionToken);
      keepDeskBrowser(visit, result.browserToken);
      return visit.leave("/");
    case "lapsed":
      return await lapsed(visit);
    case "limited": {
      const failure = { code: "limited", retryAt: result.retryAt } as const;
      return await factorPage(visit, { failure }, PROBLEM_STATUS.limited);
    }
    default:
      return await factorPage(visit, { error: result.outcome }, 422);
  }
}

async function sms(visit: Visit): Promise<Response> {
  const token = visit.cookie("panjereh_desk_step") ?? "";
  const result = await sendFactor(visit.ports, { token, place: deskPlace(visit) });
  switch (result.outcome) {
    case "sent":
      return await visit.goTo("/login/factor");
    case "lapsed":
      return await lapsed(visit);
    default: {
      const { outcome: code, retryAt } = result;
      const status = code === "limited" ? PROBLEM_STATUS.limited : 503;
      return await factorPage(visit, { failure: { code, retryAt } }, status);
    }
  }
}
