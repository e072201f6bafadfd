/** Letters are posted by turns into a store of one box, and into one with many boxes of others. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Posting } from "./mailbox.ts";

const ROUNDS = 5;

export async function compareStores(
  { letters, stored }: { letters: number; stored: number },
): Promise<{ alone: Posting[]; beside: Posting[] }> {
  await using alone = await startMailbox({ letters, stored: 0 });
  await using beside = await startMailbox({ letters, stored });
  // Gigabytes that are still on their way to the disk would delay what is measured.
  await new Deno.Command("sync").output();
  const compared = { alone: [] as Posting[], beside: [] as Posting[] };
  for (const { post } of [alone, beside]) await post();
  for (let round = 0; round < ROUNDS; round++) {
    compared.alone.push(await alone.post());
    compared.beside.push(await beside.post());
  }
  return compared;
}

/** As in production, no process has two stores: the larger would read ten times as much a letter. */
async function startMailbox(options: { letters: number; stored: number }) {
  const script = fileURLToPath(new URL("mailbox_process.ts", import.meta.url));
  const child = fork(script, [JSON.stringify(options)]);
  const ended = once(child, "exit");

  async function next<T>(): Promise<T> {
    const [message] = await Promise.race([
      once(child, "message"),
      ended.then(() => Promise.reject(new Error("Cannot bench: a box has ended"))),
    ]);
    return message as T;
  }

  await next();
  return {
    async post(): Promise<Posting> {
      child.send("post");
      return await next<Posting>();
    },
    async [Symbol.asyncDispose]() {
      child.send("end");
      await ended;
    },
  };
}
