/**
 * Does each detector see anything? The program is copied, a bug is planted in the copy, and people
 * sign in there: the column that counts such faults must count some.
 */
import { type Alteration, copyProgram } from "../support/altered_program.ts";
import { ROOT } from "../support/child.ts";
import { amountOf, type Column, type Trial } from "./columns.ts";
import { killBackend, killRounds } from "./faults/rounds.ts";
import { startGateways } from "./gateways.ts";
import type { Patroni } from "./patroni.ts";
import { type Row, runRow, type Scenario } from "./row.ts";

interface Bug {
  name: string;
  planted: string;
  column: Column;
  alteration: Alteration;
  /** By default nothing: people only sign in. */
  cause?: Scenario["cause"];
}

export const BUGS: Bug[] = [
  {
    name: "unknown-done",
    planted: "a commit whose connection breaks is taken for done; 30 backends killed",
    column: "lost",
    alteration: {
      file: "adapters/store/postgres/calls.ts",
      from: "if (!isConflict(error)) throw error;",
      to: "if (!isConflict(error)) return 0;",
    },
    cause: (machines) => killRounds(machines, { rounds: 30, victims: [killBackend] }),
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
