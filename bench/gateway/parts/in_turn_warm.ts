/** Contenders on one stage, measured in turn, each after a warm-up. */
import type { Contender } from "../contenders/contender.ts";
import { measureInTurn } from "../contenders/in_turn.ts";
import { startStage } from "../contenders/stage.ts";
import type { Bench } from "../part.ts";
import type { Figures, Row } from "../results.ts";
import { type Target, warmUp } from "../wrk.ts";

export async function* measureWarm(
  { folder, patience, rounds }: Bench,
  contenders: Contender[],
  measure: (target: Target) => Promise<Figures>,
): AsyncGenerator<Row> {
  await using stage = await startStage(folder, patience);
  yield* measureInTurn(stage, contenders, {
    rounds,
    async measure(target) {
      await warmUp(target);
      return await measure(target);
    },
  });
}
