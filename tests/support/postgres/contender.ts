/**
 * One of several processes that want the same records: counts one counter up, and takes each of
 * some tickets if it is the first. Prints how often it counted and which tickets it took, as JSON.
 */
import { transact } from "../../../domain/platform/commit.ts";
import { record } from "../../../domain/platform/record.ts";
import { openStoreAt } from "./stores.ts";

const AT_ONCE = 4;
const [address, rounds] = Deno.args;
const counter = record<number>("counter", { about: "a count" });
const ticket = record<string, [id: string]>("ticket", { about: "who took it" });

const store = await openStoreAt(address);
const taken: number[] = [];

async function round(id: number): Promise<void> {
  await transact(store, counter("one"), (found, write) => {
    write.set(found, (found.value ?? 0) + 1);
  });
  const isFirst = await transact(store, ticket(String(id)), (found, write) => {
    if (found.value !== null) return false;
    write.set(found, "taken");
    return true;
  });
  if (isFirst) taken.push(id);
}

let next = 0;
/** Few at once: who waits for long is refused (domain/platform/queues.ts). */
async function lane(): Promise<void> {
  while (next < Number(rounds)) await round(next++);
}
await Promise.all(Array.from({ length: AT_ONCE }, lane));
store.close();
// deno-lint-ignore no-console
console.log(JSON.stringify({ counted: Number(rounds), taken }));
