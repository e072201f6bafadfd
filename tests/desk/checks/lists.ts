/** Lists of many applications: the agency's, and the experts' queue. */
import type { Load } from "../../../bench/federation/load.ts";
import type { Check, Seen } from "../../support/checks.ts";
import { anyState, changeOne, plantApplications } from "../applications.ts";
import { COUNT, type DeskWorld, seenOf, withDesk } from "../desk_world.ts";

const READERS = 2;
const REQUESTS = 300;
/** Requests each of which follows a change. */
const CHANGES = 60;
const WORDS = encodeURIComponent("کتابخانه ۴");

const AGENCY_PAGES = {
  "the first page": "/applications",
  "the last page": `/applications?page=${COUNT / 20}`,
  "one state": "/applications?state=submitted",
  "whose turn, page 20": "/applications?turn=agency&page=20",
  "words, page 2": `/applications?q=${WORDS}&page=2`,
  "words, state and turn": `/applications?q=${WORDS}&state=draft&turn=agency`,
};

const QUEUE_PAGES = {
  "the first page": "/review",
  "the last page": `/review?page=${COUNT / 20}`,
  "mine": "/review?filter=mine",
  "without an expert, page 20": "/review?filter=unassigned&page=20",
  "overdue": "/review?filter=overdue",
};

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

interface Asked {
  cookie: string;
  /** IDs of applications of the list. */
  ids: readonly string[];
}

async function pages(
  world: DeskWorld,
  list: string,
  { cookie, paths }: { cookie: string; paths: Record<string, string> },
): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const [what, path] of Object.entries(paths)) {
    const made = await world.read({ path, cookie, readers: READERS, requests: REQUESTS });
    seen.push(seenOf(`${list}: ${what}, ${READERS} readers who ask again at once`, made));
  }
  return seen;
}

/** The same while an application changes each second, and where each request follows a change. */
async function afterChanges(
  world: DeskWorld,
  path: string,
  { cookie, ids }: Asked,
): Promise<Seen[]> {
  let i = 0;
  const next = () => changeOne(world.store, ids[i++ % ids.length]);
  // One that is not written changes nothing.
  const ticks = setInterval(() => next().catch(() => {}), 1000);
  const beside = await world.read({ path, cookie, readers: READERS, requests: 3 * REQUESTS });
  clearInterval(ticks);
  const after: Load[] = [];
  for (let change = 0; change < CHANGES; change++) {
    await next();
    after.push(await world.read({ path, cookie, readers: 1, requests: 1, isCold: true }));
  }
  return [
    seenOf(`\`${path}\` while one application changes each second`, beside),
    seenOf(`\`${path}\`, each request directly after a change`, {
      times: after.flatMap(({ times }) => times),
      failed: sum(after.map(({ failed }) => failed)),
      processor: sum(after.map(({ processor }) => processor)) / CHANGES,
    }),
  ];
}

async function lists(): Promise<Seen[]> {
  return await withDesk(async (world) => {
    const { store } = world;
    const agencyOf = () => "agency-1";
    const own = await plantApplications(store, { count: COUNT, agencyOf, stateOf: anyState });
    const manager = await world.signIn("manager");
    const agency = [
      ...await pages(world, "the agency's list", { cookie: manager, paths: AGENCY_PAGES }),
      ...await afterChanges(world, "/applications", { cookie: manager, ids: own }),
      ...await pages(world, "the desk's first page", { cookie: manager, paths: { manager: "/" } }),
    ];
    const waiting = await plantApplications(store, {
      count: COUNT,
      agencyOf: (i) => `agency-${2 + i % 50}`,
      stateOf: (i) => i % 2 ? "submitted" : "in_review",
    });
    const expert = await world.signIn("expert");
    return [
      ...agency,
      ...await pages(world, "the experts' queue", { cookie: expert, paths: QUEUE_PAGES }),
      ...await afterChanges(world, "/review", { cookie: expert, ids: waiting }),
      ...await pages(world, "the desk's first page", { cookie: expert, paths: { expert: "/" } }),
    ];
  });
}

export const LISTS: Check[] = [
  { number: 7, what: `${COUNT} applications listed, filtered and paged`, run: lists },
];
