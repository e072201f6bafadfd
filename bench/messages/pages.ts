/**
 * Pages of a box over HTTP: two workers in a process of their own, readers in this one, on the same
 * cores. Each reader asks again as soon as the page is there.
 */
import { brotliCompressSync, constants } from "node:zlib";
import { PEOPLE } from "../../adapters/sandbox/people/people.ts";
import { systemClock } from "../../adapters/runtime/system.ts";
import { accountByNationalIdRecord } from "../../domain/identity/person_identity.ts";
import { read } from "../../domain/platform/read.ts";
import { startTwoWorkers } from "../../tests/crash/two_workers.ts";
import { signIn } from "../../tests/http/journey.ts";
import { openStore } from "../../tests/http/store.ts";
import { cookiesOf, createHttpClient } from "../../tests/support/http_client.ts";
import { type Load, send } from "../federation/load.ts";
import { fillBox } from "./fill.ts";

const PAGES = 500;
const SHOWN = [1, 200, 500];

export interface MeasuredPage {
  page: number;
  /** Bytes of the whole page in Brotli, as browsers get it. */
  bytes: number;
  load: Load;
}

export interface PageLoad {
  letters: number;
  readers: number;
  /** Of each page. */
  requests: number;
}

/** The first, the 200th and the last page, by one person's session. */
export async function measurePages(
  { letters, readers, requests }: PageLoad,
): Promise<MeasuredPage[]> {
  await using running = await startTwoWorkers();
  const { program, port, child: { pid } } = running;
  const { origin } = program;
  await using browser = createHttpClient({ origin, port });
  const [person] = PEOPLE;
  await signIn(program, browser, person);
  {
    using opened = await openStore({ program: running, clock: systemClock });
    const { store, hash } = opened;
    const { value } = await read(store, accountByNationalIdRecord(hash, person.nationalId));
    await fillBox({ store, hash }, { accountId: value!, service: "library", letters });
  }
  const paths = await pathsOf(
    async (path) => (await browser.send(origin + path)).text,
    Math.min(PAGES, Math.ceil(letters / 20)),
  );
  const headers = {
    host: new URL(origin).host,
    cookie: cookiesOf(browser, origin),
    accept: "text/html",
    "accept-encoding": "br",
  };
  const measured: MeasuredPage[] = [];
  for (const [page, path] of paths) {
    const asked = { method: "GET" as const, path, headers, status: 200 };
    // V8 has not compiled what the first hundreds of requests need.
    for (const count of [requests / 2, requests]) {
      const load = await send({ port, pid, atOnce: readers }, Array(count).fill(asked));
      if (count === requests) measured.push({ page, bytes: await weigh(origin + path), load });
    }
  }
  return measured;

  async function weigh(address: string): Promise<number> {
    const { text } = await browser.send(address);
    return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length;
  }
}

/** The address of each page that is shown, by the links from page to page. */
async function pathsOf(
  get: (path: string) => Promise<string>,
  pages: number,
): Promise<[page: number, path: string][]> {
  const paths: [number, string][] = [];
  let path: string | undefined = "/letters";
  for (let page = 1; path !== undefined && page <= pages; page++) {
    if (SHOWN.includes(page)) paths.push([page, path]);
    const text: string = await get(path);
    path = /href="(\/letters\?after=[^"]+)"/.exec(text)?.[1];
  }
  return paths;
}
