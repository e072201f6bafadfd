/** A thousand people who begin at the same moment, from one network and from many. */
import { within } from "../../../tests/support/waiting.ts";
import type { Figures, Row } from "../../gateway/results.ts";
import { knownAt, quantile } from "../../gateway/sign_in/crowd.ts";
import { signIn } from "../../gateway/sign_in/sign_in.ts";
import { FAST_DISK } from "../disk.ts";
import { nameOf, type Setup } from "../engines.ts";
import type { Bench } from "../part.ts";
import { differences, type Look, look } from "../watch.ts";
import { startWorld } from "../world.ts";

/** Milliseconds after which a person counts as one who has not finished. */
const LIMIT = 180_000;

const SETUP: Setup = { engine: "postgres", processes: 2 };

interface Origin {
  name: string;
  addressOf?(person: number): string;
}

const ORIGINS: Origin[] = [
  { name: "from one /24", addressOf: (person) => `10.1.1.${1 + person % 254}` },
  { name: "from many networks" },
];

/** Kinds of records that only one person's requests write; all others are shared. */
const OWN = new Set([
  "account",
  "account_by_mobile",
  "account_by_national_id",
  "account_sessions",
  "answered_form",
  "browser",
  "session",
  "transaction",
]);

export async function* measureAtOnce(bench: Bench): AsyncGenerator<Row> {
  for (const origin of ORIGINS) {
    yield {
      name: `${nameOf(SETUP, FAST_DISK)}, ${origin.name}`,
      figures: await measure(origin, bench),
    };
  }
}

async function measure({ addressOf }: Origin, { quick, patience }: Bench): Promise<Figures> {
  const people = quick ? 100 : 1000;
  // As `serve` has it by default, not as the other parts, whose people all come from one machine.
  const environment = { CODES_PER_IP: "120", CODES_PER_NETWORK: "600" };
  await using world = await startWorld({ ...SETUP, disk: FAST_DISK, environment, patience });
  let unavailable = 0;
  const known = { ...await knownAt(world), addressOf, onUnavailable: () => void unavailable++ };
  const before = await look(world);
  const began = performance.now();
  const ends = await Promise.allSettled(Array.from({ length: people }, async (_, person) => {
    const { port } = world.gateways[person % world.gateways.length];
    const signedIn = signIn(person, { ...known, port });
    await within(signedIn, `the sign-in of person ${person}`, LIMIT);
    return (performance.now() - began) / 1000;
  }));
  const times = ends.filter((end) => end.status === "fulfilled").map(({ value }) => value)
    .sort((a, b) => a - b);
  return {
    finished: times.length,
    seconds: times.at(-1) ?? 0,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    unavailable,
    ...contention(differences(before, await look(world))),
  };
}

/** `share`: of all commits, those that another one overtook on a record of several people. */
function contention({ commits, conflicts, conflictsBy }: Look) {
  const shared = Object.entries(conflictsBy).filter(([kind]) => !OWN.has(kind))
    .reduce((sum, [, count]) => sum + count, 0);
  return { commits, conflicts, shared, share: 100 * shared / (commits + conflicts) };
}
