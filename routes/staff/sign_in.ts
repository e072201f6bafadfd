/** `/login` of the desk: user name, password and security code. */
import { spendCaptcha } from "../../domain/captcha/spend.ts";
import { enterPassword } from "../../domain/staff/enter_password.ts";
import { parseUserName } from "../../domain/staff/user_name.ts";
import { type PageProps, type PageStatus, retryAtOf } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";
import { type DeskGroups, staffOf } from "../desk/groups.ts";
import { deskPlace } from "./place.ts";

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
    signedOut: visit.query("signed_out") !== undefined,
    failure: visit.query("ended") === undefined ? undefined : { code: "lapsed" },
  });
}

export async function signInPage(
  visit: Visit,
  { captchaId, ...props }: Omit<SignInProps, "captchaId"> & { captchaId?: string },
  status: PageStatus = 200,
): Promise<Response> {
  const { ports: { captchas, views }, language } = visit;
  const { transaction } = visit.callerOrNew();
  const issued = captchaId ?? await captchas.issue(transaction, views.digitScript(language));
  const retryAt = retryAtOf(props.failure);
  return await visit.page("staffSignIn", { ...props, captchaId: issued }, { status, retryAt });
}

async function password(visit: Visit): Promise<Response> {
  const form = await visit.form([
    "user_name",
    "password",
    "captcha",
    "captcha_id",
    "proof",
    "action",
  ]);
  const { user_name: userName, password, captcha_id: captchaId } = form;
  if (form.action === "new_captcha") return await signInPage(visit, { userName });
  const errors = {
    userName: userName.trim() === "" ? "missing" as const : undefined,
    password: password === "" ? "missing" as const : undefined,
  };
  if (errors.userName || errors.password) {
    return await signInPage(visit, { userName, captchaId, captcha: form.captcha, errors }, 422);
  }
  const holder = visit.ports.captchas.holderOf(captchaId, visit.callerOrNew());
  const captcha = await spendCaptcha(visit.ports, { id: captchaId, holder, typed: form.captcha });
  if (captcha !== "right") return await signInPage(visit, { userName, errors: { captcha } }, 422);
  const name = parseUserName(userName) ?? { kind: "issued", value: "" };
  const place = deskPlace(visit);
  const result = await enterPassword(visit.ports, { userName: name, password, place });
  switch (result.outcome) {
    case "right":
      visit.setCookie("panjereh_desk_step", result.token);
      return await visit.goTo("/login/factor");
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
