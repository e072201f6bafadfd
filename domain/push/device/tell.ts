/**
 * Tells a person's browsers that there is something new, in the commit of the fact: one message for
 * each browser, so that a push service that fails delays no other.
 */
import { enqueue } from "../../outbox/enqueue.ts";
import { idTime } from "../../outbox/message.ts";
import type { Write } from "../../platform/commit.ts";
import { MINUTE } from "../../platform/platform.ts";
import { read } from "../../platform/read.ts";
import type { Store } from "../../platform/store.ts";
import { type PushDevice, pushesRecord, type PushSubject } from "./devices.ts";

export const PUSH = "push";

/** Nothing of the letter or dossier: the message says only that there is one. */
export interface PushContent {
  accountId: string;
  device: string;
  of: PushSubject;
}

/** Who gets messages of this kind: each browser by itself. */
export const pushReceiver = (device: string) => `push:${device}`;

/**
 * The browsers that want to hear of it. They are read before the commit, which does not depend on
 * them: one that is removed in between is not told, one that is added hears of the next.
 */
export async function browsersToTell(
  store: Store,
  accountId: string,
  of: PushSubject,
): Promise<readonly PushDevice[]> {
  const { value } = await read(store, pushesRecord(accountId));
  return value === null || value.muted?.includes(of) ? [] : value.devices;
}

/** Several within a minute are one message, as long as it has not left. */
export function enqueuePushes(
  write: Write,
  devices: readonly PushDevice[],
  { accountId, of, at }: { accountId: string; of: PushSubject; at: number },
): void {
  const minute = at - at % MINUTE;
  for (const { id: device } of devices) {
    enqueue<PushContent>(write, {
      id: `${idTime(minute)}-${of}`,
      kind: PUSH,
      receiver: pushReceiver(device),
      at,
      content: { accountId, device, of },
    });
  }
}
