/**
 * A box of letters on Deno KV in a file, in this process and without a network: what remains is
 * routing, schemas, rules and the store.
 */
import { openDenoKvStore } from "../../adapters/store/deno_kv.ts";
import { systemClock, systemRandom } from "../../adapters/runtime/system.ts";
import { searchBox } from "../../domain/messages/search_box.ts";
import { createTestApi } from "../../tests/support/api.ts";
import { agency, introduce } from "../../tests/support/letters.ts";
import { writeAccount } from "../../tests/support/sessions.ts";
import { openWorld } from "../../tests/support/sign_in_world.ts";
import { pause, timeOf } from "../gateway/processes.ts";
import { BODY, fillBox, titleOf } from "./fill.ts";

export interface Posting {
  /** Milliseconds of each letter. */
  times: number[];
  /** Letters a second. */
  rate: number;
}

const POSTED = 3000;
const AT_ONCE = 16;
const COURT = agency("court", { attributes: [] });

/** A store of its own, with a person to whom letters are posted. */
export async function openMailbox() {
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
export async function post(send: () => Promise<void>): Promise<Posting> {
  const times: number[] = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (next++ < POSTED) times.push(await timeOf(send));
  }));
  return { times, rate: POSTED / (performance.now() - began) * 1000 };
}

/** So many a second at random moments, whether or not those before have been answered. */
export async function postAt(send: () => Promise<void>, perSecond: number): Promise<Posting> {
  const times: number[] = [];
  const under: Promise<unknown>[] = [];
  const began = performance.now();
  for (let posted = 0, due = began; posted < POSTED; posted++) {
    due -= Math.log(1 - Math.random()) * 1000 / perSecond;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    under.push(timeOf(send).then((time) => times.push(time)));
  }
  await Promise.all(under);
  return { times, rate: POSTED / (performance.now() - began) * 1000 };
}
