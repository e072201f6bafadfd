/** `/people` of the desk: a person is looked for with a reason, and seen for some minutes. */
import { ACCOUNT_ACTS, type AccountAct, actOnAccount } from "../../domain/console/freeze.ts";
import { LOOKS_A_DAY, lookUp, openView } from "../../domain/console/look_up.ts";
import { MAX_TYPED_REASON } from "../../domain/console/reason.ts";
import { seePerson } from "../../domain/console/view_person.ts";
import type { Role } from "../../domain/staff/role.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import type { DeskGroups } from "../desk/groups.ts";
import { type PageProps, type PageStatus, retryAtOf } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";
import { confirmed } from "../staff/confirmed.ts";
import { proposed } from "./proposed.ts";

const PEOPLE = "/people";
const PERSON = `${PEOPLE}/:view`;

export function mountPeople(desk: DeskGroups): void {
  const group = desk.allow("support", "operator");
  group.get(PEOPLE, empty);
  group.post(PEOPLE, look);
  group.get(PERSON, (visit, live) => show(visit, live));
  group.post(PERSON, act);
  desk.allow("operator").post(`${PERSON}/level`, confirmed(lower));
}

/** A question's page leads here with its number: who asked, and for what. The reason is typed. */
function empty(visit: Visit): Promise<Response> {
  const ticket = visit.query("ticket") ?? "";
  return form(visit, { who: ticket, reason: "", ticket });
}

type FormProps = Omit<PageProps<"people">, "most">;

async function form(visit: Visit, props: FormProps, status: PageStatus = 200): Promise<Response> {
  const shown = { ...props, most: LOOKS_A_DAY };
  return await visit.page("people", shown, { status, retryAt: retryAtOf(props.failure) });
}

/** Under which role the look stands on the person's page. */
const roleOf = (roles: readonly Role[]) => roles.includes("support") ? "support" : "operator";

async function look(visit: Visit, { staff }: SignedInStaff): Promise<Response> {
  const sought = await visit.form(["who", "reason", "ticket"], {
    reason: MAX_TYPED_REASON,
  });
  const looked = await lookUp(visit.ports, { staff, role: roleOf(staff.roles), sought });
  switch (looked.outcome) {
    case "found":
      return await visit.goTo(`${PEOPLE}/${looked.token}`);
    case "invalid":
      return await form(visit, { ...sought, errors: looked.errors }, 422);
    case "nobody":
      return await form(visit, { ...sought, failure: { code: "nobody" } }, 422);
    case "limited": {
      const failure = { code: "limited", retryAt: looked.retryAt } as const;
      return await form(visit, { ...sought, failure }, PROBLEM_STATUS.limited);
    }
  }
}

/** What this member may do to an account; only an operator opens a closed one again. */
function actsOf(roles: readonly Role[], isFrozen: boolean): AccountAct[] {
  if (!isFrozen) return ["end_sessions", "freeze"];
  return roles.includes("operator") ? ["unfreeze"] : [];
}

async function show(visit: Visit, live: SignedInStaff, done?: AccountAct): Promise<Response> {
  const token = visit.param("view");
  const view = await openView(visit.ports, { token, staff: live.staff });
  const person = view && await seePerson(visit.ports, view.accountId);
  if (!person) return await visit.problem("not_found");
  const { roles } = live.staff;
  const acts = actsOf(roles, person.frozenAt !== undefined);
  const mayLower = roles.includes("operator") && person.level > 1;
  const shown = { view: token, person, reason: view.reason, acts, mayLower, done };
  return await visit.page("person", shown);
}

/** For the reason for which the person was looked for; another operator has to approve. */
async function lower(visit: Visit, live: SignedInStaff): Promise<Response> {
  const view = await openView(visit.ports, { token: visit.param("view"), staff: live.staff });
  const person = view && await seePerson(visit.ports, view.accountId);
  if (!person) return await visit.problem("not_found");
  const { accountId, reason } = view;
  const act = { kind: "lower_level", accountId, who: person.identity } as const;
  return await proposed(visit, live, { act, reason });
}

async function act(visit: Visit, live: SignedInStaff): Promise<Response> {
  const { act: named } = await visit.form(["act"]);
  const { ports } = visit;
  const { staff } = live;
  const view = await openView(ports, { token: visit.param("view"), staff });
  const act = ACCOUNT_ACTS.find((one) => one === named);
  const isAllowed = act && (act !== "unfreeze" || staff.roles.includes("operator"));
  if (!view || !isAllowed) return await visit.problem("not_found");
  const { accountId } = view;
  const isDone = await actOnAccount(ports, { accountId, act, by: staff.id });
  if (isDone) ports.liveSessions.ended([accountId]);
  return await show(visit, live, isDone ? act : undefined);
}
