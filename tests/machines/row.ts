/** One row of the table: people go on, a fault happens to the machines, and what was lost is counted. */
import type { Person } from "../../adapters/sandbox/mod.ts";
import { wait } from "../faults/scenario.ts";
import type { HttpClient } from "../support/http_client.ts";
import { openStoreAt } from "../support/postgres/stores.ts";
import { type Gateways, PASSWORD } from "./gateways.ts";
import { createGuesser } from "./guesser.ts";
import { PERSONA } from "./more_people.ts";
import type { Patroni } from "./patroni.ts";
import {
  type Acknowledged,
  comeAndGo,
  isSignedIn,
  keepClicking,
  livesAgain,
  nothingYet,
  signInAt,
  type Stage,
} from "./player.ts";
import { examine } from "./whole.ts";

export interface Machines {
  patroni: Patroni;
  world: Gateways;
}

export interface Scenario {
  name: string;
  fault: string;
  /** Causes the fault, once everybody is busy, and ends what it can. */
  cause(machines: Machines): Promise<void>;
  /** Brings everything back, after the people have gone. */
  mend?(machines: Machines): Promise<void>;
}

export interface Row {
  fault: string;
  signIns: number;
  sent: number;
  /** Acknowledged sign-ins that are unknown, and sign-outs that did not last. */
  lost: number;
  /** Accepted codes that were accepted once more. */
  twice: number;
  codes: number;
  half: string[];
  /** 1 if a code was accepted after its tries had been acknowledged as wrong. */
  reset: number;
  guesses: number;
  /** Longest time without an acknowledged sign-in, before and since the fault, in milliseconds. */
  pause: number;
  usualPause: number;
  clicks: number;
  /** By status. */
  failedClicks: Record<string, number>;
  /** From the first to the last click that failed, in milliseconds. */
  clickOutage: number;
  givenUp: number;
}

/** Milliseconds of undisturbed load before the fault, and after it is over. */
const [BEFORE, AFTER] = [8000, 8000];
const CLICKERS = 3;
/** Queues of people who come one after the other. */
const QUEUES = 4;

export async function runRow(
  machines: Machines,
  { fault, cause, mend }: Scenario,
): Promise<Row> {
  const { world, patroni } = machines;
  let over = false;
  const log = nothingYet();
  const { program, browser: newBrowser } = world;
  const stage: Stage = { program, newBrowser, log, isOver: () => over };
  const people = program.sandbox.people.filter(({ persona }) => persona === PERSONA);
  const [guessing, ...others] = people;
  const clickers = await signInAll(stage, others.splice(0, CLICKERS));
  const guesser = await createGuesser(stage, guessing);
  await guesser.guess();
  const began = Date.now();
  const playing = [
    ...clickers.map((browser) => keepClicking(stage, browser)),
    ...Array.from(
      { length: QUEUES },
      (_, queue) => comeAndGo(stage, others.filter((_, index) => index % QUEUES === queue)),
    ),
  ];
  await wait(BEFORE);
  const at = Date.now();
  await cause(machines);
  const guessed = await guesser.judge();
  await wait(AFTER);
  const until = Date.now();
  over = true;
  await Promise.all(playing);
  await mend?.(machines);
  await patroni.whole();
  return {
    fault,
    signIns: log.signIns.length,
    sent: log.sent,
    ...await judge(world, log, clickers),
    ...guessed,
    usualPause: longestPause(log.signIns, began, at),
    pause: longestPause(log.signIns, at, until),
    ...clicksOf(log),
    givenUp: log.givenUp,
  };
}

async function signInAll(stage: Stage, people: Person[]) {
  const browsers = await Promise.all(people.map((person) => signInAt(stage, person)));
  const found = browsers.filter((browser) => browser !== undefined);
  if (found.length < people.length) throw new Error("Cannot sign in the people who click");
  return found;
}

async function judge({ program, store: url }: Gateways, log: Acknowledged, clickers: HttpClient[]) {
  let lost = 0;
  for (const browser of [...log.live, ...clickers]) {
    if (!await isSignedIn(program, browser)) lost++;
  }
  for (const ended of log.ended) if (await livesAgain(program, ended)) lost++;
  const store = await openStoreAt(url, { password: PASSWORD, timeout: 10_000 });
  try {
    const { half, rightCodes } = await examine(store);
    // The answer does not tell: a journey that was left behind its code is led to its current step.
    for (const { browser, code } of log.codes) {
      await browser.post(`${program.origin}/login/code`, { code });
    }
    const twice = (await examine(store)).rightCodes - rightCodes;
    return { lost, twice, codes: log.codes.length, half };
  } finally {
    store.close();
  }
}

function longestPause(times: number[], from: number, to: number): number {
  const inside = [from, ...times.filter((time) => time > from && time < to), to].sort((a, b) =>
    a - b
  );
  return Math.max(...inside.slice(1).map((time, index) => time - inside[index]));
}

function clicksOf({ clicks }: Acknowledged) {
  const failed = clicks.filter(({ status }) => status !== 200);
  const groups = Object.groupBy(failed, ({ status }) => String(status));
  const entries = Object.entries(groups).map(([status, all]) => [status, all!.length]);
  const times = failed.map(({ at }) => at);
  return {
    clicks: clicks.length,
    failedClicks: Object.fromEntries(entries) as Record<string, number>,
    clickOutage: times.length ? Math.max(...times) - Math.min(...times) : 0,
  };
}
