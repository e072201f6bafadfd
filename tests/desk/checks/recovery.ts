/** Recovery of a password: neither the answer nor its time says whether somebody has the name. */
import { systemClock } from "../../../adapters/runtime/system.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { staffByUserNameRecord, staffRecord } from "../../../domain/staff/staff.ts";
import { startTwoWorkers, type TwoWorkers } from "../../crash/two_workers.ts";
import { quantile } from "../../faults/scenario.ts";
import { openStore } from "../../http/store.ts";
import { member } from "../../routes/desk/parts.ts";
import type { Check, Seen } from "../../support/checks.ts";
import { createHttpClient } from "../../support/http_client.ts";

const TRIES = 200;
/** Milliseconds between two medians. */
const LIMIT = 20;
/** `unknown`: nobody has the name. */
const KINDS = ["known", "unknown", "suspended"] as const;
type Kind = typeof KINDS[number];

const nameOf = (kind: Kind, i: number) => `${kind}-${i}`;

/** Their names are their IDs. */
async function plant(running: TwoWorkers): Promise<void> {
  using own = await openStore({ program: running, clock: systemClock });
  for (let i = 0; i < TRIES; i++) {
    const write = commitTo(own.store);
    for (const [kind, state] of [["known", "active"], ["suspended", "suspended"]] as const) {
      const staff = member(nameOf(kind, i), ["editor"], { state });
      write.set(staffRecord(staff.id), staff)
        .set(staffByUserNameRecord(own.hash, staff.userName), staff.id);
    }
    await write.commit();
  }
}

/** By a browser and from an address of its own. */
async function ask({ program: { sandbox }, port }: TwoWorkers, userName: string, from: number) {
  const origin = `http://desk.localhost:${port}`;
  await using browser = createHttpClient({ origin, port });
  const headers = { origin, "x-forwarded-for": `198.51.${from >> 8}.${from & 255}` };
  const page = await browser.get(`${origin}/recovery`, headers);
  const id = /name="captcha_id"[^>]* value="([^"]+)"/.exec(page.text)?.[1] ?? "";
  const { answer } = await (await fetch(`${sandbox.origin}/captchas/${id}.json`)).json();
  const form = { user_name: userName, captcha_id: id, captcha: answer };
  const began = performance.now();
  const sent = await browser.post(`${origin}/recovery`, form, headers);
  const took = performance.now() - began;
  const next = await browser.get(`${origin}/recovery/code`, headers);
  return {
    took,
    said: `${sent.status} ${sent.headers.get("location")} ${next.status} ${next.main}`,
  };
}

async function recovery(): Promise<Seen[]> {
  await using running = await startTwoWorkers(() => ({ TRUSTED_PROXIES: "127.0.0.1" }));
  await plant(running);
  const times: Record<Kind, number[]> = { known: [], unknown: [], suspended: [] };
  const answers = new Set<string>();
  for (let i = 0; i < TRIES; i++) {
    // In another order each time, so that none is always the first.
    for (let k = 0; k < KINDS.length; k++) {
      const kind = KINDS[(i + k) % KINDS.length];
      const { took, said } = await ask(running, nameOf(kind, i), i * KINDS.length + k);
      times[kind].push(took);
      answers.add(said);
    }
  }
  const medians = KINDS.map((kind) => quantile(times[kind], 0.5));
  const told = KINDS.map((kind, i) => `${kind} ${medians[i].toFixed(1)} ms`).join(", ");
  const isPage = [...answers].every((said) => said.startsWith("303 /recovery/code 200"));
  return [{
    what: `the answer, and the page after it: ${TRIES} names each of members, nobody, suspended`,
    expected: "the same for all",
    got: `${answers.size} answer${answers.size === 1 ? "" : "s"}`,
    holds: answers.size === 1 && isPage,
  }, {
    what: "the time until the answer, as a median",
    expected: `± ${LIMIT} ms`,
    got: told,
    holds: Math.max(...medians) - Math.min(...medians) <= LIMIT,
  }];
}

export const RECOVERY: Check = {
  number: 9,
  what: "a password is recovered, or seems to be",
  run: recovery,
};
