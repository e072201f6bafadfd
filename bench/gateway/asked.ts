/** What is asked of the parts, and what each machine reaches: the first table of docs/performance.md. */
import { describeMachine, tableRow } from "./page.ts";
import type { MachineResults } from "./results.ts";
import { BARE_PROXY, OURS, type PartName } from "./tables.ts";

/** Where a figure stands. */
export interface Place {
  part: PartName;
  row: string;
  key: string;
  /** The row of the same part to which it is compared. */
  of?: string;
}

export interface Asked {
  what: string;
  place: Place;
  limit: { least: number } | { most: number };
  digits: number;
  /** What comes nearest to a figure that cannot be surpassed here. */
  bound?: { what: string; place: Place };
}

const MINIMAL = "nginx `auth_request` → minimal service";
const rate = (row: string, of: string, part: PartName = "requests"): Place => ({
  part,
  row,
  key: "perSecond",
  of,
});
const late = (part: PartName, row: string): Place => ({ part, row, key: "p99" });

export const ASKED: Asked[] = [
  {
    what: `reads carried by the front: 1.05 of ${MINIMAL}`,
    place: rate("Panjereh, reads carried by its front", MINIMAL),
    limit: { least: 1.05 },
    digits: 2,
    bound: {
      what: "answers kept for ever, 40 bytes of identity",
      place: rate("the same, answers kept for ever", MINIMAL),
    },
  },
  {
    what: "the built-in proxy: more than Apache mod_auth_openidc",
    place: rate(OURS, "Apache mod_auth_openidc"),
    limit: { least: 1 },
    digits: 2,
    bound: { what: "the bare proxy", place: rate(BARE_PROXY, "Apache mod_auth_openidc") },
  },
  {
    what: "the built-in proxy: 0.8 of the bare one",
    place: rate(OURS, BARE_PROXY),
    limit: { least: 0.8 },
    digits: 2,
    bound: {
      what: "our client for agencies, 200 people, nothing decided",
      place: rate("the same, 200 people in turn", BARE_PROXY, "layers"),
    },
  },
  {
    what: "the built-in proxy, p99 at half load: 3 ms",
    place: late("half_load", OURS),
    limit: { most: 3 },
    digits: 1,
    bound: { what: "the bare proxy", place: late("half_load", BARE_PROXY) },
  },
  {
    what: "an ended session passes nowhere: after 1,000 ms, two workers, 50 times",
    place: { part: "revocation", row: "2 workers", key: "max" },
    limit: { most: 1000 },
    digits: 0,
  },
  {
    what: "p99 of one person's five steps at half of the sign-ins: 150 ms",
    place: late("sign_ins", "one process, half of what it carries"),
    limit: { most: 150 },
    digits: 0,
  },
];

/** Bold is what is not met. */
export function askedTable(machines: MachineResults[]): string {
  const names = machines.map(({ machine }) => describeMachine(machine).split(",", 1)[0]);
  return [
    tableRow(["asked", ...names, "nearest bound", ...names]),
    tableRow(["---", ...names.map(() => "--:"), "---", ...names.map(() => "--:")]),
    ...ASKED.map(({ what, place, limit, digits, bound }) =>
      tableRow([
        what,
        ...machines.map((machine) => {
          const reached = figureAt(machine, place);
          const text = written(reached, digits);
          return reached === undefined || holds(reached, limit) ? text : `**${text}**`;
        }),
        bound?.what ?? "",
        ...machines.map((machine) => bound ? written(figureAt(machine, bound.place), digits) : ""),
      ])
    ),
  ].join("\n");
}

function figureAt({ parts }: MachineResults, { part, row, key, of }: Place): number | undefined {
  const valueOf = (name: string) => {
    const found = parts[part]?.rows.find((each) => each.name === name);
    return found && "figures" in found ? found.figures[key] : undefined;
  };
  const value = valueOf(row);
  const whole = of === undefined ? 1 : valueOf(of);
  return value === undefined || whole === undefined ? undefined : value / whole;
}

const holds = (reached: number, limit: Asked["limit"]) =>
  "least" in limit ? reached >= limit.least : reached <= limit.most;

const written = (value: number | undefined, digits: number) => value?.toFixed(digits) ?? "–";
