/** What items of a person's list are marked with: a record for each, so that no counter can drift. */
import type { Write } from "../platform/commit.ts";
import { keepLast } from "../platform/kept/last_used.ts";
import { read, readPage } from "../platform/read.ts";
import { type Below, record, type Ref } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { type ItemArgs, newestFirst, placeIn } from "./newest_first.ts";

export const unreadRecord = record<true, ItemArgs>("box_unread", {
  about: "that a person has not opened a letter, or what is new in a dossier",
  key: newestFirst,
});

export const needsMeRecord = record<true, ItemArgs>("box_needs_me", {
  about: "that a letter waits for its confirmation, or a dossier for the person",
  key: newestFirst,
});

/** Its version says whether marks that were read are still those (docs/decisions/0371). */
export const marksChangedRecord = record<true, [accountId: string]>("box_marks_changed", {
  about: "that marks of a person's letters and dossiers have changed, by its version",
});

/** An agency has added something. What the person does themselves never marks anything. */
export const markUnread = (write: Write, accountId: string, id: string): void => {
  mark(write, accountId, unreadRecord(accountId, id), true);
};

export const markRead = (write: Write, accountId: string, id: string): void => {
  mark(write, accountId, unreadRecord(accountId, id), false);
};

export const setNeedsMe = (write: Write, accountId: string, id: string, needsMe: boolean): void => {
  mark(write, accountId, needsMeRecord(accountId, id), needsMe);
};

function mark(write: Write, accountId: string, mark: Ref<true>, isMarked: boolean): void {
  if (isMarked) write.set(mark, true);
  else write.delete(mark);
  write.set(marksChangedRecord(accountId), true);
}

/** More are shown as "99+". */
export const COUNTED_AT_MOST = 100;

/** The newest marks of a kind. */
export interface Marks {
  /** Of their items, as keys count them. */
  places: ReadonlySet<string>;
  /** The last of them, if there may be older ones. */
  last?: string;
}

/** Whether all that is marked down to this place was read. */
export const covers = ({ last }: Marks, place: string): boolean =>
  last === undefined || place <= last;

/** The marks for what is unread, and those for what needs the person. */
const kindsOf = (accountId: string) =>
  [unreadRecord, needsMeRecord].map((record) => record.all(accountId));

async function readMarks(
  store: Store,
  marks: Below<true>,
  { from, limit }: { from?: string; limit: number },
): Promise<Marks> {
  const { entries } = await readPage(store, marks, { from, limit });
  const places = entries.map(({ key }) => placeIn(key));
  return { places: new Set(places), last: places.length < limit ? undefined : places.at(-1) };
}

interface Known {
  /** From before the marks were read: those that a later change has altered are read again. */
  version: string | null;
  /** Those who ask meanwhile wait for the same reading. */
  newest: Promise<Marks[]>;
}

/** Of those who were here last, by account. */
const known = new WeakMap<Store, Map<string, Known>>();
/** Some megabytes, if all of them have a hundred marks. */
const MAX_KNOWN = 500;

/** A hundred of each kind, in the order of `kindsOf`. */
export async function newestMarks(store: Store, accountId: string): Promise<Marks[]> {
  const { version } = await read(store, marksChangedRecord(accountId));
  const people = known.get(store) ?? new Map<string, Known>();
  known.set(store, people);
  const former = people.get(accountId);
  const one = former?.version === version ? former : { version, newest: readNewest() };
  keepLast(people, accountId, one, MAX_KNOWN);
  one.newest.catch(() => people.get(accountId) === one && people.delete(accountId));
  return await one.newest;

  function readNewest(): Promise<Marks[]> {
    const limit = COUNTED_AT_MOST;
    return Promise.all(kindsOf(accountId).map((marks) => readMarks(store, marks, { limit })));
  }
}

/**
 * Also the marks of items further down that follow each other in the list: in one more reading of
 * each kind, since no more of them than there are items lie between.
 */
export function marksAlong(
  store: Store,
  accountId: string,
  { newest, places }: { newest: readonly Marks[]; places: readonly string[] },
): Promise<Marks[]> {
  return Promise.all(
    kindsOf(accountId).map(async (marks, i) => {
      const from = places.find((place) => !covers(newest[i], place));
      if (from === undefined) return newest[i];
      const found = await readMarks(store, marks, { from, limit: places.length });
      return { places: new Set([...newest[i].places, ...found.places]), last: found.last };
    }),
  );
}
