/**
 * Services that were approved at the desk and are in force beside those of the file, as every worker
 * and machine reads them from the store (docs/decisions/0337).
 */
import type { Write } from "../platform/commit.ts";
import { listAll, read } from "../platform/read.ts";
import { type Found, record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import type { ClientKey } from "../services/openid.ts";

/** What a revision of an application made. */
export interface Revision {
  revision: number;
  /** As `services.json` would have it; `serviceSchema` judges it again whenever it is read. */
  service: Record<string, unknown>;
}

/** What an agency changes at once, whichever revision is in force. */
export interface AgencySettings {
  /** Public keys of its program. */
  keys?: ClientKey[];
  /** Where it is told of its letters and dossiers; `null`: nowhere. */
  webhook?: string | null;
  /** Of the agency API, given by an operator. */
  scopes?: string[];
}

export interface PublishedService extends Revision {
  applicationId: string;
  agencyId: string;
  /** Milliseconds. */
  publishedAt: number;
  /** Its first answers are watched until then; absent once they were good or it was taken back. */
  watchUntil?: number;
  /** Which answered before, to return to. */
  former?: Revision;
  settings?: AgencySettings;
}

/** Whose ID stays taken for ever: what people are called there depends on it. */
export const publishedServiceRecord = record<PublishedService, [service: string]>(
  "published_service",
  { about: "a service that was approved at the desk, with the revision that answers" },
);

/** How a service stands, one of the file as well. */
export interface Standing {
  state: "open" | "suspended" | "retired";
  /** Who did it: what an operator has suspended, no agency resumes. */
  by: "agency" | "operator" | "program";
  /** Milliseconds. */
  since: number;
  /** Why, as it was typed; the history of an application has it too, but services of the file have none. */
  reason?: string;
  /** Sessions at its host that began earlier do not count. */
  entriesFrom?: number;
}

export const standingRecord = record<Standing, [service: string]>("service_standing", {
  about: "whether a service is suspended or retired",
});

/** Written with each change of what is in force: workers look at this one record. */
export const catalogueMarkRecord = record<{ changedAt: number }, []>("catalogue_mark", {
  about: "when services were last published, taken back, suspended or changed",
});

/** Within a commit that changes what is in force. */
export function markCatalogue(write: Write, now: number): void {
  write.set(catalogueMarkRecord(), { changedAt: now });
}

export interface Desk {
  published: ReadonlyMap<string, PublishedService>;
  standings: ReadonlyMap<string, Standing>;
}

/** All that the desk adds to the catalogue, or changes in it. */
export async function readDesk(store: Store): Promise<Desk> {
  const [published, standings] = await Promise.all([
    Array.fromAsync(listAll(store, publishedServiceRecord.all())),
    Array.fromAsync(listAll(store, standingRecord.all())),
  ]);
  return { published: byService(published), standings: byService(standings) };
}

const byService = <T>(rows: readonly (Found<T> & { value: T })[]): Map<string, T> =>
  new Map(rows.map(({ key, value }) => [String(key.at(-1)), value]));

/** Opaque; another one after each change. */
export async function markOf(store: Store): Promise<string | null> {
  return (await read(store, catalogueMarkRecord())).version;
}
