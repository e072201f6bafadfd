// deno-lint-ignore-file no-console -- it speaks to the terminal
/**
 * `deno task bench:federation`: codes and silent sign-ins a second, with one and two workers on the
 * KV file; writes the chapter "Federation" of docs/performance.md.
 */
import { readMachine } from "../gateway/machine.ts";
import { writeChapter } from "../gateway/chapter.ts";
import { describeMachine } from "../gateway/page.ts";
import { quantile } from "../../tests/faults/scenario.ts";
import type { Load } from "./load.ts";
import { nextMinute, withSite } from "./site.ts";

interface Row {
  workers: number;
  what: string;
  atOnce: number;
  load: Load;
}

const measure = (workers: number): Promise<Row[]> =>
  withSite(workers, async (site) => {
    const rows: Row[] = [];
    for (const atOnce of [1, 16]) {
      rows.push({ workers, what: "code → tokens", atOnce, load: await site.codeToTokens(atOnce) });
      await nextMinute();
      rows.push({ workers, what: "silent sign-in", atOnce, load: await site.silentSignIn(atOnce) });
      await nextMinute();
    }
    return rows;
  });

function lineOf({ workers, what, atOnce, load: { times, rate, failed, processor } }: Row): string {
  const at = (share: number) => quantile(times, share).toFixed(1);
  return `| ${what} | ${workers} | ${atOnce} | ${times.length} | ${Math.round(rate)} | ${
    at(0.5)
  } | ${at(0.95)} | ${processor.toFixed(1)} | ${failed} |`;
}

const rows = [...await measure(1), ...await measure(2)];
const table = [
  `${describeMachine(readMachine())}; client and program share its two cores.`,
  "",
  "| what | workers | at once | requests | a second | p50 ms | p95 ms | processor ms each | failed |",
  "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
  ...rows.map(lineOf),
].join("\n");
console.log(table);
await writeChapter("performance.md", "bench:federation", table);
Deno.exit(rows.some(({ load }) => load.failed > 0) ? 1 : 0);
