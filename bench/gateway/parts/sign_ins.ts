/** Complete first sign-ins, with the program in one process and with workers. */
import { createKeyedHash } from "../../../adapters/keys/keyed_hash.ts";
import { readSecretFile } from "../../../adapters/configuration/secret_file.ts";
import { captchaAnswer } from "../../../domain/captcha/answer.ts";
import { freePort } from "../../../tests/support/program.ts";
import type { Bench } from "../part.ts";
import { processorTime, startDeno } from "../processes.ts";
import { type Figures, reasonOf, type Row } from "../results.ts";
import { startOutsideWorld } from "../sign_in/outside_world.ts";
import { signIn } from "../sign_in/sign_in.ts";
import type { SignInTask } from "../sign_in/sign_in_program.ts";

/** People who sign in concurrently. */
const TOGETHER = 16;
/** Warm-up in seconds. */
const WARM = 2;

export async function* measureSignIns(bench: Bench): AsyncGenerator<Row> {
  for (const workers of [1, 2]) {
    const name = workers === 1 ? "one process" : `${workers} workers`;
    try {
      yield { name, figures: await measureWith(workers, bench) };
    } catch (error) {
      yield { name, reason: reasonOf(error) };
    }
  }
}

async function measureWith(
  workers: number,
  { folder, seconds, patience }: Bench,
): Promise<Figures> {
  const dataDir = `${folder}/${workers}`;
  await Deno.mkdir(dataDir);
  await using outside = startOutsideWorld();
  const port = freePort();
  const task: SignInTask = { port, workers, dataDir, outside: outside.settings };
  await using program = await startDeno(new URL("../sign_in/sign_in_program.ts", import.meta.url), {
    args: [JSON.stringify(task)],
    port,
    patience,
  });
  const hash = createKeyedHash(await readSecretFile(`${dataDir}/secret_key`));
  const known = {
    port,
    answerOf: (captcha: string) => captchaAnswer(hash, captcha),
    codeOf: outside.codeOf,
  };
  let person = 0;
  /**
   * Each person starts again until the time is over, but signs in at least once, even on a slow
   * machine.
   */
  const crowd = async (seconds: number): Promise<number[]> => {
    const until = performance.now() + 1000 * seconds;
    const durations: number[] = [];
    await Promise.all(Array.from({ length: TOGETHER }, async () => {
      do {
        const began = performance.now();
        await signIn(person++, known);
        durations.push(performance.now() - began);
      } while (performance.now() < until);
    }));
    return durations.sort((a, b) => a - b);
  };
  await crowd(WARM);
  const worked = await processorTime(program.pid);
  const began = performance.now();
  const durations = await crowd(2 * seconds);
  const elapsed = (performance.now() - began) / 1000;
  const at = (share: number) => durations[Math.floor(share * (durations.length - 1))];
  return {
    perSecond: durations.length / elapsed,
    p50: at(0.5),
    p99: at(0.99),
    processor: (await processorTime(program.pid) - worked) / durations.length,
  };
}
