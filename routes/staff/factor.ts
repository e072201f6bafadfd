/** `/login/factor` of the desk: a passkey, the code of the app, or one by SMS. */
import { enterFactor, openFactors } from "../../domain/staff/enter_factor.ts";
import { sendFactor } from "../../domain/staff/send_factor.ts";
import type { Visit } from "../site/visit.ts";
import { type DeskGroups, staffOf } from "../desk/groups.ts";
import {
  failed,
  notSent,
  shownFactors,
  type ShownFailure,
  statusOf,
  typedFactor,
} from "./typed_factor.ts";
import { deskPlace, keepDeskBrowser, sessionPlace } from "./place.ts";
import { signInPage } from "./sign_in.ts";

export function mountFactor({ open }: DeskGroups): void {
  open.get("/login/factor", (visit) => factorPage(visit));
  open.post("/login/factor", factor);
}

async function factorPage(visit: Visit, failure: ShownFailure = {}): Promise<Response> {
  const token = visit.cookie("panjereh_desk_step");
  const open = token === undefined ? null : await openFactors(visit.ports, token);
  if (!open) return await lapsed(visit);
  return await visit.page("staffFactor", { ...shownFactors(open), ...failure }, statusOf(failure));
}

async function lapsed(visit: Visit): Promise<Response> {
  visit.clearCookie("panjereh_desk_step");
  // A form sent twice: its first sending has signed them in.
  if (await staffOf(visit)) return visit.leave("/");
  return await signInPage(visit, { userName: "", failure: { code: "lapsed" } }, 422);
}

async function factor(visit: Visit): Promise<Response> {
  const token = visit.cookie("panjereh_desk_step") ?? "";
  const typed = await typedFactor(visit);
  if (typed.by === "sms") return await sms(visit, token);
  const { language } = visit;
  const entered = { ...typed, token, at: sessionPlace(visit), language };
  const result = await enterFactor(visit.ports, entered);
  if (result.outcome === "lapsed") return await lapsed(visit);
  if (result.outcome !== "right") return await factorPage(visit, failed(typed, result));
  visit.clearCookie("panjereh_desk_step");
  visit.setCookie("panjereh_desk", result.sessionToken);
  keepDeskBrowser(visit, result.browserToken);
  return visit.leave("/");
}

async function sms(visit: Visit, token: string): Promise<Response> {
  const result = await sendFactor(visit.ports, { token, place: deskPlace(visit) });
  if (result.outcome === "sent") return await visit.goTo("/login/factor");
  if (result.outcome === "lapsed") return await lapsed(visit);
  return await factorPage(visit, notSent(result));
}
