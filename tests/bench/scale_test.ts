import assert from "node:assert/strict";
import type { PartResult, Row } from "../../bench/gateway/results.ts";
import { limitsOf, type Measured, type Plan, planFor } from "../../bench/scale/arithmetic.ts";
import { arithmetic, measuredIn } from "../../bench/scale/arithmetic_page.ts";
import { createRandom, simulateLog } from "../../bench/scale/log_simulation.ts";
import { DOCS } from "../../bench/gateway/keep.ts";
import { withMarked } from "../../bench/gateway/page.ts";
import { MARKER, readKept, sectionOf } from "../../bench/scale/keep.ts";
import { nameFor } from "../../bench/scale/multiply.ts";
import { unpadded } from "./unpadded.ts";

const MEASURED: Measured = {
  gateway: 6,
  database: 3,
  written: 20_000,
  sent: 50_000,
  commits: 7,
  calls: 32,
  audit: 8,
  fsync: 1,
  account: 1200,
  session: 1900,
  sealed: 4000,
  auditBytes: 250,
};

const PLAN: Plan = {
  accounts: 60e6,
  sessions: 5e6,
  signIns: 2000,
  peakHours: 2,
  cores: 16,
  used: 0.5,
};

Deno.test("scale: the arithmetic follows from the measured figures", () => {
  assert.deepEqual(planFor(MEASURED, PLAN), {
    gatewayCores: 24,
    gatewayMachines: 3,
    databaseCores: 12,
    log: 40,
    network: 100,
    calls: 64_000,
    commits: 14_000,
    connections: 192,
    commitLimit: 192_000,
    stored: 81.5,
    auditOfYear: 10_512,
    auditRecords: 16_000,
    sealed: 4000,
  });
});

Deno.test("scale: what gives way first comes first", () => {
  const limits = limitsOf(planFor(MEASURED, PLAN), PLAN);
  assert.deepEqual(limits.map(({ carries }) => Number(carries.toFixed(2))), [
    0.25,
    1.33,
    12.5,
    13.71,
    25,
  ]);
  assert.match(limits[0].name, /audit/);
});

const part = (...rows: Row[]): PartResult => ({
  run: { date: "2026-11-29", deno: "2", load: 0, rounds: 1, seconds: 1 },
  complete: true,
  rows,
});

const PARTS: Record<string, PartResult> = {
  sign_ins: part({
    name: "PostgreSQL, 2 processes, fsync of 1 ms",
    figures: { ...MEASURED, fsync: 9 },
  }),
  commits: part({ name: "PostgreSQL, fsync of 1 ms", figures: { fsync: 1.1, fsyncs: 0.1 } }),
  sealing: part({ name: "PostgreSQL, fsync of 1 ms", figures: { perSecond: 4000, bytes: 250 } }),
  stored: part({
    name: "PostgreSQL, this disk, 1,000,000 accounts",
    figures: { account: 1300, session: 1700 },
  }),
};

Deno.test("scale: the arithmetic takes each figure from its row", () => {
  assert.deepEqual(measuredIn(PARTS), {
    ...MEASURED,
    ...{ fsync: 1.1, account: 1300, session: 1700 },
  });
  assert.match(arithmetic(PARTS, PLAN), /\| cores of gateways \| 24 \|/);
});

Deno.test("scale: a row without a figure is no measurement", () => {
  const { gateway: _, ...figures } = MEASURED;
  const name = PARTS.sign_ins.rows[0].name;
  assert.throws(() => measuredIn({ ...PARTS, sign_ins: part({ name, figures }) }), /gateway/);
});

Deno.test("scale: without all figures there is no arithmetic", () => {
  for (const name of Object.keys(PARTS)) {
    const { [name]: _, ...others } = PARTS;
    assert.equal(measuredIn(others), undefined);
    assert.doesNotMatch(arithmetic(others, PLAN), /\|/);
  }
});

const log = { fsync: 1, connections: 1000, count: 20_000 };

Deno.test("scale: a log with little to do takes one fsync for each commit", () => {
  const { p50, p95, perFsync } = simulateLog({ ...log, commits: 10, random: createRandom() });
  assert.ok(perFsync < 1.05);
  assert.ok(Math.abs(p50 - 1) < 0.01 && p95 < 1.2);
});

Deno.test("scale: commits that wait for an fsync share the next one", () => {
  const { p50, p95, perFsync } = simulateLog({ ...log, commits: 14_000, random: createRandom() });
  assert.ok(perFsync > 13 && perFsync < 15);
  assert.ok(p50 > 1.3 && p50 < 1.7 && p95 < 2);
});

Deno.test("scale: with too few connections commits wait for one", () => {
  const few = { ...log, connections: 8, commits: 14_000, random: createRandom() };
  assert.ok(simulateLog(few).p95 > 100);
});

Deno.test("scale: names differ by person and place, and are as long as the sample's", () => {
  const sample = "x".repeat(43);
  const names = [nameFor(1, 0, sample), nameFor(2, 0, sample), nameFor(1, 1, sample)];
  assert.equal(new Set(names).size, 3);
  assert.deepEqual(names.map(({ length }) => length), [43, 43, 43]);
});

/** `deno fmt` wraps its sentences too. */
const unwrapped = (text: string) => unpadded(text).replace(/\s+/g, " ");

Deno.test("scale: docs/machines.md shows exactly the kept figures", async () => {
  const page = await Deno.readTextFile(new URL("machines.md", DOCS));
  const written = withMarked(page, MARKER, sectionOf(await readKept(DOCS)));
  const isSame = unwrapped(written) === unwrapped(page);
  assert.ok(isSame, "the page differs: `deno task machines:scale <part>` writes it");
});
