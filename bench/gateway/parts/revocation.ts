/** How long an ended session still works anywhere: every worker is asked over new connections. */
import { request } from "undici";
import { freePort } from "../../../tests/support/program.ts";
import { startOurs } from "../contenders/ours.ts";
import { startStage } from "../contenders/stage.ts";
import type { Bench } from "../part.ts";
import { pause } from "../processes.ts";
import type { Row } from "../results.ts";
import type { SignedIn } from "../seed.ts";
import { median, type Target } from "../wrk.ts";

/** Requests per round; the kernel distributes new connections, so no worker is missed for long. */
const ASKED = 12;
/** Consecutive rounds without success after which the session counts as ended. */
const QUIET = 5;

export async function* measureRevocation(
  { folder, patience, quick }: Bench,
): AsyncGenerator<Row> {
  const count = quick ? 5 : 50;
  await using stage = await startStage(folder, patience);
  await using ours = await startOurs({
    folder: `${folder}/workers`,
    port: freePort(),
    upstream: stage.upstream,
    people: count,
    environment: { WORKERS: "2" },
    patience,
  });
  const lags: number[] = [];
  const { port, target } = ours;
  for (const person of ours.people) {
    lags.push(await lagOf(person, { at: port, asked: target, patience }));
  }
  yield { name: "2 workers", figures: { count, p50: median(lags), max: Math.max(...lags) } };
}

export interface Ending {
  /** Port of the gateway at which the person signs out. */
  at: number;
  /** Where the session is tried: a service's host at this or another gateway. */
  asked: Pick<Target, "port" | "host">;
  /** Milliseconds. */
  patience: number;
}

/** Milliseconds from the response to the sign-out until the session is accepted no more. */
export async function lagOf(
  { cookies, windowCookie }: SignedIn,
  { at, asked, patience }: Ending,
): Promise<number> {
  const cookie = cookies[asked.host.split(".", 1)[0]];
  if (await passes(asked, cookie) !== ASKED) throw new Error("a session is not live");
  await signOut(at, windowCookie);
  const began = performance.now();
  let last = began;
  for (let quiet = 0; quiet < QUIET; quiet++) {
    if (await passes(asked, cookie)) [quiet, last] = [-1, performance.now()];
    if (last - began > patience) {
      throw new Error(`an ended session still passes after ${Math.round(patience / 1000)} s`);
    }
    await pause(2);
  }
  return last - began;
}

/** How many of `ASKED` new connections accept the session. */
async function passes({ port, host }: Ending["asked"], cookie: string): Promise<number> {
  const answers = await Promise.all(Array.from({ length: ASKED }, async () => {
    const { statusCode, body } = await request(`http://127.0.0.1:${port}/`, {
      headers: { host, cookie, connection: "close" },
      reset: true,
    });
    await body.dump();
    return statusCode;
  }));
  return answers.filter((status) => status === 200).length;
}

async function signOut(port: number, cookie: string): Promise<void> {
  const origin = `http://localhost:${port}`;
  const { statusCode, body } = await request(`http://127.0.0.1:${port}/sessions`, {
    method: "POST",
    headers: {
      host: `localhost:${port}`,
      origin,
      cookie,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: "all=1",
  });
  await body.dump();
  if (statusCode >= 400) throw new Error(`Cannot sign out: status ${statusCode}`);
}
