/** Messages that were sent before leave again, under the same IDs. */
import { commitTo } from "../platform/commit.ts";
import type { Store } from "../platform/store.ts";
import { enqueue } from "./enqueue.ts";
import type { Message } from "./message.ts";

/** Deno KV takes a thousand writes in a commit. */
const BATCH = 200;

/** One that still waits for its receiver stays one message. @returns how many */
export async function sendAgain(
  store: Store,
  messages: AsyncIterable<Message> | Iterable<Message>,
): Promise<number> {
  let write = commitTo(store);
  let count = 0;
  for await (const message of messages) {
    enqueue(write, message);
    count++;
    if (count % BATCH > 0) continue;
    await write.commit();
    write = commitTo(store);
  }
  await write.commit();
  return count;
}
