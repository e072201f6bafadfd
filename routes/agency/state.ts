/** `/register/state`: how a registration stands, for a person who has its number. */
import { beginCorrection } from "../../domain/agency/register.ts";
import { type Registration, registrationRecord } from "../../domain/agency/registration.ts";
import { read } from "../../domain/platform/read.ts";
import { parseTrackingNumber } from "../../domain/text/tracking_number.ts";
import type { DeskGroups } from "../desk/groups.ts";
import { type PageProps, type PageStatus, retryAtOf } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";
import { CAPTCHA_FIELDS, captchaFor, judgeCaptcha } from "../staff/security_code.ts";
import { waitForCode } from "./typed.ts";

const STATE = "/register/state/:number";

export function mountRegistrationState({ open }: DeskGroups): void {
  open.get("/register/state", (visit) => visit.page("agencyState", {}));
  open.post("/register/state", find);
  open.get(STATE, (visit) => statePage(visit));
  open.post(STATE, beginToCorrect);
}

async function registrationOf(visit: Visit, typed: string): Promise<Registration | null> {
  const parsed = parseTrackingNumber(typed);
  if ("error" in parsed) return null;
  return (await read(visit.ports.store, registrationRecord(parsed.trackingNumber))).value;
}

async function find(visit: Visit): Promise<Response> {
  const { number: typed } = await visit.form(["number"]);
  const found = await registrationOf(visit, typed);
  if (found) return await visit.goTo(`/register/state/${found.number}`);
  const error = "error" in parseTrackingNumber(typed) ? "format" : "unknown";
  return await visit.page("agencyState", { typed, error }, { status: 422 });
}

type Tried = Pick<PageProps<"agencyState">, "failure" | "captchaError">;

/** Its state and the reason of the expert, and nothing of the people in it. */
async function statePage(
  visit: Visit,
  tried: Tried = {},
  status: PageStatus = 200,
): Promise<Response> {
  const found = await registrationOf(visit, visit.param("number"));
  if (!found) return await visit.problem("not_found");
  const { number, state, changedAt, acts } = found;
  const isReturned = state === "returned";
  const reason = isReturned || state === "rejected" ? acts.at(-1)?.text : undefined;
  return await visit.page("agencyState", {
    registration: { number, state, changedAt, reason },
    captchaId: isReturned ? await captchaFor(visit) : undefined,
    ...tried,
  }, { status, retryAt: retryAtOf(tried.failure) });
}

/** The code goes to somebody else's phone: a person asks for it, or nothing is sent. */
async function beginToCorrect(visit: Visit): Promise<Response> {
  const form = await visit.form(CAPTCHA_FIELDS);
  const found = await registrationOf(visit, visit.param("number"));
  if (found?.state !== "returned") return await visit.problem("not_found");
  if (form.action === "new_captcha") return await statePage(visit);
  const verdict = await judgeCaptcha(visit, form);
  if (verdict !== "right") return await statePage(visit, { captchaError: verdict }, 422);
  const begun = await beginCorrection(visit.ports, visit.param("number"), visit.place.network);
  switch (begun.outcome) {
    case "sent":
      return await waitForCode(visit, begun.token);
    case "limited":
    case "undelivered": {
      const { outcome: code, retryAt } = begun;
      return await statePage(
        visit,
        { failure: { code, retryAt } },
        code === "limited" ? PROBLEM_STATUS.limited : PROBLEM_STATUS.sending,
      );
    }
    case "faulty":
    case "gone":
      return await visit.problem("not_found");
  }
}
