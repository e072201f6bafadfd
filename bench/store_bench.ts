/** The embedded store: a read, a checked commit, and a contended counter. */
import { openDenoKvStore } from "../adapters/store/deno_kv.ts";
import { systemClock, systemRandom } from "../adapters/runtime/system.ts";
import { transact } from "../domain/platform/commit.ts";
import { record } from "../domain/platform/record.ts";
import { ownFolder } from "../tests/support/own_folder.ts";

const countRecord = record<number, []>("bench", { about: "a count" });

const store = await openDenoKvStore({
  url: `kv:${ownFolder()}/bench.sqlite3`,
  clock: systemClock,
  random: systemRandom,
});
await store.atomic().set(["bench"], 0).commit();

// `Deno.bench` awaits only functions declared `async`.
const increment = () =>
  transact(store, { count: countRecord() }, ({ count }, write) => {
    write.set(count, (count.value ?? 0) + 1);
  });

Deno.bench("get", { group: "store" }, async () => void await store.get(["bench"]));
Deno.bench("read, check and commit", { group: "store" }, async () => await increment());
Deno.bench("20 racing commits on one record", { group: "race" }, async () => {
  await Promise.all(Array.from({ length: 20 }, increment));
});
