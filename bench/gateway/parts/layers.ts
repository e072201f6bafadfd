/** What each layer of a forwarded request costs: each row does what the one above it does. */
import { measureInTurn } from "../contenders/in_turn.ts";
import { LAYERS } from "../contenders/mod.ts";
import { startStage } from "../contenders/stage.ts";
import type { Bench } from "../part.ts";
import { processorTime } from "../processes.ts";
import type { Row } from "../results.ts";
import { CONNECTIONS, measure, warmUp } from "../wrk.ts";

export async function* measureLayers(
  { folder, patience, rounds, seconds }: Bench,
): AsyncGenerator<Row> {
  await using stage = await startStage(folder, patience);
  yield* measureInTurn(stage, LAYERS, {
    rounds,
    async measure(target) {
      await warmUp(target);
      const spent = await processorTime(target.pid!);
      const { perSecond, requests } = await measure(target, { connections: CONNECTIONS, seconds });
      const processor = 1000 * (await processorTime(target.pid!) - spent) / requests;
      return { perSecond, processor };
    },
  });
}
