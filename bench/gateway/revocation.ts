/** How long a session that was ended goes on anywhere: every worker is asked over new connections. */
import { request } from "undici";
import { pause } from "./processes.ts";
import type { Ours } from "./ours.ts";
import { median } from "./wrk.ts";

export interface Revocation {
  count: number;
  /** Milliseconds from the answer to the sign-out until no worker lets the session in. */
  p50: number;
  max: number;
}

/** Questions a round: the kernel gives each new connection to either worker, so none is missed for long. */
const ASKED = 12;

/** Ends the sessions of the last `count` people. */
export async function measureRevocation(ours: Ours, count: number): Promise<Revocation> {
  const lags: number[] = [];
  for (const person of ours.people.slice(-count)) {
    const cookie = person.cookies[ours.target.host.split(".", 1)[0]];
    if (await passes(ours, cookie) !== ASKED) throw new Error("Cannot bench: session is not live");
    await signOut(ours, person.windowCookie);
    const began = performance.now();
    let last = began;
    // Five rounds without one that passes: over then.
    for (let quiet = 0; quiet < 5; quiet++) {
      if (await passes(ours, cookie)) [quiet, last] = [-1, performance.now()];
      if (performance.now() - began > 10_000) throw new Error("Cannot end a session within 10 s");
      await pause(2);
    }
    lags.push(last - began);
  }
  return { count, p50: median(lags), max: Math.max(...lags) };
}

/** How many of `ASKED` new connections the session passes at. */
async function passes({ port, target }: Ours, cookie: string): Promise<number> {
  const answers = await Promise.all(Array.from({ length: ASKED }, async () => {
    const { statusCode, body } = await request(`http://127.0.0.1:${port}/`, {
      headers: { host: target.host, cookie, connection: "close" },
      reset: true,
    });
    await body.dump();
    return statusCode;
  }));
  return answers.filter((status) => status === 200).length;
}

async function signOut({ port }: Ours, cookie: string): Promise<void> {
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
