/** What is asked, in one table: each figure and its bound, of each machine. */
import assert from "node:assert/strict";
import { ASKED, askedTable, type Place } from "../../bench/gateway/asked.ts";
import { CONTENDERS, LAYERS } from "../../bench/gateway/contenders/mod.ts";
import { DOCS, readKept } from "../../bench/gateway/keep.ts";
import type { MachineResults, Row } from "../../bench/gateway/results.ts";

const machine = (processor: string, requests: Row[]): MachineResults => ({
  machine: { processor, cores: 2, memory: 8 },
  parts: {
    requests: {
      run: { date: "2026-11-22", deno: "2.9.6", load: 0, rounds: 3, seconds: 5 },
      complete: true,
      rows: requests,
    },
  },
});

Deno.test("asked: what is not met is bold, with its bound, and what was not measured has a dash", () => {
  const rates = { "Apache mod_auth_openidc": 100, "Panjereh, one process": 50 };
  const rows = (own: number): Row[] =>
    Object.entries({ ...rates, "Panjereh, one process": own })
      .map(([name, perSecond]) => ({ name, figures: { perSecond } }));
  const bare = { name: "`Deno.serve` and one exchange over `node:net`", reason: "no" };
  const table = askedTable([machine("One", [...rows(50), bare]), machine("Other", rows(120))]);
  const line = table.split("\n").find((line) => line.includes("more than Apache"));
  assert.equal(
    line,
    "| the built-in proxy: more than Apache mod_auth_openidc | **0.50** | 1.20 | the bare proxy | – | – |",
  );
});

Deno.test("asked: a figure above its limit is bold, one at it is not", () => {
  const ended = (max: number): MachineResults => {
    const { machine: one, parts: { requests } } = machine("One", []);
    const rows = [{ name: "2 workers", figures: { max } }];
    return { machine: one, parts: { revocation: { ...requests, rows } } };
  };
  const table = askedTable([ended(1000), ended(1001)]);
  assert.match(table, /an ended session .* \| 1000 \| \*\*1001\*\* \|/);
});

Deno.test("asked: each row is one that the bench measures", async () => {
  const saved = (await readKept(DOCS)).flatMap(({ parts }) =>
    Object.values(parts).flatMap(({ rows }) => rows.map(({ name }) => name))
  );
  const known = new Set([...[...CONTENDERS, ...LAYERS].map(({ name }) => name), ...saved]);
  const places: Place[] = ASKED.flatMap(({ place, bound }) => bound ? [place, bound.place] : place);
  const names = places.flatMap(({ row, of }) => of ? [row, of] : row);
  assert.deepEqual(names.filter((name) => !known.has(name)), []);
});
