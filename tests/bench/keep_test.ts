/** Figures are saved as they are measured: a file for each machine, and the page. */
import assert from "node:assert/strict";
import { openKept, readKept } from "../../bench/gateway/keep.ts";
import { processorIn } from "../../bench/gateway/machine.ts";
import type { Machine, PartResult } from "../../bench/gateway/results.ts";

const RUN = { date: "2026-11-22", deno: "2.9.6", load: 0, rounds: 3, seconds: 5 };
const EPYC: Machine = { processor: "AMD EPYC", cores: 2, memory: 8 };
const XEON: Machine = { processor: "Intel Xeon", cores: 2, memory: 4 };
const part = (name: string, p50: number, complete = true): PartResult => ({
  run: RUN,
  complete,
  rows: [{ name, figures: { p50, p99: 2 * p50, perSecond: 100 * p50 } }],
});

async function makeDocs(): Promise<URL & Disposable> {
  const folder = await Deno.makeTempDir({ prefix: "panjereh_kept_" });
  const docs = new URL(`file://${folder}/`);
  await Deno.writeTextFile(
    new URL("performance.md", docs),
    "# Performance\n\n<!-- bench:asked -->\n\n<!-- end of bench:asked -->\n\n<!-- bench:gateway -->\n\n<!-- end of bench:gateway -->\n\nMore.\n",
  );
  return Object.assign(docs, {
    [Symbol.dispose]: () => Deno.removeSync(folder, { recursive: true }),
  });
}

Deno.test("bench: each row is on the page as soon as it is saved", async () => {
  using docs = await makeDocs();
  const kept = await openKept(docs, EPYC);
  await kept.keep("half_load", part("first", 3, false));
  const page = await Deno.readTextFile(new URL("performance.md", docs));
  assert.match(page, /^## Measured on AMD EPYC, 2 cores, 8 GB$/m);
  assert.match(page, /^\| first +\| +300 \| +3\.00 \| +6\.00 \|$/m);
  assert.match(page, /Stopped before its end\./);
  assert.match(page, /\n\nMore\.\n$/);
});

Deno.test("bench: a part that is measured alone replaces its rows for its machine only", async () => {
  using docs = await makeDocs();
  const epyc = await openKept(docs, EPYC);
  await epyc.keep("half_load", part("old", 1));
  await epyc.keep("sign_ins", part("one process", 2));
  await (await openKept(docs, XEON)).keep("half_load", part("slower", 3));
  await (await openKept(docs, EPYC)).keep("half_load", part("new", 4));
  assert.deepEqual(await readKept(docs), [
    {
      machine: EPYC,
      parts: { half_load: part("new", 4), sign_ins: part("one process", 2) },
    },
    { machine: XEON, parts: { half_load: part("slower", 3) } },
  ]);
  const page = await Deno.readTextFile(new URL("performance.md", docs));
  const [, sections] = page.split("<!-- bench:gateway -->");
  const shown = [...sections.matchAll(/^\| ([a-z][a-z ]*?) +\|/gm)].map(([, name]) => name);
  assert.deepEqual(shown, ["new", "one process", "slower"]);
});

Deno.test("bench: a processor's name is shown without trademarks and clock rate", () => {
  const named = (model: string) =>
    processorIn(`processor\t: 0\nmodel name\t: ${model}\nflags\t: a`);
  assert.equal(
    named("Intel(R) Xeon(R) Platinum 8272CL CPU @ 2.60GHz"),
    "Intel Xeon Platinum 8272CL",
  );
  assert.equal(named("AMD EPYC"), "AMD EPYC");
  assert.equal(processorIn("processor\t: 0\nBogoMIPS\t: 50.0"), `unnamed ${Deno.build.arch}`);
});
