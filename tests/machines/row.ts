/** One row of the table: people go on, a fault happens to the machines, and what was lost is counted. */
import type { Person } from "../../adapters/sandbox/mod.ts";
import { wait } from "../faults/scenario.ts";
import type { HttpClient } from "../support/http_client.ts";
import type { Gateways } from "./gateways.ts";
import { createGuesser } from "./guesser.ts";
import { judge, type Judgement } from "./judge.ts";
import { PERSONA } from "./more_people.ts";
import type { Patroni } from "./patroni.ts";
import {
  type Acknowledged,
  comeAndGo,
  keepClicking,
  nothingYet,
  signInAt,
  type Stage,
} from "./player.ts";

export interface Machines {
  patroni: Patroni;
  world: Gateways;
}

export interface Scenario {
  name: string;
  fault: string;
  /** Megabytes of a file system of its own for each node's data. */
  disk?: number;
  /** Causes the fault, once everybody is busy, and ends what it can. Returns what else happened. */
  cause(machines: Machines): Promise<string | void>;
  /** Brings everything back, after the people have gone. */
  mend?(machines: Machines): Promise<void>;
}

export interface Row extends Judgement {
  fault: string;
  /** What else happened. */
  remark: string;
  signIns: number;
  sent: number;
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
/** Milliseconds into the fault. */
const GUESSES_AFTER = 60_000;
const CLICKERS = 4;
const GUESSERS = 4;
/** Queues of people who come one after the other: what two cores bear beside three nodes. */
const QUEUES = 10;

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
  const clickers = await signInAll(stage, people.splice(0, CLICKERS));
  const guessers = await Promise.all(
    people.splice(0, GUESSERS).map((person) => createGuesser(stage, person)),
  );
  await Promise.all(guessers.map((guesser) => guesser.guess()));
  const began = Date.now();
  const playing = [
    ...clickers.map((browser) => keepClicking(stage, browser)),
    ...Array.from(
      { length: QUEUES },
      (_, queue) => comeAndGo(stage, people.filter((_, index) => index % QUEUES === queue)),
    ),
  ];
  await wait(BEFORE);
  const at = Date.now();
  const caused = cause(machines);
  // As long as their codes are valid, also if the fault lasts longer.
  await Promise.race([caused, wait(GUESSES_AFTER)]);
  const guessed = await Promise.all(guessers.map((guesser) => guesser.judge()));
  const remark = await caused;
  await wait(AFTER);
  const until = Date.now();
  over = true;
  await Promise.all(playing);
  await mend?.(machines);
  await patroni.whole();
  return {
    fault,
    remark: remark ?? "",
    signIns: log.signIns.length,
    sent: log.sent,
    guesses: guessed.reduce((sum, { wrong }) => sum + wrong, 0),
    ...await judge(world, log, { clickers, guessed }),
    usualPause: longestPause(log.signIns, began, at),
    pause: longestPause(log.signIns, at, until),
    ...clicksOf(log),
    givenUp: log.givenUp,
  };
}

async function signInAll(stage: Stage, people: Person[]): Promise<HttpClient[]> {
  const browsers = await Promise.all(people.map((person) => signInAt(stage, person)));
  const found = browsers.filter((browser) => browser !== undefined);
  if (found.length < people.length) throw new Error("Cannot sign in the people who click");
  return found;
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
