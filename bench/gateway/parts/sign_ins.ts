/** Complete first sign-ins, with the program in one process and with workers. */
import { freePort } from "../../../tests/support/program.ts";
import type { Bench } from "../part.ts";
import { processorTime, startDeno } from "../processes.ts";
import { type Figures, reasonOf, type Row } from "../results.ts";
import { createCrowd, quantile } from "../sign_in/crowd.ts";
import { startOutsideWorld } from "../sign_in/outside_world.ts";
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
  const crowd = await createCrowd({ ports: [port], dataDir, outside });
  await crowd.signIn(TOGETHER, WARM);
  const worked = await processorTime(program.pid);
  const began = performance.now();
  const durations = await crowd.signIn(TOGETHER, 2 * seconds);
  const elapsed = (performance.now() - began) / 1000;
  return {
    perSecond: durations.length / elapsed,
    p50: quantile(durations, 0.5),
    p99: quantile(durations, 0.99),
    processor: (await processorTime(program.pid) - worked) / durations.length,
  };
}
