/** A person looks at their browsers that get pushes, removes them, and says what pushes are about. */
import { auditRecord, type Caller } from "../journey/caller.ts";
import { transact } from "../platform/commit.ts";
import { read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { liveIn, liveRecords, type LiveSession } from "../session/use_session.ts";
import { type Pushes, pushesRecord, type PushSubject } from "./device/devices.ts";
import { withDevice } from "./note_outcome.ts";
import type { PushPorts } from "./ports.ts";

export async function readPushes(store: Store, accountId: string): Promise<Pushes> {
  return (await read(store, pushesRecord(accountId))).value ?? { devices: [] };
}

/** `gone`: there is no such browser of this person. */
export type RemoveDeviceOutcome = "removed" | "gone" | "elsewhere";

/** The browser keeps its subscription, which nobody uses any more. */
export async function removePushDevice(
  deps: Pick<PushPorts, "store" | "clock" | "audit">,
  caller: Caller,
  { sessionDigest, account: { id: accountId } }: LiveSession,
  id: string,
): Promise<RemoveDeviceOutcome> {
  const wanted = { ...liveRecords(sessionDigest, accountId), found: pushesRecord(accountId) };
  return await transact(deps.store, wanted, ({ found, ...records }, write) => {
    const live = liveIn(records, deps.clock.now());
    if (!live) return "elsewhere";
    if (!found.value?.devices.some((one) => one.id === id)) return "gone";
    write.set(found, withDevice(found.value, id, null));
    const detail = { device: id, session: live.session.id };
    deps.audit.include(write, auditRecord(deps, caller, "push.removed", { accountId, detail }));
    return "removed";
  });
}

/** @returns `false` if the session has ended */
export async function choosePushSubject(
  { store, clock }: Pick<PushPorts, "store" | "clock">,
  { sessionDigest, account: { id: accountId } }: LiveSession,
  of: PushSubject,
  isWanted: boolean,
): Promise<boolean> {
  const wanted = { ...liveRecords(sessionDigest, accountId), found: pushesRecord(accountId) };
  return await transact(store, wanted, ({ found, ...records }, write) => {
    if (!liveIn(records, clock.now())) return false;
    const others = (found.value?.muted ?? []).filter((one) => one !== of);
    write.set(found, { devices: [], ...found.value, muted: isWanted ? others : [...others, of] });
    return true;
  });
}
