/** People who sign in concurrently, each new one from a network of their own. */
import { createKeyedHash } from "../../../adapters/keys/keyed_hash.ts";
import { readSecretFile } from "../../../adapters/configuration/secret_file.ts";
import { captchaAnswer } from "../../../domain/captcha/answer.ts";
import { pause, timeOf } from "../processes.ts";
import type { OutsideWorld } from "./outside_world.ts";
import { type Known, signIn } from "./sign_in.ts";

export interface Crowd {
  /** Milliseconds of each sign-in, in ascending order, of so many people for so many seconds. */
  signIn(together: number, seconds: number): Promise<number[]>;
  /** The same of people who begin at random moments, so many a second. */
  signInAt(perSecond: number, seconds: number): Promise<number[]>;
}

export interface CrowdOptions {
  /** Of the programs; consecutive people go to consecutive ones. */
  ports: number[];
  /** Where the programs keep their secret. */
  dataDir: string;
  outside: OutsideWorld;
  /** Number of the first person. People who have signed in before cost more: they are told of it. */
  first?: number;
}

/** What all people know. */
export async function knownAt(
  { dataDir, outside }: Pick<CrowdOptions, "dataDir" | "outside">,
): Promise<Omit<Known, "port">> {
  const hash = createKeyedHash(await readSecretFile(`${dataDir}/secret_key`));
  return {
    answerOf: (captcha) => captchaAnswer(hash, captcha),
    codeOf: outside.codeOf,
  };
}

export async function createCrowd({ ports, first = 0, ...rest }: CrowdOptions): Promise<Crowd> {
  const known = await knownAt(rest);
  let person = first;
  return crowdOf(async () => {
    const index = person++;
    await signIn(index, { ...known, port: ports[index % ports.length] });
  });
}

/** `run`: the next person signs in. */
export const crowdOf = (run: () => Promise<void>): Crowd => ({
  signIn: (together, seconds) => againAndAgain(together, seconds, run),
  signInAt: (perSecond, seconds) => nowAndThen(perSecond, seconds, run),
});

const ascending = (durations: number[]): number[] => durations.sort((a, b) => a - b);

/**
 * Milliseconds of each run, in ascending order. Each of those who run at once begins again until
 * the time is over, but runs at least once, even on a slow machine.
 */
async function againAndAgain(
  together: number,
  seconds: number,
  run: () => Promise<void>,
): Promise<number[]> {
  const until = performance.now() + 1000 * seconds;
  const durations: number[] = [];
  await Promise.all(Array.from({ length: together }, async () => {
    do durations.push(await timeOf(run)); while (performance.now() < until);
  }));
  return ascending(durations);
}

/** The same of runs that do not wait for each other. */
async function nowAndThen(
  perSecond: number,
  seconds: number,
  run: () => Promise<void>,
): Promise<number[]> {
  const until = performance.now() + 1000 * seconds;
  const running: Promise<number>[] = [];
  while (performance.now() < until) {
    running.push(timeOf(run));
    await pause(Math.random() * 2000 / perSecond);
  }
  return ascending(await Promise.all(running));
}

/** Of values in ascending order. */
export const quantile = (values: number[], share: number): number =>
  values[Math.floor(share * (values.length - 1))];
