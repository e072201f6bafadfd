/**
 * Does each detector see anything? The program is copied, a bug is planted in the copy, and people
 * sign in there: the column that counts such faults must count some.
 */
import { type Alteration, copyProgram } from "../support/altered_program.ts";
import { ROOT } from "../support/child.ts";
import { amountOf, type Column, type Trial } from "./columns.ts";
import { wait } from "../faults/scenario.ts";
import { startGateways } from "./gateways.ts";
import type { Patroni } from "./patroni.ts";
import { type Machines, type Row, runRow, type Scenario } from "./row.ts";

interface Bug {
  name: string;
  planted: string;
  column: Column;
  alteration: Alteration;
  /** By default nothing: people only sign in. */
  cause?: Scenario["cause"];
}

/** Milliseconds in which nothing arrives before connections break, and until they break again. */
const [UNHEARD, WHOLE] = [400, 1600];

/** A backend that is killed is seldom in the middle of a commit; here many never arrive. */
async function breakConnections({ world: { gateways } }: Machines): Promise<void> {
  const wires = gateways.flatMap(({ wires }) => wires);
  for (let round = 0; round < 30; round++) {
    for (const wire of wires) wire.drop();
    await wait(UNHEARD);
    for (const wire of wires) wire.cut();
    await wait(WHOLE);
  }
}

export const BUGS: Bug[] = [
  {
    name: "unknown-done",
    planted: "a commit whose connection breaks is taken for done; they break 30 times",
    column: "lost",
    alteration: {
      file: "adapters/store/postgres/calls.ts",
      from: "if (!isConflict(error)) throw error;",
      to: "if (!isConflict(error)) return 0;",
    },
    cause: breakConnections,
  },
  {
    name: "unchecked",
    planted: "commits do not check whether what they read has changed",
    column: "twice",
    alteration: {
      file: "domain/platform/commit.ts",
      from: "atomic.check(...entries.map(({ key, version }) => ({ key, version })));",
      to: "",
    },
  },
  {
    name: "unlisted",
    planted: "a session is not entered into its account's list",
    column: "half",
    alteration: {
      file: "domain/session/begin_session.ts",
      from: "writeSessionList(write, list, [...kept, added], now);",
      to: "void kept, added;",
    },
  },
  {
    name: "untried",
    planted: "a wrong code does not use up one of its three tries",
    column: "reset",
    alteration: {
      file: "domain/code/decide_try.ts",
      from: "const wrongTries = transaction.code.wrongTries + 1;",
      to: "const wrongTries = transaction.code.wrongTries;",
    },
  },
  {
    name: "unspent",
    planted: "a wrong code does not count for the day of its person",
    column: "reset",
    alteration: {
      file: "domain/budget/ledger.ts",
      from: "this.#own.wrong.push(this.now);",
      to: "",
    },
  },
  {
    name: "unplaced",
    planted: "every fourth number is not counted at its place",
    column: "reset",
    alteration: {
      file: "domain/budget/place.ts",
      from: "write.set(place, { ...current, [what]: current[what] + 1 });",
      to: "write.set(place, { ...current, [what]: current[what] + (now % 4 ? 1 : 0) });",
    },
  },
];

/** All on the same nodes, each with a database and gateways of its own. */
export async function tryBug(patroni: Patroni, bug: Bug): Promise<Trial> {
  const root = await Deno.makeTempDir({ prefix: "panjereh_planted_" });
  try {
    await copyProgram(root, [bug.alteration]);
    await Deno.mkdir(`${root}/tests/crash`, { recursive: true });
    const child = "tests/crash/program_child.ts";
    await Deno.copyFile(ROOT + child, `${root}/${child}`);
    const database = `planted_${bug.name.replaceAll("-", "_")}`;
    await using world = await startGateways(patroni, { root, database });
    const { cause = async () => {} } = bug;
    const row: Row = await runRow({ patroni, world }, {
      name: bug.name,
      fault: bug.planted,
      cause,
    });
    return { planted: bug.planted, column: bug.column, counted: amountOf(row, bug.column) };
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}
