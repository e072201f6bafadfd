/** Check 3: an ended session passes nowhere a second later, with two workers behind the front. */
import { startOurs } from "../../../bench/gateway/contenders/ours.ts";
import { startStage } from "../../../bench/gateway/contenders/stage.ts";
import { lagOf } from "../../../bench/gateway/parts/revocation.ts";
import { median } from "../../../bench/gateway/wrk.ts";
import { type Check, ms } from "../../support/checks.ts";

const SESSIONS = 50;
const PATIENCE = 60_000;
/** Milliseconds. */
const ASKED = 1000;

export const ENDED: Check[] = [{
  number: 3,
  what: "ended sessions, with two workers",
  async run() {
    const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
    await using stage = await startStage(folder, PATIENCE);
    const { carrying } = stage;
    await using ours = await startOurs({
      folder: `${folder}/workers`,
      port: carrying.asked,
      front: carrying.port,
      upstream: stage.upstream,
      people: SESSIONS,
      environment: { WORKERS: "2" },
      patience: PATIENCE,
    });
    const lags: number[] = [];
    for (const person of ours.people) {
      lags.push(
        await lagOf(person, { at: carrying.port, asked: ours.carried, patience: PATIENCE }),
      );
    }
    const slowest = Math.max(...lags);
    return [{
      what:
        `${SESSIONS} sessions, each asked about on 12 new connections at a time until none passes`,
      expected: `≤ ${ms(ASKED)} after the answer to the sign-out`,
      got: `median ${ms(median(lags))}, slowest ${ms(slowest)}`,
      holds: slowest <= ASKED,
    }];
  },
}];
