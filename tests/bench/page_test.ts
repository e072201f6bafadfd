/** The tables of docs/performance.md. */
import assert from "node:assert/strict";
import { askedTable } from "../../bench/gateway/asked.ts";
import type { Table } from "../../bench/gateway/columns.ts";
import { DOCS, readKept } from "../../bench/gateway/keep.ts";
import { tableOf, withMarked, withSections } from "../../bench/gateway/page.ts";
import type { PartResult, Row } from "../../bench/gateway/results.ts";
import { BARE_PROXY, PROXY_PASS, TABLES } from "../../bench/gateway/tables.ts";
import { unpadded } from "./unpadded.ts";

const RUN = {
  date: "2026-11-22",
  deno: "2.9.6",
  commit: "7cc9f86",
  load: 0.25,
  rounds: 3,
  seconds: 5,
};
const result = (rows: Row[]): PartResult => ({ run: RUN, complete: true, rows });
const PAGE = "before\n\n<!-- bench:gateway -->\n\nold\n\n<!-- end of bench:gateway -->\n\nafter\n";

Deno.test("bench: ratios are computed from rows of the same table", () => {
  const rows = [
    { name: PROXY_PASS, figures: { perSecond: 50_000, p99: 1.239 } },
    { name: BARE_PROXY, figures: { perSecond: 25_000, p99: 2 } },
    { name: "Panjereh", figures: { perSecond: 19_500, p99: 4.7 } },
  ];
  assert.deepEqual(tableOf(TABLES.requests, result(rows)).split("\n"), [
    "|  | requests/s | of `proxy_pass` | of the bare proxy | p99 ms |",
    "| --- | --: | --: | --: | --: |",
    `| ${PROXY_PASS} | 50,000 | 100 % | 200 % | 1.24 |`,
    `| ${BARE_PROXY} | 25,000 | 50 % | 100 % | 2.00 |`,
    "| Panjereh | 19,500 | 39 % | 78 % | 4.70 |",
    "",
    "2026-11-22, commit 7cc9f86, Deno 2.9.6, 3 × 5 s each, load before 0.3.",
  ]);
});

Deno.test("bench: a row without figures shows the reason, and yields no ratio", () => {
  const rows = [
    { name: PROXY_PASS, reason: "nginx | is missing" },
    { name: "Panjereh", figures: { perSecond: 19_500, p99: 4.7 } },
  ];
  assert.deepEqual(tableOf(TABLES.requests, result(rows)).split("\n").slice(2, 4), [
    `| ${PROXY_PASS} | not measured: nginx \\| is missing |  |  |  |`,
    "| Panjereh | 19,500 | – | – | 4.70 |",
  ]);
});

Deno.test("bench: a difference is computed from the row of nginx", () => {
  const rows = [
    { name: PROXY_PASS, figures: { one: 0.08 } },
    { name: "Panjereh", figures: { one: 0.17 } },
  ];
  const lines = tableOf(TABLES.latency, result(rows)).split("\n").slice(2, 4);
  assert.deepEqual(lines, [`| ${PROXY_PASS} | 0.08 | 0.00 |`, "| Panjereh | 0.17 | 0.09 |"]);
});

Deno.test("bench: a missing figure shows as a dash", () => {
  const rows = [{ name: "200", figures: { used: 200, resident: 146.4 } }];
  assert.equal(
    tableOf(TABLES.sessions, result(rows)).split("\n")[2],
    "| 200 | 200 | – | 146 | – | – |",
  );
});

Deno.test("bench: a part states its duration, if it has a fixed one", () => {
  const runOf = (table: Table) => tableOf(table, result([])).split("\n").at(-1);
  const before = "2026-11-22, commit 7cc9f86, Deno 2.9.6,";
  assert.equal(runOf(TABLES.sign_ins), `${before} 10 s each, load before 0.3.`);
  assert.equal(runOf(TABLES.rendering), `${before} load before 0.3.`);
});

Deno.test("bench: a part that was stopped says so", () => {
  const text = tableOf(TABLES.latency, { ...result([]), complete: false });
  assert.match(text, /load before 0\.3\. Stopped before its end\.$/);
});

Deno.test("bench: each machine has a section with the parts that were measured there", () => {
  const rows = [{ name: "2 workers", figures: { count: 50, p50: 1, max: 4 } }];
  const page = withSections(PAGE, [
    { machine: { processor: "One", cores: 1, memory: 4 }, parts: { revocation: result(rows) } },
    { machine: { processor: "Other", cores: 8, memory: 16 }, parts: {} },
  ]);
  const table = tableOf(TABLES.revocation, result(rows));
  assert.equal(
    page,
    [
      "before",
      "<!-- bench:gateway -->",
      "## Measured on One, 1 core, 4 GB",
      `### ${TABLES.revocation.title}`,
      table,
      "## Measured on Other, 8 cores, 16 GB",
      "<!-- end of bench:gateway -->",
      "after\n",
    ].join("\n\n"),
  );
});

Deno.test("bench: a page without the markers is not changed", () => {
  assert.throws(() => withSections("no marks", []), /is missing/);
});

Deno.test("bench: docs/performance.md shows exactly the saved figures", async () => {
  const page = await Deno.readTextFile(new URL("performance.md", DOCS));
  const machines = await readKept(DOCS);
  const asked = withMarked(page, "bench:asked", askedTable(machines));
  const isSame = unpadded(withSections(asked, machines)) === unpadded(page);
  assert.ok(isSame, "the page differs: `deno task bench:gateway --only <part>` writes it");
});
