/**
 * Keeps what a push service's answers say of a browser: one that has ended its subscription is
 * forgotten at once, one whose push service takes nothing for 14 days then.
 */
import { resumeReceiver } from "../outbox/control.ts";
import { enqueue } from "../outbox/enqueue.ts";
import type { Message } from "../outbox/message.ts";
import { receiverRecord } from "../outbox/receiver.ts";
import type { Outcome, Sender } from "../outbox/sender.ts";
import { transact } from "../platform/commit.ts";
import { type Clock, DAY, HOUR } from "../platform/platform.ts";
import type { Store } from "../platform/store.ts";
import { GONE } from "./answer.ts";
import { type PushDevice, type Pushes, pushesRecord } from "./device/devices.ts";
import { pushReceiver } from "./device/tell.ts";

export const REMOVED_AFTER = 14 * DAY;
export const PUSH_EXPIRY = "push_expiry";

interface Deps {
  store: Store;
  clock: Clock;
}

interface Expiry {
  accountId: string;
  device: string;
}

/** After each attempt. */
export async function noteOutcome(
  { store, clock }: Deps,
  { accountId, id }: { accountId: string; id: string },
  outcome: Outcome,
): Promise<void> {
  await transact(store, { found: pushesRecord(accountId) }, ({ found }, write) => {
    const device = found.value?.devices.find((one) => one.id === id);
    if (!device) return;
    const now = clock.now();
    const next = deviceAfter(device, outcome, now);
    if (next === device) return;
    write.set(found, withDevice(found.value!, id, next));
    if (next?.failingSince !== now) return;
    // Whatever becomes of the browser until then, somebody looks at it again.
    enqueue<Expiry>(write, {
      id: `${id}.${now}`,
      kind: PUSH_EXPIRY,
      receiver: `account:${accountId}`,
      at: now,
      dueAt: now + REMOVED_AFTER,
      content: { accountId, device: id },
    });
  });
}

/** The browser as it stands now, the same one if nothing changes, `null` if it is to be forgotten. */
export function deviceAfter(
  device: PushDevice,
  outcome: Outcome,
  now: number,
): PushDevice | null {
  if (outcome.outcome === "refused") return outcome.reason === GONE ? null : device;
  const { failingSince, ...well } = device;
  if (outcome.outcome === "failed") {
    return failingSince === undefined ? { ...device, failingSince: now } : device;
  }
  const isFresh = now < (device.deliveredAt ?? -Infinity) + HOUR;
  return isFresh && failingSince === undefined ? device : { ...well, deliveredAt: now };
}

/** `next`: in its place; `null`: without it. */
export const withDevice = (
  pushes: Pushes,
  id: string,
  next: PushDevice | null,
): Pushes => ({
  ...pushes,
  devices: pushes.devices.flatMap((one) => one.id === id ? next ?? [] : one),
});

export const createExpirySender = (deps: Deps): Sender => ({
  send: (message) => expire(deps, message as Message<Expiry>),
});

/** Forgets a browser that still fails; what waits for it then leaves the queue, refused. */
async function expire(
  { store, clock }: Deps,
  { content: { accountId, device: id } }: Message<Expiry>,
): Promise<Outcome> {
  const receiver = pushReceiver(id);
  const wanted = { found: pushesRecord(accountId), standing: receiverRecord(receiver) };
  return await transact(store, wanted, ({ found, standing }, write): Outcome => {
    const now = clock.now();
    const device = found.value?.devices.find((one) => one.id === id);
    const until = (device?.failingSince ?? 0) + REMOVED_AFTER;
    if (device && (device.failingSince === undefined || now < until)) {
      return { outcome: "delivered" };
    }
    if (device) write.set(found, withDevice(found.value!, id, null));
    if (standing.value?.state === "paused") resumeReceiver(write, receiver, now);
    return { outcome: "delivered" };
  });
}
