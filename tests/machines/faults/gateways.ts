/** Faults of gateways, of their clocks and of their network. */
import { wait } from "../../faults/scenario.ts";
import type { Machines, Scenario } from "../row.ts";

async function killGateway({ world: { gateways: [first] } }: Machines): Promise<void> {
  first.child.kill("SIGKILL");
  await first.child.ended();
  await wait(10_000);
  await first.start();
}

/** Milliseconds for which one gateway does not reach the leader. */
const CUT = 20_000;

async function cutLeader({ patroni, world }: Machines, how: "mute" | "drop"): Promise<void> {
  const index = patroni.nodes.indexOf(await patroni.leader());
  const wire = world.gateways[0].wires[index];
  wire[how]();
  await wait(CUT);
  wire.cut();
}

const AHEAD = "SIGUSR1";
const BEHIND = "SIGUSR2";

/** The clock jumps, and later jumps back. */
async function setClock(
  { world: { gateways: [first] } }: Machines,
  there: Deno.Signal,
  back: Deno.Signal,
): Promise<void> {
  first.child.kill(there);
  await wait(15_000);
  first.child.kill(back);
}

export const GATEWAY_FAULTS: Scenario[] = [
  {
    name: "gateway",
    fault: "`kill -9` of a gateway, started again after 10 s",
    cause: killGateway,
  },
  {
    name: "cut",
    fault: "nothing passes between one gateway and the leader for 20 s, in either direction",
    cause: (machines) => cutLeader(machines, "drop"),
  },
  {
    name: "mute",
    fault: "answers of the leader to one gateway get lost for 20 s, what it asks arrives",
    cause: (machines) => cutLeader(machines, "mute"),
  },
  {
    name: "clock-ahead",
    fault: "the clock of one gateway jumps 3 s ahead, after 15 s back",
    cause: (machines) => setClock(machines, AHEAD, BEHIND),
  },
  {
    name: "clock-behind",
    fault: "the clock of one gateway jumps 3 s back, after 15 s ahead again",
    cause: (machines) => setClock(machines, BEHIND, AHEAD),
  },
];
