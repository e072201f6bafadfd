// deno-lint-ignore-file no-console -- it speaks to the terminal
/**
 * `deno task bench:applications`: 5,000 applications listed, filtered by state and words, and paged, on
 * Deno KV in a file (docs/decisions/0343).
 */
import { openDenoKvStore } from "../../adapters/store/deno_kv.ts";
import { systemClock, systemRandom } from "../../adapters/runtime/system.ts";
import { type Application, listedApplicationRecord } from "../../domain/application/application.ts";
import { listApplications, type Wanted } from "../../domain/application/list.ts";
import { APPLICATION_STATES, turnIn } from "../../domain/application/state.ts";
import { commitTo } from "../../domain/platform/commit.ts";

const COUNT = 5000;
const ROUNDS = 100;
const WORDS = ["کتابخانه", "بیمه", "مالیات", "گذرنامه", "خودرو"];

const folder = await Deno.makeTempDir();
const store = await openDenoKvStore({
  url: `kv:${folder}/store`,
  clock: systemClock,
  random: systemRandom,
});
try {
  for (let i = 0; i < COUNT; i++) await fill(i);
  const begun = performance.now();
  await listApplications(store, "all", { page: 1 });
  console.log(`first after a change: ${(performance.now() - begun).toFixed(1)} ms`);
  for (
    const [name, wanted] of Object.entries<Wanted>({
      all: { page: 1 },
      "last page": { page: COUNT },
      state: { state: "submitted", page: 1 },
      "words and turn": { words: "کتابخانه ۴", turn: "agency", page: 2 },
    })
  ) {
    const times: number[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      const begun = performance.now();
      await listApplications(store, "all", wanted);
      times.push(performance.now() - begun);
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.ceil(share * ROUNDS) - 1].toFixed(1);
    console.log(`${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`);
  }
} finally {
  store.close();
  await Deno.remove(folder, { recursive: true });
}

async function fill(i: number): Promise<void> {
  const state = APPLICATION_STATES[i % APPLICATION_STATES.length];
  const id = String(i).padStart(36, "0");
  const line: Pick<Application, "id" | "number" | "agencyId" | "title" | "changedAt"> = {
    ...{ id, number: id.slice(-13), agencyId: `agency-${i % 50}`, changedAt: i },
    title: { fa: `${WORDS[i % WORDS.length]} ${i}` },
  };
  await commitTo(store)
    .set(listedApplicationRecord("all", state, { id, createdAt: i }), {
      ...line,
      state,
      turn: turnIn(state),
    })
    .commit();
}
