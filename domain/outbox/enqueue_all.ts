/** One message that becomes many. */
import { commitTo } from "../platform/commit.ts";
import type { Store } from "../platform/store.ts";
import { enqueue, type NewMessage } from "./enqueue.ts";
import type { Include, Outcome } from "./sender.ts";

/** Deno KV takes a thousand writes in a commit. */
const BATCH = 200;

/**
 * Writes them in the commit that ends another message, and in earlier ones if there are many: what
 * was written twice is the same message.
 */
export async function enqueueAll(
  store: Store,
  messages: NewMessage[],
  also: Include = () => {},
): Promise<Outcome> {
  const last = Math.max(0, Math.ceil(messages.length / BATCH) - 1) * BATCH;
  for (let at = 0; at < last; at += BATCH) {
    const write = commitTo(store);
    for (const message of messages.slice(at, at + BATCH)) enqueue(write, message);
    await write.commit();
  }
  return {
    outcome: "delivered",
    include(write) {
      for (const message of messages.slice(last)) enqueue(write, message);
      also(write);
    },
  };
}
