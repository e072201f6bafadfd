/** Throughput of the contenders, and of baselines of the same shape. */
import { measureInTurn } from "../contenders/in_turn.ts";
import { CONTENDERS } from "../contenders/mod.ts";
import { startStage } from "../contenders/stage.ts";
import type { Bench } from "../part.ts";
import type { Row } from "../results.ts";
import { CONNECTIONS, measure, warmUp } from "../wrk.ts";

export async function* measureRequests(
  { folder, patience, rounds, seconds }: Bench,
): AsyncGenerator<Row> {
  await using stage = await startStage(folder, patience);
  yield* measureInTurn(stage, CONTENDERS, {
    rounds,
    async measure(target) {
      await warmUp(target);
      const { perSecond, p99 } = await measure(target, { connections: CONNECTIONS, seconds });
      return { perSecond, p99: p99 / 1000 };
    },
  });
}
