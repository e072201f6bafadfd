/** Killing in the middle of commits, again and again. */
import { wait } from "../../faults/scenario.ts";
import { childrenOf } from "../processes.ts";
import type { Gateway } from "../gateways.ts";
import type { Machines } from "../row.ts";

/** A process of PostgreSQL that serves a gateway; one in the middle of a statement, if there is one soon. */
async function findBackend({ patroni }: Machines): Promise<number | undefined> {
  const postmaster = await (await patroni.leader()).postmaster();
  let idle: number | undefined;
  for (let look = 0; look < LOOKS; look++) {
    const backends = (await childrenOf(postmaster))
      .filter(({ title }) => /^postgres: (?:panjereh: )?panjereh /.test(title));
    const busy = backends.find(({ title }) => !title.endsWith("idle"));
    if (busy) return busy.pid;
    idle = backends[0]?.pid;
    await wait(5);
  }
  return idle;
}

const LOOKS = 60;
/** Milliseconds between two rounds: people go on in between. */
const PAUSE = 300;
/** Milliseconds for all rounds. */
const LIMIT = 300_000;

/** As systemd does it: one that finds no primary ends. */
async function startAgain(gateway: Gateway): Promise<void> {
  for (let tries = 1; tries < 5; tries++) {
    try {
      return await gateway.start();
    } catch {
      await wait(PAUSE);
    }
  }
  await gateway.start();
}

type Victim = (machines: Machines, round: number) => Promise<void>;

/** All other backends of the leader then end too. */
export const killBackend: Victim = async (machines) => {
  const pid = await findBackend(machines);
  if (pid === undefined) throw new Error("there is no backend");
  Deno.kill(pid, "SIGKILL");
};

export const killGateway: Victim = async (machines, round) => {
  await findBackend(machines);
  const { gateways } = machines.world;
  const gateway = gateways[(round >> 1) % gateways.length];
  gateway.child.kill("SIGKILL");
  await gateway.child.ended();
  await startAgain(gateway);
};

/** The victims by turns, in the middle of commits. Returns what was killed. */
export async function killRounds(
  machines: Machines,
  { rounds, victims }: { rounds: number; victims: Victim[] },
): Promise<string> {
  const deadline = Date.now() + LIMIT;
  let round = 0;
  // Between two leaders, and while the leader starts again, there is no backend.
  let missed = 0;
  for (; round < rounds && Date.now() < deadline; round++) {
    await victims[round % victims.length](machines, round).catch(() => missed++);
    await wait(PAUSE);
  }
  return `${round - missed} of ${rounds} killed`;
}
