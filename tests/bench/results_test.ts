/** Rows and parts as they are collected and replaced. */
import assert from "node:assert/strict";
import {
  collectRows,
  type MachineResults,
  type PartResult,
  reasonOf,
  type Row,
  withPart,
  withRow,
} from "../../bench/gateway/results.ts";

const RUN = { date: "2026-11-22", deno: "2.9.6", load: 0, rounds: 3, seconds: 5 };
const row = (name: string, figure: number): Row => ({ name, figures: { figure } });
const part = (figure: number): PartResult => ({
  run: RUN,
  complete: true,
  rows: [row("a", figure)],
});

Deno.test("bench: a row replaces the one with its name", () => {
  const rows = [row("a", 1), row("b", 2), row("c", 3)];
  assert.deepEqual(withRow(rows, row("b", 9)), [row("a", 1), row("b", 9), row("c", 3)]);
  assert.deepEqual(withRow(rows, row("d", 4)), [...rows, row("d", 4)]);
});

Deno.test("bench: a part that is measured again replaces its own rows and no others", () => {
  const results: MachineResults = {
    machine: { processor: "Some", cores: 2, memory: 4 },
    parts: { requests: part(1), latency: part(2) },
  };
  assert.deepEqual(withPart(results, "latency", part(9)), {
    machine: results.machine,
    parts: { requests: part(1), latency: part(9) },
  });
});

Deno.test("bench: rows are yielded one by one, and the last value marks the part as complete", async () => {
  async function* measured() {
    yield row("a", 1);
    yield row("b", 2);
    yield row("a", 3);
  }
  const progress = await Array.fromAsync(collectRows(measured()));
  assert.deepEqual(progress, [
    { row: row("a", 1), rows: [row("a", 1)], complete: false },
    { row: row("b", 2), rows: [row("a", 1), row("b", 2)], complete: false },
    { row: row("a", 3), rows: [row("a", 3), row("b", 2)], complete: false },
    { rows: [row("a", 3), row("b", 2)], complete: true },
  ]);
});

Deno.test("bench: the error that stops a part becomes its last row, and measured rows stay", async () => {
  async function* measured() {
    yield row("a", 1);
    throw new Error("the disk\n  is full");
  }
  const progress = await Array.fromAsync(collectRows(measured()));
  assert.deepEqual(progress.at(-1), {
    rows: [row("a", 1), { name: "stopped", reason: "the disk is full" }],
    complete: true,
  });
});

Deno.test("bench: a reason is one short line", () => {
  assert.equal(reasonOf(new Error(" one\n\ttwo ")), "one two");
  assert.equal(reasonOf("thrown text"), "thrown text");
  assert.equal(reasonOf(new Error("x".repeat(5000))).length, 300);
});
