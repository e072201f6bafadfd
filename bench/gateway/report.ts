/** The figures as tables, in docs/performance.md between two marks. */
import type { HalfLoad, Latency } from "./latency.ts";
import type { ManySessions } from "./many_sessions.ts";
import type { Rendering } from "./rendering.ts";
import type { Revocation } from "./revocation.ts";
import type { SignIns } from "./sign_ins.ts";
import type { Throughput } from "./throughput.ts";

export interface Figures {
  throughput: Throughput[];
  latency: Latency[];
  halfLoad: HalfLoad[];
  signIns: SignIns[];
  sessions: ManySessions;
  revocation: Revocation;
  rendering: Rendering;
  skipped: string[];
}

const PAGE = new URL("../../docs/performance.md", import.meta.url);
const [BEGIN, END] = ["<!-- bench:gateway -->", "<!-- end of bench:gateway -->"];

/** Throws when the page has lost its marks. */
export async function writeReport(figures: Figures): Promise<void> {
  const page = await Deno.readTextFile(PAGE);
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`Cannot write the report: ${BEGIN} is missing`);
  const text = `${page.slice(0, begin)}${BEGIN}\n\n${report(figures)}\n\n${page.slice(end)}`;
  await Deno.writeTextFile(PAGE, text);
  await new Deno.Command(Deno.execPath(), { args: ["fmt", "--quiet", PAGE.pathname] }).output();
}

export function report(figures: Figures): string {
  const { throughput, latency, halfLoad, signIns, sessions, revocation, rendering } = figures;
  const percent = (ratio: number) => `${(100 * ratio).toFixed(0)} %`;
  const whole = (value: number) => Math.round(value).toLocaleString("en");
  const ms = (value: number) => value.toFixed(2);
  return [
    `${new Date().toISOString().slice(0, 10)}, ${machine()}.`,
    table(
      ["1 KB page, 32 connections", "requests/s", "of `proxy_pass`", "p99 ms"],
      throughput.map(({ name, perSecond, ratio, p99 }) => [
        name,
        whole(perSecond),
        percent(ratio),
        ms(p99 / 1000),
      ]),
    ),
    ...figures.skipped.map((one) => `**Left out:** ${one}.`),
    table(
      ["1 connection", "median ms", "beyond nginx, ms"],
      latency.map(({ name, one, added }) => [name, ms(one), ms(added)]),
    ),
    table(
      ["half load", "requests/s", "median ms", "p99 ms"],
      halfLoad.map(({ name, perSecond, p50, p99 }) => [name, whole(perSecond), ms(p50), ms(p99)]),
    ),
    table(["", "measured", "target"], [
      ...signIns.flatMap(({ workers, perSecond, p50, p99, processor }) => [
        [`complete sign-ins a second, ${workersOf(workers)}`, whole(perSecond), "≥ 150, aim 400"],
        ["one person's five steps meanwhile, median / p99", `${whole(p50)} / ${whole(p99)} ms`, ""],
        ["the program's processor time for one person", `${ms(processor)} ms`, ""],
      ]),
      [
        `resident memory with ${whole(sessions.count)} live sessions: all have just come / rested`,
        `${whole(sessions.resident)} / ${whole(sessions.rested)} MB`,
        "≤ 300 MB",
      ],
      [
        `a look into the store with 200 and with ${whole(sessions.count)} sessions`,
        `${whole(sessions.coldFew)} and ${whole(sessions.coldMany)} µs`,
        "unchanged",
      ],
      [
        `revoked on both workers, median / slowest of ${revocation.count}`,
        `${whole(revocation.p50)} / ${whole(revocation.max)} ms`,
        "≤ 1 s",
      ],
      [
        `rendering, middle / slowest of ${rendering.pages} pages (${rendering.slowest})`,
        `${whole(rendering.p50)} / ${whole(rendering.max)} µs`,
        "≤ 100 µs",
      ],
    ]),
  ].join("\n\n");
}

const workersOf = (count: number) => count === 1 ? "one process" : `${count} workers`;

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function machine(): string {
  const model = /model name\s*: (.*)/.exec(Deno.readTextFileSync("/proc/cpuinfo"))?.[1];
  const [load] = Deno.loadavg();
  return `${navigator.hardwareConcurrency} × ${model}, Deno ${Deno.version.deno}, load before ${
    load.toFixed(1)
  }`;
}
