/** The latency that the gateway adds for one visitor. */
import { measureInTurn } from "../contenders/in_turn.ts";
import { FORWARDING } from "../contenders/mod.ts";
import { startStage } from "../contenders/stage.ts";
import type { Bench } from "../part.ts";
import type { Row } from "../results.ts";
import { measure, warmUp } from "../wrk.ts";

export async function* measureLatency(
  { folder, patience, rounds, seconds }: Bench,
): AsyncGenerator<Row> {
  await using stage = await startStage(folder, patience);
  yield* measureInTurn(stage, FORWARDING, {
    rounds,
    async measure(target) {
      await warmUp(target);
      const { p50 } = await measure(target, { connections: 1, seconds });
      return { one: p50 / 1000 };
    },
  });
}
