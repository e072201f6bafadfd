/** `/login` of the desk: user name, password and security code. */
import { enterPassword } from "../../domain/staff/enter_password.ts";
import { NOBODY, parseUserName } from "../../domain/staff/user_name.ts";
import { type PageProps, type PageStatus, retryAtOf } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";
import { type DeskGroups, staffOf } from "../desk/groups.ts";
import { deskPlace } from "./place.ts";
import { CAPTCHA_FIELDS, captchaFor, judgeCaptcha } from "./security_code.ts";

type SignInProps = PageProps<"staffSignIn">;

export function mountStaffSignIn({ open }: DeskGroups): void {
  open.get("/login", first);
  open.post("/login", password);
}

async function first(visit: Visit): Promise<Response> {
  if (await staffOf(visit)) return visit.leave("/");
  visit.clearCookie("panjereh_desk");
  return await signInPage(visit, {
    userName: "",
    notice: noticeOf(visit),
    failure: visit.query("ended") === undefined ? undefined : { code: "lapsed" },
  });
}

/** What has just happened, by the query with which it led here. */
function noticeOf(visit: Visit): SignInProps["notice"] {
  for (const done of ["signed_out", "recovered", "accepted"] as const) {
    if (visit.query(done) !== undefined) return done;
  }
  const waits = visit.query("waits");
  return waits === "manager" || waits === "operator" ? waits : undefined;
}

export async function signInPage(
  visit: Visit,
  { captchaId, ...props }: Omit<SignInProps, "captchaId"> & { captchaId?: string },
  status: PageStatus = 200,
): Promise<Response> {
  const issued = await captchaFor(visit, captchaId);
  const retryAt = retryAtOf(props.failure);
  return await visit.page("staffSignIn", { ...props, captchaId: issued }, { status, retryAt });
}

async function password(visit: Visit): Promise<Response> {
  const form = await visit.form(["user_name", "password", ...CAPTCHA_FIELDS]);
  const { user_name: userName, password, captcha_id: captchaId } = form;
  if (form.action === "new_captcha") return await signInPage(visit, { userName });
  const errors = {
    userName: userName.trim() === "" ? "missing" as const : undefined,
    password: password === "" ? "missing" as const : undefined,
  };
  if (errors.userName || errors.password) {
    return await signInPage(visit, { userName, captchaId, captcha: form.captcha, errors }, 422);
  }
  const captcha = await judgeCaptcha(visit, form);
  if (captcha !== "right") return await signInPage(visit, { userName, errors: { captcha } }, 422);
  const name = parseUserName(userName) ?? NOBODY;
  const place = deskPlace(visit);
  const result = await enterPassword(visit.ports, { userName: name, password, place });
  switch (result.outcome) {
    case "right":
      visit.setCookie("panjereh_desk_step", result.token);
      // A document: a fragment would not bring the script of passkeys.
      return visit.leave("/login/factor");
    case "refused":
      return await signInPage(visit, { userName, failure: { code: "refused" } }, 422);
    case "limited":
    case "busy": {
      const { outcome: code, retryAt } = result;
      return await signInPage(
        visit,
        { userName, failure: { code, retryAt } },
        PROBLEM_STATUS[code],
      );
    }
  }
}
