/** Faults of the database's nodes and of etcd. */
import { wait } from "../../faults/scenario.ts";
import { eventually } from "../../support/waiting.ts";
import type { Node } from "../node.ts";
import type { Patroni } from "../patroni.ts";
import type { Machines, Scenario } from "../row.ts";

/** Longer than Patroni's ttl and the search for the next leader. */
const FAILOVER = 60_000;

async function untilOther(patroni: Patroni, old: Node): Promise<void> {
  await eventually(async () => {
    if (await patroni.leader() === old) throw new Error("still the old one");
  }, FAILOVER);
}

async function killLeader({ patroni }: Machines): Promise<void> {
  const old = await patroni.leader();
  await old.kill();
  await untilOther(patroni, old);
  await old.start();
}

async function killStandby({ patroni }: Machines): Promise<void> {
  const leader = await patroni.leader();
  const standby = patroni.nodes.find((node) => node !== leader)!;
  await standby.kill();
  await wait(15_000);
  await standby.start();
}

/** As large as the disk's rest: its writing ends with an error. */
async function fill(path: string): Promise<void> {
  const block = new Uint8Array(1 << 20);
  using file = await Deno.open(path, { create: true, write: true });
  try {
    for (;;) await file.write(block);
  } catch {
    // Full.
  }
}

async function fillLeader({ patroni }: Machines): Promise<string> {
  const old = await patroni.leader();
  const filler = `${old.data}/../filler`;
  await fill(filler);
  try {
    await wait(5000);
    // As weeks of writing would: the segments that are there already take a while to be used up.
    for (let more = 0; more < 20; more++) await patroni.sql("select pg_switch_wal()");
  } catch {
    // It has stopped.
  }
  const isReplaced = await untilOther(patroni, old).then(() => true, () => false);
  await wait(5000);
  await Deno.remove(filler);
  return isReplaced ? "another node leads" : "it stays the leader";
}

export const NODE_FAULTS: Scenario[] = [
  { name: "leader", fault: "`kill -9` of the leader (Patroni and PostgreSQL)", cause: killLeader },
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
  { name: "disk", fault: "the leader's disk is full", disk: 400, cause: fillLeader },
];
