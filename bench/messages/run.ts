// deno-lint-ignore-file no-console -- it speaks to the terminal
/**
 * `deno task bench:messages`: pages and searches of a box of 10,000 letters, and the posting of
 * letters, on Deno KV in a file; writes the chapter "Letters" of docs/portal_checks.md. With
 * `--stored <number>` posting is compared with a store of so many letters more: a million take ten
 * minutes and 5 GB.
 */
import { parseArgs } from "node:util";
import { quantile } from "../../tests/faults/scenario.ts";
import { readMachine } from "../gateway/machine.ts";
import { writeChapter } from "../gateway/chapter.ts";
import { describeMachine } from "../gateway/page.ts";
import { median } from "../gateway/wrk.ts";
import type { Posting } from "./mailbox.ts";
import { ASKED_RATE, measureMessages } from "./measure.ts";
import { LARGE_BOX, measurePages, restOf } from "./pages.ts";

const { letters, readers, rounds } = LARGE_BOX;

const { values: { stored } } = parseArgs({ options: { stored: { type: "string" } } });

const pages = await measurePages(LARGE_BOX);
const { firstSearch, searches, asked, postings, compared } = await measureMessages({
  letters,
  stored: stored === undefined ? undefined : Number(stored),
});

const p95 = (postings: Posting[]) => median(postings.map(({ times }) => quantile(times, 0.95)));
const all = (postings: Posting[]) => postings.flatMap(({ times }) => times);
const row = (what: string, times: number[]) =>
  `| ${what} | ${[0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(1)).join(" | ")} |`;
const text = [
  `${describeMachine(readMachine())}, load ${Deno.loadavg()[0].toFixed(1)} at the end.`,
  `Pages came over HTTP from two workers, with all letters unread. The readers were wrk on the same`,
  `two cores, and had new connections in each of ${rounds} rounds, whose requests are counted`,
  `together.`,
  "",
  "| what | p50 ms | p95 ms | slowest ms |",
  "| --- | --- | --- | --- |",
  ...pages.map(({ page, rest, times }) =>
    row(`page ${page} of 500, ${readers} readers who ${restOf(rest)}`, times)
  ),
  row("a search over all", searches),
  row(`a letter posted, ${ASKED_RATE} a second`, asked.times),
  row(`a letter posted, 16 at a time, ${postings.length} turns`, all(postings)),
  ...compared
    ? [
      row("the same by turns: alone", all(compared.alone)),
      row(`beside ${Number(stored)} letters of others`, all(compared.beside)),
    ]
    : [],
  "",
  "| page | readers | bytes in Brotli | a second | processor ms each | failed, % |",
  "| --- | --- | --- | --- | --- | --- |",
  ...pages.map(({ page, rest, bytes, rate, processor, failures }) =>
    `| ${page} | ${restOf(rest)} | ${bytes} | ${Math.round(rate)} | ${processor.toFixed(1)} | ${
      100 * failures
    } |`
  ),
  "",
  `The first search of a person reads the whole list: ${Math.round(firstSearch)} ms here. Letters`,
  `were posted at ${Math.round(median(postings.map(({ rate }) => rate)))}/s${
    compared
      ? `. Beside ${Number(stored)} letters p95 was ${
        Math.round(p95(compared.beside) / p95(compared.alone) * 100)
      } % of p95 without them, in the medians of ${compared.alone.length} turns`
      : ""
  }.`,
].join("\n");
console.log(text);

await writeChapter("portal_checks.md", "bench:messages", text);
