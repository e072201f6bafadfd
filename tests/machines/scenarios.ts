/** What happens to the machines. */
import { wait } from "../faults/scenario.ts";
import { eventually } from "../support/waiting.ts";
import type { Machines, Scenario } from "./row.ts";

/** Longer than Patroni's ttl and the search for the next leader. */
const FAILOVER = 60_000;

async function killLeader({ patroni }: Machines): Promise<void> {
  const old = await patroni.leader();
  await old.kill();
  await eventually(async () => {
    if (await patroni.leader() === old) throw new Error("still the old one");
  }, FAILOVER);
  await old.start();
}

async function killStandby({ patroni }: Machines): Promise<void> {
  const leader = await patroni.leader();
  const standby = patroni.nodes.find((node) => node !== leader)!;
  await standby.kill();
  await wait(15_000);
  await standby.start();
}

async function cutLeader({ patroni, world }: Machines): Promise<void> {
  const index = patroni.nodes.indexOf(await patroni.leader());
  const wire = world.gateways[0].wires[index];
  wire.mute();
  await wait(15_000);
  wire.cut();
}

export const SCENARIOS: Scenario[] = [
  { name: "leader", fault: "`kill -9` of the leader (Patroni and PostgreSQL)", cause: killLeader },
  {
    name: "gateway",
    fault: "`kill -9` of a gateway, started again after 10 s",
    async cause({ world: { gateways: [first] } }) {
      first.child.kill("SIGKILL");
      await first.child.ended();
      await wait(10_000);
      await first.start();
    },
  },
  {
    name: "standby",
    fault: "`kill -9` of a standby, started again after 15 s",
    cause: killStandby,
  },
  {
    name: "etcd",
    fault: "`kill -9` of one of three etcd members, started again after 15 s",
    async cause({ patroni: { etcd: [first] } }) {
      await first.kill();
      await wait(15_000);
      first.start();
    },
  },
  {
    name: "all-etcd",
    fault: "`kill -9` of all etcd members, started again after 30 s",
    async cause({ patroni: { etcd } }) {
      for (const member of etcd) await member.kill();
      await wait(30_000);
      for (const member of etcd) member.start();
    },
  },
  {
    name: "cut",
    fault: "answers of the leader to one gateway get lost for 15 s",
    cause: cutLeader,
  },
  {
    name: "clock",
    fault: "one gateway restarted with a clock 3 s ahead",
    async cause({ world: { gateways: [first] } }) {
      first.child.kill("SIGTERM");
      await first.child.ended();
      await first.start({ ahead: 3000 });
    },
    async mend({ world: { gateways: [first] } }) {
      first.child.kill("SIGTERM");
      await first.child.ended();
      await first.start();
    },
  },
];
