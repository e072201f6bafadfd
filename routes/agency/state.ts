/** `/register/state`: how a registration stands, for a person who has its number. */
import { beginCorrection } from "../../domain/agency/register.ts";
import { type Registration, registrationRecord } from "../../domain/agency/registration.ts";
import { read } from "../../domain/platform/read.ts";
import { parseTrackingNumber } from "../../domain/text/tracking_number.ts";
import type { DeskGroups } from "../desk/groups.ts";
import { type PageProps, type PageStatus, retryAtOf } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";
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

/** Its state and the reason of the expert, and nothing of the people in it. */
async function statePage(
  visit: Visit,
  failure?: PageProps<"agencyState">["failure"],
  status: PageStatus = 200,
): Promise<Response> {
  const found = await registrationOf(visit, visit.param("number"));
  if (!found) return await visit.problem("not_found");
  const { number, state, changedAt, acts } = found;
  const reason = state === "returned" || state === "rejected" ? acts.at(-1)?.text : undefined;
  return await visit.page("agencyState", {
    registration: { number, state, changedAt, reason },
    failure,
  }, { status, retryAt: retryAtOf(failure) });
}

async function beginToCorrect(visit: Visit): Promise<Response> {
  const begun = await beginCorrection(visit.ports, visit.param("number"), visit.place.network);
  switch (begun.outcome) {
    case "sent":
      return await waitForCode(visit, begun.token);
    case "limited":
    case "undelivered": {
      const { outcome: code, retryAt } = begun;
      return await statePage(
        visit,
        { code, retryAt },
        code === "limited" ? PROBLEM_STATUS.limited : PROBLEM_STATUS.sending,
      );
    }
    case "faulty":
    case "gone":
      return await visit.problem("not_found");
  }
}
