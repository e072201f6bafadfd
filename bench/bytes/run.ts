// deno-lint-ignore-file no-console -- it speaks to the terminal
/**
 * `deno task bench:bytes [--one-login <folder>]`: what a sign-in weighs on the wire and how long it
 * takes on a slow line, and what the pages of others weigh; writes the chapter "Bytes" of
 * docs/performance.md.
 */
import { parseArgs } from "node:util";
import type { Kind, Load } from "../../tests/browser/support/meter.ts";
import { launchChromium } from "../../tests/browser/support/stage.ts";
import { writeChapter } from "../gateway/chapter.ts";
import { describeMachine } from "../gateway/page.ts";
import { readMachine } from "../gateway/machine.ts";
import { timeOf } from "./line.ts";
import { peerTable } from "./peers/table.ts";
import { walk } from "./walk.ts";

/** A folder as peers/one_login.ts wants it. */
const { "one-login": oneLogin } =
  parseArgs({ options: { "one-login": { type: "string" } } }).values;

type Part = keyof Pick<Load, "body" | "total">;
const sum = (loads: Load[], part: Part, ...kinds: Kind[]) =>
  loads.filter(({ kind }) => kinds.includes(kind)).reduce((all, load) => all + load[part], 0);
const headers = ({ body, total }: Load) => total - body;
const number = (value: number) => value.toLocaleString("en");

/** Rows of a sign-in: what, its figure, and the limit of issue 16. */
type Row = [what: string, of: (loads: Load[]) => number, limit?: number];

const WITHOUT: Row[] = [
  ["first form, without headers", (loads) => first(loads).body, 3584],
  ["first form, with headers and two cookies", (loads) => first(loads).total],
  ["headers of a later page", (loads) => headers(last(loads, "Document")), 600],
  ["five pages, without headers", (loads) => sum(loads, "body", "Document")],
  ["five pages, with headers", (loads) => sum(loads, "total", "Document"), 12_288],
  ["redirects between them", (loads) => sum(loads, "total", "Redirect")],
  ["the style sheet, once, with headers", (loads) => sum(loads, "total", "Other")],
  ["the mark, once, with headers", (loads) => markOf(loads)],
];
const WITH: Row[] = [
  [
    "document, script and fragments, without headers",
    (loads) => sum(loads, "body", "Document", "Script", "Fetch", "Other"),
    19_456,
  ],
  ["of these the script", (loads) => sum(loads, "body", "Script")],
  ["of these the fragments", (loads) => sum(loads, "body", "Fetch")],
  ["the same with headers", (loads) => sum(loads, "total", "Document", "Script", "Fetch", "Other")],
  [
    "the longest fragment, without headers",
    (loads) => Math.max(...loads.filter(({ kind }) => kind === "Fetch").map(({ body }) => body)),
    1536,
  ],
  [
    "headers of a fragment without cookies",
    (loads) => Math.min(...loads.filter(({ kind }) => kind === "Fetch").map(headers)),
    350,
  ],
];

/** The picture of the security code is not counted. */
const markOf = (loads: Load[]) =>
  sum(loads.filter(({ url }) => url.endsWith("/favicon.svg")), "total", "Image");
const first = (loads: Load[]) => loads.find(({ kind }) => kind === "Document")!;
const last = (loads: Load[], kind: Kind) => loads.filter((load) => load.kind === kind).at(-1)!;

const browser = await launchChromium();
const tables: string[] = [];
/** Without JavaScript, and with it. */
const ours: Load[][] = [];
for (
  const [title, rows, javaScriptEnabled] of [
    ["without JavaScript", WITHOUT, false],
    ["with JavaScript, nothing cached", WITH, true],
  ] as const
) {
  const loads = (await walk({ browser, language: "fa", javaScriptEnabled })).flat();
  ours.push(loads);
  tables.push([
    `| ${title}, Persian | bytes | limit |`,
    "| --- | --: | --: |",
    ...rows.map(([what, of, limit]) =>
      `| ${what} | ${number(of(loads))} | ${limit ? number(limit) : ""} |`
    ),
  ].join("\n"));
}

const slow: number[][] = [];
for (const javaScriptEnabled of [false, true]) {
  const parts = await walk({ browser, language: "fa", javaScriptEnabled, toService: true });
  slow.push(parts.map(timeOf));
}
await browser.close();
const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);
const timed = (what: string, of: (times: number[]) => string, limit: string) =>
  `| ${what} | ${slow.map(of).join(" | ")} | ${limit} |`;
tables.push([
  "| 50 kbit/s, 400 ms, Persian, computed seconds | without JavaScript | with | limit |",
  "| --- | --: | --: | --: |",
  timed("from the agency's address to the first form", ([form]) => seconds(form), "2.2"),
  timed(
    "each of the four steps within the window",
    (times) => times.slice(1, -1).map(seconds).join(", "),
    "1.0",
  ),
  timed("the last step, to the agency's page", (times) => seconds(times.at(-1)!), ""),
  timed(
    "the whole journey, without the person's own time",
    (times) => seconds(times.reduce((all, step) => all + step)),
    "12",
  ),
].join("\n"));

const weightOf = (loads: Load[]) => ({
  pages: loads.filter(({ kind }) => kind === "Document" || kind === "Fetch")
    .map(({ body }) => body),
  others: sum(loads, "body", "Script", "Other"),
});
tables.push(
  await peerTable([
    { name: "Panjereh, Persian, without JavaScript", ...weightOf(ours[0]) },
    { name: "Panjereh, Persian, with JavaScript", ...weightOf(ours[1]) },
  ], oneLogin),
);

const machine = `${describeMachine(readMachine())}, load ${
  Deno.loadavg()[0].toFixed(1)
} at the end.`;
const text = [machine, ...tables].join("\n\n");
console.log(text);
await writeChapter("performance.md", "bench:bytes", text);
Deno.exit(0);
