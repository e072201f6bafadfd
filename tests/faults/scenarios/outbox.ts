/** What leaves for others while everything dies, hangs and leads astray. */
import { killBeforeTelling } from "../../crash/killed_before_telling.ts";
import type { Scenario } from "../scenario.ts";

const KILLS = 100;

export const OUTBOX_SCENARIOS: Scenario[] = [
  {
    number: 41,
    fault: `kill -9 between the end of a session and its delivery, ${KILLS} times`,
    async run() {
      const { ended, told, again, last } = await killBeforeTelling(KILLS);
      return [{
        what: "sign-outs of which a service must be told",
        sent: ended,
        expected: "each told at least once",
        got: `${told} told, ${again} of them twice; the last ${Math.round(last)} ms after a start`,
        lost: ended - Math.min(told, ended),
      }];
    },
  },
];
