/** A store with the accounts of a country's part: what it takes, and whether it gets slower. */
import { systemClock, systemRandom } from "../../../adapters/runtime/system.ts";
import { parsePostgresAddress } from "../../../adapters/configuration/postgres_address.ts";
import type { RawStore } from "../../../adapters/store/engines/raw.ts";
import { openRawKv } from "../../../adapters/store/engines/raw_kv.ts";
import { openRawPostgres } from "../../../adapters/store/engines/raw_postgres.ts";
import { PASSWORD } from "../../../tests/support/postgres/cluster.ts";
import { residentMegabytes } from "../../gateway/processes.ts";
import type { Figures, Row } from "../../gateway/results.ts";
import { knownAt } from "../../gateway/sign_in/crowd.ts";
import { signIn } from "../../gateway/sign_in/sign_in.ts";
import { databaseMemory } from "../database_process.ts";
import { OWN_DISK } from "../disk.ts";
import { FEW, MANY, nameOfStored } from "../engines.ts";
import {
  type Amount,
  multiplyInKv,
  multiplyInPostgres,
  readSample,
  type Sample,
} from "../multiply.ts";
import type { Bench } from "../part.ts";
import { workAt } from "../store_alone.ts";
import { type Engine, startWorld, type World } from "../world.ts";
import { signInFor } from "./sign_ins.ts";

const ENGINES: Engine[] = ["postgres", "kv"];
/** Far from the numbers of the people who sign in. */
const SAMPLE_PERSON = 90_000_000;

export async function* measureStored(bench: Bench): AsyncGenerator<Row> {
  for (const engine of ENGINES) yield* measureWith(engine, bench);
}

async function* measureWith(
  engine: Engine,
  { seconds, quick, patience }: Bench,
): AsyncGenerator<Row> {
  await using world = await startWorld({ engine, processes: 1, disk: OWN_DISK, patience });
  await signIn(SAMPLE_PERSON, { ...await knownAt(world), port: world.gateways[0].port });
  const raw = await openRaw(world);
  try {
    const sample = await readSample(raw);
    let from = 0;
    for (const people of [FEW, quick ? 20_000 : MANY[engine]]) {
      const filled = await fill(world, raw, sample, { from, people });
      from = people;
      const measured = await measureFilled(world, sample, { people, seconds });
      yield { name: nameOfStored(engine, people), figures: { ...filled, ...measured } };
    }
  } finally {
    raw.close();
  }
}

const openRaw = ({ cluster, dataDir }: World): Promise<RawStore> =>
  cluster
    ? openRawPostgres({
      address: parsePostgresAddress(cluster.url()),
      password: PASSWORD,
      random: systemRandom,
    })
    : openRawKv(`kv:${dataDir}/panjereh.sqlite3`, systemClock);

/** Every second person has a session. Returns what each of both takes, with indices. */
async function fill(
  world: World,
  raw: RawStore,
  sample: Sample,
  { from, people }: { from: number; people: number },
): Promise<Figures> {
  const [accounts, sessions] = [people - from, (people - from) / 2];
  const empty = await bytesOf(world);
  const began = performance.now();
  const written = await multiply(world, raw, sample, { from, accounts, sessions: 0 });
  const between = await bytesOf(world);
  const more = await multiply(world, raw, sample, { from, accounts: 0, sessions });
  const full = await bytesOf(world);
  return {
    records: written + more,
    // A few records fit into what a file has reserved.
    ...people > FEW && {
      account: (between - empty) / accounts,
      session: (full - between) / sessions,
    },
    filled: (performance.now() - began) / 1000,
  };
}

const multiply = ({ cluster }: World, raw: RawStore, sample: Sample, amount: Amount) =>
  cluster ? multiplyInPostgres(cluster, sample, amount) : multiplyInKv(raw, sample, amount);

async function measureFilled(
  world: World,
  { names: [id] }: Sample,
  { people, seconds }: { people: number; seconds: number },
): Promise<Figures> {
  const disk = await bytesOf(world) / 1e6;
  const looked = await workAt(world, { name: "look", accounts: people, sample: id });
  // Others than those who came when fewer were stored.
  const signedIn = await signInFor(world, seconds, people);
  const { cluster, gateways: [{ pid }] } = world;
  return {
    disk,
    ...looked.figures,
    perSecond: signedIn.perSecond,
    calls: signedIn.calls,
    gateway: await residentMegabytes(pid),
    ...cluster && { database: await databaseMemory(cluster.folder) },
  };
}

async function bytesOf({ cluster, dataDir }: World): Promise<number> {
  if (cluster) return Number(await cluster.sql("select pg_total_relation_size('kv')"));
  const files = ["", "-wal"].map((end) => Deno.stat(`${dataDir}/panjereh.sqlite3${end}`));
  return (await Promise.all(files)).reduce((sum, { size }) => sum + size, 0);
}
