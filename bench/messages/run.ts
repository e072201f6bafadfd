// deno-lint-ignore-file no-console -- it speaks to the terminal
/**
 * `deno task bench:messages`: pages and searches of a box of 10,000 letters, and the posting of
 * letters, on Deno KV in a file; writes the chapter "Letters" of docs/portal_checks.md. In one
 * process and without a network: what remains is routing, schemas, rules and the store.
 */
import { openDenoKvStore } from "../../adapters/store/deno_kv.ts";
import { systemClock, systemRandom } from "../../adapters/runtime/system.ts";
import { listBox } from "../../domain/messages/box.ts";
import { writeLetter } from "../../domain/messages/post_letter.ts";
import { searchBox } from "../../domain/messages/search_box.ts";
import { newMessageId } from "../../domain/outbox/message.ts";
import { commitTo } from "../../domain/platform/commit.ts";
import { quantile } from "../../tests/faults/scenario.ts";
import { createTestApi } from "../../tests/support/api.ts";
import { agency, introduce } from "../../tests/support/letters.ts";
import { writeAccount } from "../../tests/support/sessions.ts";
import { openWorld } from "../../tests/support/sign_in_world.ts";
import { readMachine } from "../gateway/machine.ts";
import { describeMachine } from "../gateway/page.ts";

const PAGE = new URL("../../docs/portal_checks.md", import.meta.url);
const [BEGIN, END] = [
  "<!-- messages: printed by `deno task bench:messages` -->",
  "<!-- /messages -->",
];
const LETTERS = 10_000;
const READERS = 20;
const POSTED = 3000;
const WORDS = "رأی اخطار پرداخت عوارض نوسازی مالیات گواهی سند نامه پرونده درخواست هیئت حل اختلاف سال"
  .split(" ");

const folder = await Deno.makeTempDir();
const world = await openWorld();
const store = await openDenoKvStore({
  url: `kv:${folder}/store`,
  clock: systemClock,
  random: systemRandom,
});
const deps = { ...world.deps, store, clock: systemClock };
const COURT = agency("court", { attributes: [] });

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** So many at a time, one after the other each. */
async function side<T>(count: number, at: number, work: (i: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  await Promise.all(Array.from({ length: at }, async () => {
    while (next < count) results.push(await work(next++));
  }));
  return results;
}

const title = (i: number) =>
  `${Array.from({ length: 7 }, (_, k) => WORDS[(i * 7 + k * 5) % WORDS.length]).join(" ")} ${i}`;

async function fill(accountId: string): Promise<void> {
  const from = systemClock.now() - LETTERS * 60_000;
  for (let i = 0; i < LETTERS; i += 20) {
    const write = commitTo(store);
    for (let j = i; j < i + 20; j++) {
      const at = from + j * 60_000;
      const id = newMessageId({ random: systemRandom, clock: { now: () => at } });
      writeLetter(deps, write, {
        ...{ id, at, accountId, service: "court", kind: "decision", title: title(j) },
        ...{ body: "متن نامه ".repeat(50), language: "fa", number: `1405/${j}` },
        ...{ attachments: [], needsConfirmation: false, isLegal: false },
      }, { files: [], isWanted: false, browsers: [] });
    }
    await write.commit();
  }
}

await fill("sara");
const cursors: (string | undefined)[] = [undefined];
for (let next = (await listBox(deps, "sara")).next; next;) {
  cursors.push(next);
  ({ next } = await listBox(deps, "sara", { cursor: next }));
}
const pages = await Promise.all([0, 199, cursors.length - 1].map(async (page) => {
  const times = await side(
    1000,
    READERS,
    () => timed(() => listBox(deps, "sara", { cursor: cursors[page] })),
  );
  return [`page ${page + 1} of ${cursors.length}`, times] as const;
}));

const search = (words: string) =>
  timed(() => searchBox(deps, "sara", { words, namesOf: () => "دادگاه تجدیدنظر" }));
const first = await search("9999");
const searches: number[] = [];
for (let i = 0; i < 200; i++) {
  searches.push(await search(i % 4 === 0 ? "نیست" : `${WORDS[i % 15]} ${i * 47}`));
}

await writeAccount({ store, clock: systemClock }, { id: "maryam", status: "verified" });
const subject = await introduce({ ...world, store }, COURT, "maryam");
const { api } = createTestApi({ ...world, store, clock: world.clock }, [COURT]);
const authorization = `Bearer ${btoa("court letters.write")}`;
async function post(i: number): Promise<number> {
  return await timed(async () => {
    const answer = await api.request("http://api.localhost/api/v1/letters", {
      method: "POST",
      headers: {
        authorization,
        "content-type": "application/json",
        "idempotency-key": `bench-${i}`,
      },
      body: JSON.stringify({
        recipient: { subject },
        kind: "decision",
        title: title(i),
        body: "متن نامه ".repeat(50),
      }),
    }, { ip: "127.0.0.1", requestId: "bench" });
    if (answer.status !== 202) throw new Error(`${answer.status}: ${await answer.text()}`);
  });
}
const began = performance.now();
const posts = await side(POSTED, 16, post);
const rate = POSTED / (performance.now() - began) * 1000;

const row = (what: string, times: number[]) =>
  `| ${what} | ${[0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(1)).join(" | ")} |`;
const text = [
  `${describeMachine(readMachine())}, load ${Deno.loadavg()[0].toFixed(1)} at the end.`,
  "",
  "| what | p50 ms | p95 ms | slowest ms |",
  "| --- | --- | --- | --- |",
  ...pages.map(([what, times]) => row(`${what}, ${READERS} readers`, times)),
  row("a search over all", searches),
  row("a letter posted, 16 at a time", posts),
  "",
  `The first search of a person reads the whole list: ${Math.round(first)} ms here. Letters were`,
  `posted at ${Math.round(rate)}/s.`,
].join("\n");
console.log(text);
store.close();
await world.close();
await Deno.remove(folder, { recursive: true });

const page = await Deno.readTextFile(PAGE);
const [before, rest] = page.split(BEGIN);
await Deno.writeTextFile(PAGE, `${before}${BEGIN}\n\n${text}\n\n${END}${rest.split(END)[1]}`);
