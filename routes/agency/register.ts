/** `/register`: an organisation says who it is, and that a person asks. */
import { beginRegistration } from "../../domain/agency/register.ts";
import { judgeRegistration, MAX_WORDS } from "../../domain/agency/registration_form.ts";
import type { DeskGroups } from "../desk/groups.ts";
import { type PageProps, type PageStatus, retryAtOf } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";
import { captchaFor, judgeCaptcha } from "../staff/security_code.ts";
import { NO_FORM, registrationFormIn, waitForCode } from "./typed.ts";

export function mountRegister({ open }: DeskGroups): void {
  open.get("/register", (visit) =>
    registerPage(visit, {
      form: NO_FORM,
      failure: visit.query("lapsed") === undefined ? undefined : { code: "lapsed" },
    }));
  open.post("/register", register);
}

type Props = Omit<PageProps<"agencyRegister">, "captchaId" | "maxWords"> & { captchaId?: string };

async function registerPage(
  visit: Visit,
  { captchaId, ...props }: Props,
  status: PageStatus = 200,
): Promise<Response> {
  const shown = { ...props, maxWords: MAX_WORDS, captchaId: await captchaFor(visit, captchaId) };
  return await visit.page("agencyRegister", shown, { status, retryAt: retryAtOf(props.failure) });
}

async function register(visit: Visit): Promise<Response> {
  const { ports } = visit;
  const { form, action, captcha, captchaId } = await registrationFormIn(visit);
  if (action === "new_captcha") return await registerPage(visit, { form });
  // A security code is used up by its first use: it stays until all else is right.
  const judged = judgeRegistration(form, { calendar: ports.calendar, now: ports.clock.now() });
  if ("faults" in judged) {
    return await registerPage(visit, { form, faults: judged.faults, captchaId, captcha }, 422);
  }
  const verdict = await judgeCaptcha(visit, { captcha, captcha_id: captchaId });
  if (verdict !== "right") {
    return await registerPage(visit, { form, captchaError: verdict }, 422);
  }
  const begun = await beginRegistration(ports, form, visit.place.network);
  switch (begun.outcome) {
    case "sent":
      return await waitForCode(visit, begun.token);
    case "faulty":
      return await registerPage(visit, { form, faults: begun.faults }, 422);
    case "limited":
    case "undelivered": {
      const { outcome: code, retryAt } = begun;
      return await registerPage(
        visit,
        { form, failure: { code, retryAt } },
        code === "limited" ? PROBLEM_STATUS.limited : PROBLEM_STATUS.sending,
      );
    }
    case "gone":
      return await visit.problem("not_found");
  }
}
