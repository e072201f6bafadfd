/** Sends pushes: each says only what it is about, in as many bytes as any other. */
import type { Message } from "../outbox/message.ts";
import type { Outcome, Sender } from "../outbox/sender.ts";
import { DAY } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import { GONE } from "./answer.ts";
import { type PushDevice, pushesRecord } from "./device/devices.ts";
import { PUSH, type PushContent } from "./device/tell.ts";
import { createExpirySender, noteOutcome, PUSH_EXPIRY } from "./note_outcome.ts";
import type { PushPorts } from "./ports.ts";
import { openSubscription } from "./seal.ts";

/** What is older is no news: the person has seen it, or was told in another way. */
export const PUSH_LIFETIME = 7 * DAY;

/** Bytes of each message, so that its length does not tell what it is about (RFC 8291 §4). */
const TEXT_LENGTH = 64;
/** Characters of a topic (RFC 8030 §5.4). */
const TOPIC_LENGTH = 32;

type Deps = Pick<PushPorts, "store" | "clock" | "hash" | "seal" | "pushes">;

export const createPushSenders = (deps: Deps): Record<string, Sender> => ({
  [PUSH]: { send: (message) => send(deps, message as Message<PushContent>) },
  [PUSH_EXPIRY]: createExpirySender(deps),
});

async function send(
  deps: Deps,
  { at, content: { accountId, device: id, of } }: Message<PushContent>,
): Promise<Outcome> {
  const { store, clock, seal, hash, pushes } = deps;
  const { value } = await read(store, pushesRecord(accountId));
  const device = value?.devices.find((one) => one.id === id);
  if (!device || value?.muted?.includes(of)) return { outcome: "refused", reason: "not wanted" };
  const lifetime = at + PUSH_LIFETIME - clock.now();
  if (lifetime <= 0) return { outcome: "refused", reason: "too late" };
  const subscription = openSubscription(seal, accountId, device);
  const outcome: Outcome = subscription
    ? await pushes.send({
      subscription,
      kid: device.key,
      text: textOf(of, device),
      lifetime,
      topic: hash.digest("push_topic", id, of).slice(0, TOPIC_LENGTH),
    })
    : { outcome: "refused", reason: GONE };
  await noteOutcome(deps, { accountId, id }, outcome);
  return outcome;
}

/** What static/push_worker.js reads. */
const textOf = (of: PushContent["of"], { language }: PushDevice) =>
  JSON.stringify({ of, language }).padEnd(TEXT_LENGTH);
