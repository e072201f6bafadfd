/**
 * Pages of a box over HTTP: two workers in a process of their own, and readers on the same cores.
 * The readers are wrk, which leaves most of both cores to the program: readers have computers of
 * their own.
 */
import { compressNow } from "../../adapters/http/compress_page.ts";
import { PEOPLE } from "../../adapters/sandbox/people/people.ts";
import { systemClock } from "../../adapters/runtime/system.ts";
import { accountByNationalIdRecord } from "../../domain/identity/person_identity.ts";
import { read } from "../../domain/platform/read.ts";
import { startTwoWorkers } from "../../tests/crash/two_workers.ts";
import { signIn } from "../../tests/http/journey.ts";
import { openStore } from "../../tests/http/store.ts";
import { cookiesOf, createHttpClient } from "../../tests/support/http_client.ts";
import { measure, measureSpending, type Spending } from "../gateway/wrk.ts";
import { fillBox } from "./fill.ts";

const PAGES = 500;
const SHOWN = [1, 200, 500];
export const restOf = (rest: number) =>
  rest === 0 ? "ask again at once" : `ask again after ${rest / 1000} s`;

/** V8 compiles what thousands of requests need while they are answered. */
const WARM_UP = 10;

export interface MeasuredPage {
  page: number;
  /** As asked. */
  rest: number;
  /** Bytes of the whole page in Brotli, as browsers get it. */
  bytes: number;
  /** Milliseconds, of equal shares of the requests of each round. */
  times: number[];
  /** Requests a second. */
  rate: number;
  /** Share of requests that failed. */
  failures: number;
  /** Milliseconds of the program's processor time for each request. */
  processor: number;
}

export interface PageLoad {
  letters: number;
  readers: number;
  /** Milliseconds on average between a page and the next request of its reader; one load for each. */
  rests: readonly number[];
  /** Of each page and load, in turn with the others; each has new connections (0374). */
  rounds: number;
  /** Of each round. */
  seconds: number;
}

/**
 * A large box. The rests are far less than a page is read for, and none, which shows how many pages
 * the cores give (docs/decisions/0374).
 */
export const LARGE_BOX = {
  letters: 10_000,
  readers: 20,
  rests: [50, 0],
  rounds: 7,
  seconds: 3,
} satisfies PageLoad;

/** The first, the 200th and the last page, by one person's session. */
export async function measurePages(
  { letters, readers, rests, rounds, seconds }: PageLoad,
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
  const target = {
    port,
    pid,
    host: new URL(origin).host,
    cookies: [cookiesOf(browser, origin)],
    headers: { accept: "text/html", "accept-encoding": "br" },
  };
  await measure({ ...target, path: "/letters" }, { connections: readers, seconds: WARM_UP });

  const found = rests.flatMap((rest) =>
    paths.map(([page, path]) => ({ page, path, rest, rounds: [] as Spending[] }))
  );
  for (let round = 0; round < rounds; round++) {
    for (const { path, rest, rounds } of found) {
      rounds.push(
        await measureSpending({ ...target, path }, { connections: readers, seconds, rest }),
      );
    }
  }
  return await Promise.all(found.map(async ({ page, path, rest, rounds }) => ({
    page,
    rest,
    bytes: await weigh(origin + path),
    times: rounds.flatMap(({ times }) => times),
    rate: mean(rounds.map(({ perSecond }) => perSecond)),
    failures: mean(rounds.map(({ failures }) => failures)),
    processor: mean(rounds.map(({ processor }) => processor)),
  })));

  async function weigh(address: string): Promise<number> {
    const { text } = await browser.send(address);
    return compressNow(text).length;
  }
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

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
