/** `/recovery` of the desk: a code to the registered mobile, then a new password. */
import { askRecovery, RECOVERY_LIFETIME } from "../../domain/staff/recovery/ask_recovery.ts";
import { isRecovering, recover } from "../../domain/staff/recovery/recover.ts";
import { MAX_PASSWORD, MIN_PASSWORD } from "../../domain/staff/credential/password.ts";
import { NOBODY, parseUserName } from "../../domain/staff/user_name.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import type { DeskGroups } from "../desk/groups.ts";
import { type PageProps, type PageStatus, retryAtOf } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";
import { deskPlace } from "./place.ts";
import { CAPTCHA_FIELDS, captchaFor, judgeCaptcha } from "./security_code.ts";

export function mountRecovery({ open }: DeskGroups): void {
  open.get("/recovery", (visit) => askPage(visit, { userName: "" }));
  open.post("/recovery", ask);
  open.get("/recovery/code", (visit) => codePage(visit));
  open.post("/recovery/code", enter);
}

type AskProps = Omit<PageProps<"staffRecovery">, "captchaId"> & { captchaId?: string };

async function askPage(
  visit: Visit,
  { captchaId, ...props }: AskProps,
  status: PageStatus = 200,
): Promise<Response> {
  const shown = { ...props, captchaId: await captchaFor(visit, captchaId) };
  return await visit.page("staffRecovery", shown, { status, retryAt: retryAtOf(props.failure) });
}

async function ask(visit: Visit): Promise<Response> {
  const form = await visit.form(["user_name", ...CAPTCHA_FIELDS]);
  const { user_name: userName, captcha_id: captchaId, captcha } = form;
  if (form.action === "new_captcha") return await askPage(visit, { userName });
  if (userName.trim() === "") {
    const errors = { userName: "missing" } as const;
    return await askPage(visit, { userName, captchaId, captcha, errors }, 422);
  }
  const verdict = await judgeCaptcha(visit, form);
  if (verdict !== "right") {
    return await askPage(visit, { userName, errors: { captcha: verdict } }, 422);
  }
  const asked = { userName: parseUserName(userName) ?? NOBODY, place: deskPlace(visit) };
  const result = await askRecovery(visit.ports, asked);
  if (result.outcome === "limited") {
    const failure = { code: "limited", retryAt: result.retryAt } as const;
    return await askPage(visit, { userName, failure }, PROBLEM_STATUS.limited);
  }
  visit.setCookie("panjereh_desk_recovery", result.token, { maxAge: RECOVERY_LIFETIME / SECOND });
  return await visit.goTo("/recovery/code");
}

type CodeProps = Omit<PageProps<"staffRecoveryCode">, "least" | "most">;

async function codePage(
  visit: Visit,
  props: CodeProps = {},
  status: PageStatus = 200,
): Promise<Response> {
  const token = visit.cookie("panjereh_desk_recovery");
  if (token === undefined || !await isRecovering(visit.ports, token)) return await lapsed(visit);
  const shown = { ...props, least: MIN_PASSWORD, most: MAX_PASSWORD };
  return await visit.page("staffRecoveryCode", shown, {
    status,
    retryAt: retryAtOf(props.failure),
  });
}

async function lapsed(visit: Visit): Promise<Response> {
  visit.clearCookie("panjereh_desk_recovery");
  return await askPage(visit, { userName: "", failure: { code: "lapsed" } }, 422);
}

async function enter(visit: Visit): Promise<Response> {
  const { code, password, again } = await visit.form([
    "code",
    "password",
    "again",
  ]);
  const token = visit.cookie("panjereh_desk_recovery") ?? "";
  const typed = { token, code, password, again, place: deskPlace(visit) };
  const result = await recover(visit.ports, typed);
  switch (result.outcome) {
    case "recovered":
      visit.clearCookie("panjereh_desk_recovery");
      return visit.leave("/login?recovered");
    case "waits":
      visit.clearCookie("panjereh_desk_recovery");
      return visit.leave(`/login?waits=${result.for}`);
    case "faulty":
      return await codePage(visit, { faults: result.faults }, 422);
    case "limited": {
      const failure = { code: "limited", retryAt: result.retryAt } as const;
      return await codePage(visit, { failure }, PROBLEM_STATUS.limited);
    }
    case "lapsed":
      return await lapsed(visit);
  }
}
