// deno-lint-ignore-file no-console -- it speaks to the terminal
/**
 * `deno task bench:directory`: searches over the sandbox's services as people type them, letter by
 * letter, and the weight of the pages; writes the chapter "Search of services" of
 * docs/portal_checks.md.
 */
import { brotliCompressSync, constants } from "node:zlib";
import { indexWords } from "../../adapters/directory/word_index.ts";
import { officeServices } from "../../adapters/sandbox/catalogue/mod.ts";
import { parseServices } from "../../adapters/services/file.ts";
import { DIAL_CODE } from "../../domain/code/dial_code.ts";
import { createDirectory } from "../../domain/directory/directory.ts";
import { createCatalogue } from "../../domain/services/catalogue.ts";
import { GUIDE_IMPRINTS } from "../../domain/window/imprint.ts";
import { quantile } from "../../tests/faults/scenario.ts";
import { loadTexts } from "../../views/load_texts.ts";
import { createViews } from "../../views/mod.ts";
import { writeChapter } from "../gateway/chapter.ts";
import { describeMachine } from "../gateway/page.ts";
import { timeOf } from "../gateway/processes.ts";
import { readMachine } from "../gateway/machine.ts";
import { LISTS, pageOf, typed } from "./samples.ts";

/** Milliseconds at the 95th percentile at most, over 600 services. */
const LIMIT = 15;
const ROUNDS = 20;

const services = parseServices({ services: officeServices("http://127.0.0.1:8002") }, "sandbox");
const catalogue = createCatalogue({ services });
const directory = createDirectory({ catalogue, indexWords });
const views = createViews({
  languages: await loadTexts(GUIDE_IMPRINTS),
  dialCode: DIAL_CODE,
  imprints: GUIDE_IMPRINTS,
});

const first = await timeOf(() => directory.search("بیمه"));
const times: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  for (const query of typed) times.push(await timeOf(() => directory.search(query)));
}

const compressed = (html: string) =>
  brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length;

const weights = await Promise.all(LISTS.map(async ([name, query]) => {
  const props = await pageOf(directory, query);
  const whole = compressed(pageIn(props, { fragment: false }));
  // Only a search is answered as one types; the others are links.
  const part = query.q ? compressed(pageIn(props, { fragment: true, part: "found" })) : "–";
  return `| ${name} | ${whole} | ${part} |`;
}));

function pageIn(
  { page, props }: Awaited<ReturnType<typeof pageOf>>,
  { fragment, part }: { fragment: boolean; part?: string },
): string {
  const context = {
    language: "fa",
    here: "/services",
    href: (path: string) => path,
    signedIn: { name: "سارا احمدی" },
    sandbox: false,
    script: "/static/htmx.0123456789.js",
    now: 0,
    fragment,
    part,
  };
  const render = views[page] as (shown: typeof context, props: unknown) => string;
  return render(context, props);
}

const at = (share: number) => quantile(times, share).toFixed(1);
const text = [
  `${describeMachine(readMachine())}, load ${Deno.loadavg()[0].toFixed(1)} at the end.`,
  `${services.length} services in three languages, ${times.length} searches, in one worker.`,
  "",
  "| what | p50 ms | p95 ms | slowest ms |",
  "| --- | --- | --- | --- |",
  `| a search, at each letter typed | ${at(0.5)} | ${at(0.95)} | ${at(1)} |`,
  "",
  `The first search after a change of the catalogue builds the index: ${Math.round(first)} ms, in`,
  "which other requests get their turn.",
  "",
  "| page (Persian) | bytes, whole | bytes, as one types |",
  "| --- | --- | --- |",
  ...weights,
].join("\n");
console.log(text);

await writeChapter("portal_checks.md", "bench:directory", text);
Deno.exit(quantile(times, 0.95) <= LIMIT ? 0 : 1);
