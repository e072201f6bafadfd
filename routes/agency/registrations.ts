/** `/registrations`: organisations that want to come to the desk, and an expert's decision. */
import { inviteManagersAgain, managersOf } from "../../domain/agency/invite_managers.ts";
import type { Registration } from "../../domain/agency/registration.ts";
import {
  decideRegistration,
  listRegistrations,
  MAX_REASON,
  readRegistration,
} from "../../domain/agency/review.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import type { DeskGroups } from "../desk/groups.ts";
import type { PageProps, PageStatus } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";

const REGISTRATION = "/registrations/:number";
const DECIDED = ["returned", "approved", "rejected"] as const;

export function mountRegistrations(desk: DeskGroups): void {
  const experts = desk.allow("expert");
  experts.get("/registrations", list);
  experts.get(REGISTRATION, (visit) => show(visit));
  experts.post(REGISTRATION, decide);
}

const listed = ({ number, state, changedAt, registered }: Registration) => ({
  ...{ number, state, changedAt, name: registered.name.fa },
});

async function list(visit: Visit): Promise<Response> {
  const { store } = visit.ports;
  const waiting = await listRegistrations(store, "submitted");
  const decided = await Promise.all(DECIDED.map((state) => listRegistrations(store, state)));
  return await visit.page("agencyRegistrations", {
    waiting: waiting.map(listed),
    decided: decided.flat().toSorted((a, b) => b.changedAt - a.changedAt).map(listed),
  });
}

type Tried = Pick<PageProps<"agencyRegistration">, "text" | "fault" | "failure">;

async function show(
  visit: Visit,
  tried: Tried = { text: "" },
  status: PageStatus = 200,
): Promise<Response> {
  const { ports } = visit;
  const found = await readRegistration(ports.store, visit.param("number"));
  if (!found) return await visit.problem("not_found");
  const { registration } = found;
  const managers = registration.userNames && await managersOf(ports, registration);
  const shown = { ...found, ...tried, managers, maxReason: MAX_REASON };
  return await visit.page("agencyRegistration", shown, { status });
}

async function decide(visit: Visit, { staff: reviewer }: SignedInStaff): Promise<Response> {
  const number = visit.param("number");
  const { to: typedTo, text } = await visit.form(["to", "text"], { text: MAX_REASON + 500 });
  if (typedTo === "invite") {
    const isInvited = await inviteManagersAgain(visit.ports, number);
    return isInvited
      ? await visit.goTo(`/registrations/${number}`)
      : await show(visit, { text, failure: "gone" }, 409);
  }
  const to = DECIDED.find((state) => state === typedTo);
  if (!to) return await visit.problem("bad_request");
  const decided = await decideRegistration(visit.ports, { number, reviewer, to, text });
  switch (decided.outcome) {
    case "moved":
      return await visit.goTo(`/registrations/${number}`);
    case "faulty":
      return await show(visit, { text, fault: decided.fault }, 422);
    case "duplicate":
    case "gone":
      return await show(visit, { text, failure: decided.outcome }, 409);
  }
}
