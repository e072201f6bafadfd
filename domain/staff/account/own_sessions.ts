/** Where a member of staff is signed in at the desk: they see their sessions, and end one. */
import { transact } from "../../platform/commit.ts";
import { listAll, read } from "../../platform/read.ts";
import type { StaffPorts } from "../ports.ts";
import { readOwnSession } from "../prove_again.ts";
import {
  isLiveAtDesk,
  type SignedInStaff,
  type StaffSession,
  staffSessionOfRecord,
  staffSessionRecord,
} from "../session.ts";

export interface OwnSession {
  /** For the page: says nothing about the token. */
  id: string;
  digest: string;
  session: StaffSession;
  isCurrent: boolean;
}

type Deps = Pick<StaffPorts, "store" | "clock" | "hash">;

/** The live ones, newest first. */
export async function listOwnSessions(
  { store, clock, hash }: Deps,
  { staff, digest: own }: SignedInStaff,
): Promise<OwnSession[]> {
  const keys = await Array.fromAsync(listAll(store, staffSessionOfRecord.all(staff.id)));
  const digests = keys.map(({ key }) => String(key.at(-1)));
  const found = await read(store, digests.map((digest) => staffSessionRecord(digest)));
  const now = clock.now();
  return found.flatMap(({ value: session }, i) => {
    if (!session || session.staffId !== staff.id || !isLiveAtDesk(session, staff, now)) return [];
    const digest = digests[i];
    const id = hash.digest("staff_session_id", digest);
    return [{ id, digest, session, isCurrent: digest === own }];
  }).toSorted((a, b) => b.session.createdAt - a.session.createdAt);
}

/**
 * Ends another session of the same member, by its ID on the page. `gone`: they have no such session
 * any more. `lapsed`: the session that asks has ended.
 */
export async function endOwnSession(
  deps: Deps & Pick<StaffPorts, "audit">,
  signedIn: SignedInStaff,
  id: string,
): Promise<{ outcome: "ended" | "gone" | "lapsed" }> {
  const listed = await listOwnSessions(deps, signedIn);
  const chosen = listed.find((one) => one.id === id && !one.isCurrent);
  if (!chosen) return { outcome: "gone" };
  const { staff: { id: staffId } } = signedIn;
  return await transact(deps.store, async (read) => ({
    own: await readOwnSession(deps, signedIn)(read),
    ended: await read(staffSessionRecord(chosen.digest)),
  }), ({ own, ended }, write) => {
    if (!own) return { outcome: "lapsed" };
    if (!ended.value) return { outcome: "gone" };
    write.delete(ended).delete(staffSessionOfRecord(staffId, chosen.digest));
    const detail = { staff: staffId, by: staffId, act: "end_session" };
    deps.audit.include(write, { at: deps.clock.now(), event: "staff.changed", detail });
    return { outcome: "ended" };
  });
}
