/** What experts and operators do with registrations: approve, return, reject. */
import { transact } from "../platform/commit.ts";
import { listAll, read } from "../platform/read.ts";
import type { Ref } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import type { Ports } from "../ports.ts";
import { issueUserName } from "../staff/members/invite_member.ts";
import { type Staff, staffByUserNameRecord } from "../staff/staff.ts";
import type { UserName } from "../staff/user_name.ts";
import { trimmed } from "../text/invisible.ts";
import { agencyByCompanyRecord } from "./agency.ts";
import { foundAgency } from "./found.ts";
import { enqueueInvitations } from "./invite_managers.ts";
import { moveRegistration } from "./keep.ts";
import {
  listedRegistrationRecord,
  type Registration,
  registrationOfCompanyRecord,
  registrationRecord,
  type RegistrationState,
} from "./registration.ts";

type ReviewPorts = Pick<Ports, "store" | "clock" | "random" | "hash" | "audit">;

/** So many are shown of a state. */
const SHOWN = 50;
/** Characters of a reason. */
export const MAX_REASON = 1000;

export async function listRegistrations(
  store: Store,
  state: RegistrationState,
): Promise<Registration[]> {
  const refs: Ref<Registration>[] = [];
  for await (const { key } of listAll(store, listedRegistrationRecord.all(state), SHOWN)) {
    if (refs.length === SHOWN) break;
    refs.push(registrationRecord(String(key.at(-1))));
  }
  const found = refs.length > 0 ? await read(store, refs) : [];
  return found.flatMap(({ value }) => value ?? []);
}

/** What the expert sees beside it: who else names the same organisation. */
export async function readRegistration(
  store: Store,
  number: string,
): Promise<{ registration: Registration; isAgency: boolean; others: string[] } | null> {
  const { value: registration } = await read(store, registrationRecord(number));
  if (!registration) return null;
  const { companyId } = registration.registered;
  const { value: agency } = await read(store, agencyByCompanyRecord(companyId));
  const all = await Array.fromAsync(listAll(store, registrationOfCompanyRecord.all(companyId)));
  const others = all.map(({ key }) => String(key.at(-1))).filter((other) => other !== number);
  return { registration, isAgency: agency !== null && agency !== registration.agencyId, others };
}

export interface RegistrationVerdict {
  number: string;
  reviewer: Pick<Staff, "id" | "name">;
  to: Exclude<RegistrationState, "submitted">;
  /** As it was typed: a reason, which only an approval needs not. */
  text: string;
}

export type RegistrationOutcome =
  | { outcome: "moved" }
  | { outcome: "faulty"; fault: "missing" | "long" }
  /** The organisation is an agency already. */
  | { outcome: "duplicate" }
  /** There is none, or somebody else was faster. */
  | { outcome: "gone" };

export async function decideRegistration(
  deps: ReviewPorts,
  { number, reviewer, to, text: typed }: RegistrationVerdict,
): Promise<RegistrationOutcome> {
  const text = trimmed(typed);
  if (text === "" && to !== "approved") return { outcome: "faulty", fault: "missing" };
  if (text.length > MAX_REASON) return { outcome: "faulty", fault: "long" };
  const { store, clock, random, hash } = deps;
  return await transact(store, async (read) => {
    const found = await read(registrationRecord(number));
    if (!found.value) return null;
    const { registered } = found.value;
    const userNames: [UserName, UserName] = [issueUserName(random), issueUserName(random)];
    const others = await read({
      agency: agencyByCompanyRecord(registered.companyId),
      names: userNames.map((name) => staffByUserNameRecord(hash, name)),
    });
    return { found, userNames, ...others };
  }, (gathered, write): RegistrationOutcome => {
    const former = gathered?.found.value;
    if (!gathered || former?.state !== "submitted") return { outcome: "gone" };
    const act = { at: clock.now(), to, name: reviewer.name, ...text !== "" && { text } };
    if (to !== "approved") {
      moveRegistration(deps, write, former, { ...act, staffId: reviewer.id });
      return { outcome: "moved" };
    }
    if (gathered.agency.value !== null) return { outcome: "duplicate" };
    const { userNames, names } = gathered;
    // One in 10¹¹: the expert presses again.
    if (names.some(({ value }) => value !== null)) return { outcome: "gone" };
    const agencyId = foundAgency(deps, write, former.registered);
    const changes = { agencyId, userNames, invitations: 1 };
    const next = moveRegistration(deps, write, former, { ...act, staffId: reviewer.id, changes });
    enqueueInvitations(write, next, act.at);
    return { outcome: "moved" };
  });
}
