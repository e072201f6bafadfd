/** Cases 39 and 40: slow and dead agencies, and ten times as many visitors as one can serve. */
import { setTimeout as later } from "node:timers";
import { startHttpUpstream } from "../../routes/gateway/http_upstream.ts";
import { signIn } from "../../http/journey.ts";
import { createHttpClient, type HttpClient } from "../../support/http_client.ts";
import { freePort, startTestProgram } from "../../support/program.ts";
import { countsOf, type Finding, quantile, type Scenario } from "../scenario.ts";

const REQUESTS = 300;
/** Delay of the slow agency in milliseconds. */
const SLOW = 3000;

const service = (id: string, upstream: string, settings = {}) => ({
  id,
  title: { fa: id },
  upstream,
  ...settings,
});

interface Timed {
  status: number;
  retryAfter: string | null;
  milliseconds: number;
}

async function timed(browser: HttpClient, address: string): Promise<Timed> {
  const began = performance.now();
  const { status, headers } = await browser.send(address);
  return {
    status,
    retryAfter: headers.get("retry-after"),
    milliseconds: performance.now() - began,
  };
}

/** One after the other, as a person clicks. */
async function clicks(browser: HttpClient, address: string): Promise<Timed[]> {
  const all: Timed[] = [];
  for (let count = 0; count < REQUESTS; count++) all.push(await timed(browser, address));
  return all;
}

const times = (all: Timed[]) => all.map(({ milliseconds }) => milliseconds);
const shown = (all: Timed[]) =>
  `${countsOf(all.map(({ status }) => status))}; median ${
    quantile(times(all), 0.5).toFixed(1)
  } ms, 99 % within ${quantile(times(all), 0.99).toFixed(1)} ms`;
const notOk = (all: Timed[]) => all.filter(({ status }) => status !== 200).length;

async function besideOthers(): Promise<Finding[]> {
  await using fast = await startHttpUpstream();
  await using slow = await startHttpUpstream((_, response) => {
    later(() => response.end("late"), SLOW);
  });
  const limits = { requests: 50, per_person: 50, per_person_queue: 50, per_person_wait: 1 };
  const program = await startTestProgram({
    services: () => [
      service("fast", fast.origin),
      service("slow", slow.origin, { limits }),
      service("dead", `http://127.0.0.1:${freePort()}`, { limits: { per_person: 1000 } }),
    ],
  });
  try {
    await using browser = createHttpClient(program);
    const at = (id: string) => `http://${id}.localhost:${program.port}/`;
    const person = program.sandbox.people.find((one) => one.persona === "verified-citizen")!;
    await signIn(program, browser, person, at("fast"));
    for (const id of ["slow", "dead"]) await browser.get(at(id), { accept: "text/html" });
    await clicks(browser, at("fast"));

    const alone = await clicks(browser, at("fast"));
    const atSlow = Array.from({ length: 200 }, () => timed(browser, at("slow")));
    const atDead = Array.from({ length: 200 }, () => timed(browser, at("dead")));
    const beside = await clicks(browser, at("fast"));
    const [late, gone] = [await Promise.all(atSlow), await Promise.all(atDead)];
    const isTold = ({ status, retryAfter }: Timed) =>
      status === 200 || [429, 502, 503].includes(status) && retryAfter !== null;
    return [
      {
        what: "clicks at an agency, before",
        sent: REQUESTS,
        expected: "200",
        got: shown(alone),
        lost: notOk(alone),
      },
      {
        what: `the same, while 200 wait for an agency that takes ${
          SLOW / 1000
        } s and 200 for a dead one`,
        sent: REQUESTS,
        expected: "200, as fast as before",
        got: shown(beside),
        lost: notOk(beside),
      },
      {
        what: "requests at the slow agency (50 slots, 50 in this person's queue for 1 s)",
        sent: late.length,
        expected: "200, or 429 with `Retry-After` within about 1 s",
        got: shown(late),
        lost: late.filter((one) => !isTold(one)).length,
      },
      {
        what: "requests at the dead agency",
        sent: gone.length,
        expected: "502, then 503, with `Retry-After`",
        got: shown(gone),
        lost: gone.filter((one) => !isTold(one) || one.status === 200).length,
      },
    ];
  } finally {
    await program.stop();
  }
}

/** An agency that can serve 200 requests a second receives 2000 a second, for two seconds. */
async function rush(): Promise<Finding[]> {
  const [ROUNDS, PER_ROUND, PAUSE] = [80, 50, 25];
  await using upstream = await startHttpUpstream((_, response) => {
    later(() => response.end("ok"), 100);
  });
  await using other = await startHttpUpstream();
  const limits = { requests: 20, per_person: 20, per_person_queue: 20, per_person_wait: 1 };
  const program = await startTestProgram({
    services: () => [service("busy", upstream.origin, { limits }), service("other", other.origin)],
  });
  try {
    await using browser = createHttpClient(program);
    const at = (id: string) => `http://${id}.localhost:${program.port}/`;
    const person = program.sandbox.people.find((one) => one.persona === "verified-citizen")!;
    await signIn(program, browser, person, at("busy"));
    await browser.get(at("other"), { accept: "text/html" });
    for (let count = 0; count < 200; count++) await timed(browser, at("other"));
    const before = Deno.memoryUsage().rss;
    const sent: Promise<Timed>[] = [];
    const aside: Promise<Timed>[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      for (let one = 0; one < PER_ROUND; one++) sent.push(timed(browser, at("busy")));
      aside.push(timed(browser, at("other")));
      await new Promise((go) => later(go, PAUSE));
    }
    const all = await Promise.all(sent);
    const others = await Promise.all(aside);
    const grown = Math.round((Deno.memoryUsage().rss - before) / 1024 ** 2);
    const after = await timed(browser, at("busy"));
    const served = all.filter(({ status }) => status === 200);
    const refused = all.filter(({ status, retryAfter }) => status === 429 && retryAfter !== null);
    return [
      {
        what:
          "requests at an agency that can serve 200 a second (20 slots, 20 in this person's queue)",
        sent: all.length,
        expected: "as many as it can serve 200, the others 429 with `Retry-After`",
        got: `200: ${served.length}, 429: ${refused.length}; memory of gateway, clients and ` +
          `agency together grew by ${grown} MB`,
        lost: all.length - served.length - refused.length,
      },
      {
        what: "clicks at another agency at the same time",
        sent: others.length,
        expected: "200",
        got: shown(others),
        lost: notOk(others),
      },
      {
        what: "a request at the busy one afterwards",
        sent: 1,
        expected: "200",
        got: shown([after]),
        lost: notOk([after]),
      },
    ];
  } finally {
    await program.stop();
  }
}

export const AGENCY_SCENARIOS: Scenario[] = [
  { number: 39, fault: "ten times as many requests as an agency can serve", run: rush },
  { number: 40, fault: "one slow agency, one dead agency", run: besideOthers },
];
