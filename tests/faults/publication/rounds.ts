/** Revisions that are published while people click: by turns, and what people got meanwhile. */
import { applicationRecord } from "../../../domain/application/application.ts";
import { actRecord } from "../../../domain/application/history.ts";
import { listAll, read } from "../../../domain/platform/read.ts";
import { publishedServiceRecord } from "../../../domain/publication/published.ts";
import {
  publicationResultRecord,
  type PublishFailure,
} from "../../../domain/publication/result.ts";
import { approve } from "../../http/publication/approved.ts";
import { until } from "../../support/waiting.ts";
import { type Click, startClicking, type Visitor, visitorsAt } from "./everywhere.ts";
import type { Place } from "./place.ts";
import { type AgencyServer, startAgencyServer } from "./servers.ts";

const HTML = { accept: "text/html" };
/** The service and application of `approve`. */
export const SERVICE = "library";
const APPLICATION = "application-1";
/** Milliseconds: longer than a lease of who was killed. */
const PATIENCE = 60_000;

export interface Publishing extends AsyncDisposable {
  visitors: Visitor[];
  address: URL;
  clicks: Click[];
  /** A server of the revision's, which answers for it. */
  server(revision: number): Promise<AgencyServer>;
  approve(revision: number, upstream: string): Promise<void>;
  /** Until the revision has come to this state. */
  reach(state: "live" | "publish_failed", revision: number): Promise<void>;
  /** Until each process answers by it. */
  seenEverywhere(revision: number): Promise<void>;
  /** What the store has in force. */
  inForce(): Promise<{ revision?: number; former?: number }>;
  /** Why a revision is not in force. */
  failureOf(revision: number): Promise<PublishFailure | undefined>;
  /** How often something was done to the application. */
  acts(kind: "published" | "publish_failed" | "taken_back"): Promise<number>;
  stopClicking(): Promise<void>;
}

/** A first revision is live, and one person at each process clicks. */
export async function startPublishing(place: Place): Promise<Publishing> {
  const { program: { origin } } = place;
  const address = new URL(origin.replace("//", `//${SERVICE}.`));
  const visitors = await visitorsAt(place);
  const servers: AgencyServer[] = [];
  const server = async (revision: number) => {
    const one = await startAgencyServer(`revision ${revision}`);
    servers.push(one);
    return one;
  };
  const approveIt = (revision: number, upstream: string) =>
    place.withStore((store) => approve(store, upstream, { revision }));
  const reach: Publishing["reach"] = (state, revision) =>
    until(
      async () => {
        const { value } = await place.withStore((store) =>
          read(store, applicationRecord(APPLICATION))
        ).catch(() => ({ value: null }));
        return value?.state === state && value.revision === revision;
      },
      `revision ${revision} to be ${state}`,
      PATIENCE,
    );
  await approveIt(1, (await server(1)).origin);
  await reach("live", 1);
  const seenEverywhere: Publishing["seenEverywhere"] = (revision) =>
    until(
      async () => {
        const replies = visitors.map(({ browser }) => browser.get(address, HTML));
        return (await Promise.all(replies)).every(({ text }) => revisionIn(text) === revision);
      },
      `revision ${revision} everywhere`,
      PATIENCE,
    );
  await seenEverywhere(1);
  const clicking = startClicking(visitors, address);
  return {
    ...{ visitors, address, clicks: clicking.clicks, server, reach, seenEverywhere },
    approve: approveIt,
    inForce: () =>
      place.withStore(async (store) => {
        const { value } = await read(store, publishedServiceRecord(SERVICE));
        return { revision: value?.revision, former: value?.former?.revision };
      }),
    failureOf: (revision) =>
      place.withStore(async (store) => {
        const { value } = await read(store, publicationResultRecord(APPLICATION, revision));
        return value?.failure;
      }),
    acts: (kind) =>
      place.withStore(async (store) => {
        const acts = await Array.fromAsync(listAll(store, actRecord.all(APPLICATION)));
        return acts.filter(({ value }) => value.kind === kind).length;
      }),
    stopClicking: clicking.stop,
    async [Symbol.asyncDispose]() {
      await clicking.stop();
      for (const one of servers) await one[Symbol.asyncDispose]();
    },
  };
}

/** `undefined`: it is no answer of a revision. */
export function revisionIn(text: string): number | undefined {
  const found = /^revision (\d+) for library$/.exec(text);
  return found ? Number(found[1]) : undefined;
}

export interface Counted {
  answered: number;
  /** Ended with the process that was killed. */
  died: number;
  /** Neither of one revision nor of the other. */
  wrong: Click[];
  /** Answered by a revision that was not in force any more, once the later one had answered there. */
  back: number;
}

/** Of one person's clicks at one process. */
export function countClicks(clicks: readonly Click[]): Counted {
  const answered = clicks.filter(({ status }) => status !== 0);
  const wrong = answered.filter(({ status, text }) =>
    status !== 200 || revisionIn(text) === undefined
  );
  let newest = 0;
  let back = 0;
  for (const { text } of answered) {
    const revision = revisionIn(text) ?? newest;
    if (revision < newest) back++;
    newest = Math.max(newest, revision);
  }
  return { answered: answered.length, died: clicks.length - answered.length, wrong, back };
}

export const mergeCounts = (all: readonly Counted[]): Counted =>
  all.reduce((sum, one) => ({
    answered: sum.answered + one.answered,
    died: sum.died + one.died,
    wrong: [...sum.wrong, ...one.wrong],
    back: sum.back + one.back,
  }));

/** The first of what was answered wrongly, for a cell of the table. */
export const shownWrong = ([first]: readonly Click[]) =>
  first ? ` (${first.status} ${first.text.slice(0, 60).replaceAll(/[|\s]+/g, " ")})` : "";
