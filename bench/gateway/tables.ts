/** The parts of the bench in the order of measurement, each with its table. */
import type { Run } from "./results.ts";
import { beyond, figure, share, type Table } from "./columns.ts";

/** The unit: the throughput of a proxy in C without any logic. */
export const PROXY_PASS = "nginx `proxy_pass`";
/** The upper bound of anything on Deno that forwards. */
export const BARE_PROXY = "`Deno.serve` and one exchange over `node:net`";
export const OURS = "Panjereh, one process";

const inRounds = ({ rounds, seconds }: Run) => `${rounds} × ${seconds} s each`;

export const TABLES = {
  requests: {
    title: "A page of 1 KB, 32 connections",
    measured: inRounds,
    columns: [
      figure("requests/s", "perSecond"),
      share("of `proxy_pass`", "perSecond", { of: PROXY_PASS }),
      share("of the bare proxy", "perSecond", { of: BARE_PROXY }),
      figure("p99 ms", "p99", 2),
    ],
  },
  latency: {
    title: "One connection",
    measured: inRounds,
    columns: [
      figure("median ms", "one", 2),
      beyond("beyond nginx, ms", "one", { of: PROXY_PASS, digits: 2 }),
    ],
  },
  layers: {
    title: "Layers of a forwarded request, 32 connections",
    measured: inRounds,
    columns: [
      figure("processor, µs", "processor"),
      share("of the bare proxy's", "processor", { of: BARE_PROXY }),
      figure("requests/s", "perSecond"),
      share("of the bare proxy", "perSecond", { of: BARE_PROXY }),
    ],
  },
  half_load: {
    title: "Half of what each carries",
    measured: inRounds,
    columns: [
      figure("requests/s", "perSecond"),
      figure("median ms", "p50", 2),
      figure("p99 ms", "p99", 2),
    ],
  },
  sign_ins: {
    title: "Complete sign-ins (asked: 150 a second, aim 400)",
    measured: ({ seconds }: Run) => `${2 * seconds} s each`,
    columns: [
      figure("a second", "perSecond"),
      figure("one person's five steps, median ms", "p50"),
      figure("p99 ms", "p99"),
      figure("the program's processor time for one, ms", "processor", 2),
      figure("of it JavaScript's thread", "script", 2),
      figure("the store's", "store", 2),
    ],
  },
  revocation: {
    title: "Until an ended session passes at no worker (asked: 1 s)",
    columns: [
      figure("ended", "count"),
      figure("median ms", "p50"),
      figure("slowest ms", "max"),
    ],
  },
  rendering: {
    title: "Rendering a page (aim: 100 µs)",
    columns: [
      figure("pages", "pages"),
      figure("middle µs", "p50"),
      figure("slowest µs", "max"),
    ],
  },
  sessions: {
    title: "Many live sessions (asked: 300 MB)",
    columns: [
      figure("of them used", "used"),
      figure("requests/s", "perSecond"),
      figure("MB when all have just come", "resident"),
      figure("MB at rest", "rested"),
      figure("a look into the store, µs", "look"),
    ],
  },
} satisfies Record<string, Table>;

export type PartName = keyof typeof TABLES;

export const PART_NAMES = Object.keys(TABLES) as PartName[];
