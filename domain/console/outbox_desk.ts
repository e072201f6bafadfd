/** What an operator sees of messages to others, and the two things that can be done about them. */
import { serviceOfStream } from "../events/event.ts";
import { resumeStream } from "../events/manage.ts";
import { receiversBehind, type ReceiverView, replay, resume } from "../outbox/control.ts";
import { isPersonal } from "../outbox/message.ts";
import type { AuditLog } from "../platform/audit.ts";
import { type Clock, HOUR, type KeyedHash } from "../platform/platform.ts";
import type { Store } from "../platform/store.ts";

interface Deps {
  store: Store;
  clock: Clock;
  hash: KeyedHash;
  audit: AuditLog;
}

/** Receivers on a page; with more behind, the tasks show the rest. */
export const MAX_RECEIVERS = 100;

/** Those that do not get everything at once. */
export async function listBehind(store: Store): Promise<ReceiverView[]> {
  const found: ReceiverView[] = [];
  for await (const view of receiversBehind(store)) {
    found.push(view);
    if (found.length === MAX_RECEIVERS) break;
  }
  return found;
}

/** How far back messages may be sent again from the desk. */
export const MAX_REPLAY_HOURS = 72;

/** Goes on with what waits. `false`: nothing does. */
export async function resumeByStaff(
  deps: Deps,
  { receiver, staffId }: { receiver: string; staffId: string },
): Promise<boolean> {
  const service = serviceOfStream(receiver);
  const isBehind =
    await (service === undefined ? resume(deps, receiver) : resumeStream(deps, service));
  if (isBehind) {
    await record(deps, "outbox.resumed", { staff: staffId, receiver: shownReceiver(receiver) });
  }
  return isBehind;
}

/** Messages to people are not sent again from the desk: each would be another SMS. */
export const mayReplay = (receiver: string): boolean => !isPersonal(receiver);

/** Sends again what happened within these hours, under the same IDs; returns how many. */
export async function replayByStaff(
  deps: Deps,
  { receiver, hours, staffId }: { receiver: string; hours: number; staffId: string },
): Promise<number> {
  const until = deps.clock.now();
  const count = await replay(deps.store, { receiver, since: until - hours * HOUR, until });
  const detail = { staff: staffId, receiver: shownReceiver(receiver), hours, count };
  await record(deps, "outbox.replayed", detail);
  return count;
}

const record = (
  { audit, clock }: Deps,
  event: "outbox.resumed" | "outbox.replayed",
  detail: Record<string, string | number>,
) => audit.append({ at: clock.now(), event, detail });

/** Receivers that are people, shortened: enough to tell two apart. */
export const shownReceiver = (receiver: string): string =>
  receiver.replace(/^(person|account|push):(.{16}).*/, "$1:$2");
