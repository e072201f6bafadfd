/** People who sign in concurrently, each new one from a network of their own. */
import { createKeyedHash } from "../../../adapters/keys/keyed_hash.ts";
import { readSecretFile } from "../../../adapters/configuration/secret_file.ts";
import { captchaAnswer } from "../../../domain/captcha/answer.ts";
import type { OutsideWorld } from "./outside_world.ts";
import { type Known, signIn } from "./sign_in.ts";

export interface Crowd {
  /** Milliseconds of each sign-in, in ascending order, of so many people for so many seconds. */
  signIn(together: number, seconds: number): Promise<number[]>;
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
  return {
    signIn: (together, seconds) =>
      againAndAgain(together, seconds, async () => {
        const index = person++;
        await signIn(index, { ...known, port: ports[index % ports.length] });
      }),
  };
}

/**
 * Milliseconds of each run, in ascending order. Each of those who run at once begins again until
 * the time is over, but runs at least once, even on a slow machine.
 */
export async function againAndAgain(
  together: number,
  seconds: number,
  run: () => Promise<void>,
): Promise<number[]> {
  const until = performance.now() + 1000 * seconds;
  const durations: number[] = [];
  await Promise.all(Array.from({ length: together }, async () => {
    do {
      const began = performance.now();
      await run();
      durations.push(performance.now() - began);
    } while (performance.now() < until);
  }));
  return durations.sort((a, b) => a - b);
}

/** Of values in ascending order. */
export const quantile = (values: number[], share: number): number =>
  values[Math.floor(share * (values.length - 1))];
