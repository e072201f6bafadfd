/** What happens to the machines, in the order of the table. */
import type { Scenario } from "../row.ts";
import { GATEWAY_FAULTS } from "./gateways.ts";
import { NODE_FAULTS } from "./nodes.ts";
import { killBackend, killGateway, killRounds } from "./rounds.ts";

const ROUNDS = 100;

export const SCENARIOS: Scenario[] = [
  ...NODE_FAULTS,
  ...GATEWAY_FAULTS,
  {
    name: "rounds",
    fault:
      `${ROUNDS} rounds of \`kill -9\` in the middle of commits, by turns of a backend and a gateway`,
    cause: (machines) =>
      killRounds(machines, { rounds: ROUNDS, victims: [killBackend, killGateway] }),
  },
];
