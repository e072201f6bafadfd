/**
 * Searches over a box of many letters, and the posting of letters, on Deno KV in a file. In one
 * process and without a network: what remains is routing, schemas, rules and the store.
 */
import { openDenoKvStore } from "../../adapters/store/deno_kv.ts";
import { systemClock, systemRandom } from "../../adapters/runtime/system.ts";
import { searchBox } from "../../domain/messages/search_box.ts";
import { createTestApi } from "../../tests/support/api.ts";
import { agency, introduce } from "../../tests/support/letters.ts";
import { writeAccount } from "../../tests/support/sessions.ts";
import { openWorld } from "../../tests/support/sign_in_world.ts";
import { timeOf } from "../gateway/processes.ts";
import { BODY, fillBox, titleOf, WORDS } from "./fill.ts";

export interface Posting {
  /** Milliseconds of each letter. */
  times: number[];
  /** Letters a second. */
  rate: number;
}

export interface MeasuredMessages {
  /** Milliseconds of a person's first search, which reads their whole list. */
  firstSearch: number;
  searches: number[];
  posting: Posting;
  /** By turns, in one run: with the box alone, and with so many letters of others beside it. */
  compared?: { alone: Posting[]; beside: Posting[] };
}

const SEARCHES = 200;
const POSTED = 3000;
const AT_ONCE = 16;
/** Of each of the people whose letters fill the store. */
const BOX = 10_000;
const COURT = agency("court", { attributes: [] });

const ROUNDS = 3;

/** `stored`: letters of others, beside which posting is measured too. */
export async function measureMessages(
  { letters, stored }: { letters: number; stored?: number },
): Promise<MeasuredMessages> {
  await using alone = await openMailbox();
  await alone.fill("sara", letters);
  const firstSearch = await alone.search(String(letters - 1));
  const searches: number[] = [];
  for (let i = 0; i < SEARCHES; i++) {
    searches.push(await alone.search(i % 4 === 0 ? "نیست" : `${WORDS[i % 15]} ${i * 47}`));
  }
  const posting = await post(alone.send);
  if (stored === undefined) return { firstSearch, searches, posting };
  await using beside = await openMailbox();
  await beside.fill("sara", letters);
  for (let person = 0; person < stored / BOX; person++) {
    await beside.fill(`person-${person}`, Math.min(BOX, stored - person * BOX));
  }
  // Gigabytes that are still on their way to the disk would delay what is measured.
  await new Deno.Command("sync").output();
  await post(beside.send);
  const compared: MeasuredMessages["compared"] = { alone: [], beside: [] };
  for (let round = 0; round < ROUNDS; round++) {
    compared.alone.push(await post(alone.send));
    compared.beside.push(await post(beside.send));
  }
  return { firstSearch, searches, posting, compared };
}

/** A store of its own, with a person to whom letters are posted. */
async function openMailbox() {
  const folder = await Deno.makeTempDir();
  const world = await openWorld();
  const store = await openDenoKvStore({
    url: `kv:${folder}/store`,
    clock: systemClock,
    random: systemRandom,
  });
  const deps = { ...world.deps, store, clock: systemClock };
  await writeAccount({ store, clock: systemClock }, { id: "maryam", status: "verified" });
  const subject = await introduce({ ...world, store }, COURT, "maryam");
  const { api } = createTestApi({ ...world, store, clock: world.clock }, [COURT]);
  return {
    fill: (accountId: string, letters: number) =>
      fillBox(deps, { accountId, service: COURT.id, letters }),
    search: (words: string) =>
      timeOf(() => searchBox(deps, "sara", { words, namesOf: () => "دادگاه تجدیدنظر" })),
    send: poster(async (body, headers) =>
      await api.request("http://api.localhost/api/v1/letters", {
        method: "POST",
        headers: { authorization: `Bearer ${btoa("court letters.write")}`, ...headers },
        body: JSON.stringify({ recipient: { subject }, ...body }),
      }, { ip: "127.0.0.1", requestId: "bench" })
    ),
    async [Symbol.asyncDispose]() {
      store.close();
      await world.close();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

type Send = (body: object, headers: Record<string, string>) => Promise<Response>;

/** @returns how to post another letter */
function poster(send: Send): () => Promise<void> {
  let posted = 0;
  return async () => {
    const i = posted++;
    const answer = await send({ kind: "decision", title: titleOf(i), body: BODY }, {
      "content-type": "application/json",
      "idempotency-key": `bench-${i}`,
    });
    if (answer.status !== 202) throw new Error(`${answer.status}: ${await answer.text()}`);
  };
}

/** So many at a time, one after the other each. */
async function post(send: () => Promise<void>): Promise<Posting> {
  const times: number[] = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (next++ < POSTED) times.push(await timeOf(send));
  }));
  return { times, rate: POSTED / (performance.now() - began) * 1000 };
}
