/**
 * The citizen's one list of letters and dossiers, newest first. Unread is a marker beside the list,
 * not a counter, so that nothing can drift.
 */
import type { Write } from "../platform/commit.ts";
import { type Below, record } from "../platform/record.ts";
import { listAll, read, readPage } from "../platform/read.ts";
import { type PageAsked, readSealedEntries, readSealedPage } from "../platform/sealed_page.ts";
import type { Key, Store } from "../platform/store.ts";
import type { Seal } from "../platform/platform.ts";

/** What the list shows. At most 1 KiB as JSON: lists read many. */
export interface BoxItem {
  /** Chooses the page that opens it. */
  of: "letter" | "dossier";
  /** Sortable by time (UUIDv7, RFC 9562 §5.7). */
  id: string;
  /** When it arrived, in milliseconds. */
  at: number;
  /** ID of the agency's service. */
  service: string;
  /** At most `MAX_TITLE` characters. */
  title: string;
  /** A word of the item's own feature: the kind of letter, the state of a dossier. */
  kind: string;
  /** The agency's number, or the tracking number. */
  number?: string;
  /** When a period ends that it started, in milliseconds. */
  endsAt?: number;
  /** No longer what it was. */
  past?: "withdrawn" | "replaced";
}

export const MAX_TITLE = 150;

type ItemArgs = [accountId: string, id: string];

/** Keys count back, so that the newest item comes first. */
const newestFirst = (accountId: string, id: string) => [accountId, countedBack(id)];

export const boxItemRecord = record<BoxItem, ItemArgs>("box_item", {
  about: "a letter or dossier in a person's list, newest first",
  key: newestFirst,
});

export const unreadRecord = record<true, ItemArgs>("box_unread", {
  about: "that a person has not opened a letter, or what is new in a dossier",
  key: newestFirst,
});

export const needsMeRecord = record<true, ItemArgs>("box_needs_me", {
  about: "that a letter waits for its confirmation, or a dossier for the person",
  key: newestFirst,
});

const DIGITS = [..."0123456789abcdef"];
const COMPLEMENTS = new Map(DIGITS.map((digit, i) => [digit, DIGITS[15 - i]]));

/** The complement of each hexadecimal digit: it sorts the other way round, and is its own inverse. */
function countedBack(id: string): string {
  let back = "";
  for (const character of id) back += COMPLEMENTS.get(character) ?? character;
  return back;
}

/** Of an item or a mark, counted back. */
const placeIn = (key: Key) => String(key.at(-1));

/** Adds the item, or replaces what the list shows of it. */
export const putItem = (write: Write, accountId: string, item: BoxItem): void => {
  write.set(boxItemRecord(accountId, item.id), item);
};

/** An agency has added something. What the person does themselves never marks anything. */
export const markUnread = (write: Write, accountId: string, id: string): void => {
  write.set(unreadRecord(accountId, id), true);
};

export const markRead = (write: Write, accountId: string, id: string): void => {
  write.delete(unreadRecord(accountId, id));
};

export function setNeedsMe(
  write: Write,
  accountId: string,
  id: string,
  needsMe: boolean,
): void {
  const mark = needsMeRecord(accountId, id);
  if (needsMe) write.set(mark, true);
  else write.delete(mark);
}

/** More are shown as "99+". */
export const COUNTED_AT_MOST = 100;

/** The newest marks of a kind. */
interface Marks {
  /** Of their items, as keys count them. */
  places: Set<string>;
  /** The last of them, if there may be older ones. */
  last?: string;
}

async function readMarks(
  store: Store,
  marks: Below<true>,
  { from, limit }: { from?: string; limit: number } = { limit: COUNTED_AT_MOST },
): Promise<Marks> {
  const { entries } = await readPage(store, marks, { from, limit });
  const places = entries.map(({ key }) => placeIn(key));
  return { places: new Set(places), last: places.length < limit ? undefined : places.at(-1) };
}

/**
 * Also those of items further down that follow each other in the list: in one more reading, since
 * no more of them than there are items lie between.
 */
async function marksAlong(
  store: Store,
  marks: Below<true>,
  { newest, places }: { newest: Marks; places: readonly string[] },
): Promise<Marks> {
  const from = places.find((place) => !covers(newest, place));
  if (from === undefined) return newest;
  const found = await readMarks(store, marks, { from, limit: places.length });
  return { places: newest.places.union(found.places), last: found.last };
}

/** Whether all that is marked down to this place was read. */
const covers = ({ last }: Marks, place: string): boolean => last === undefined || place <= last;

/** As the list shows it. */
export interface ListedItem extends BoxItem {
  isUnread: boolean;
  needsMe: boolean;
}

export interface BoxPage {
  isFirst: boolean;
  /** Of the whole list, `COUNTED_AT_MOST` each. */
  counts: { unread: number; needsMe: number };
  /** Newest first. */
  items: ListedItem[];
  /** Cursor of the next page; absent on the last one. */
  next?: string;
}

export interface BoxQuery extends PageAsked {
  /** All, or only those with a mark. */
  only?: "unread" | "needs_me";
}

/**
 * A page of the list. It continues behind the last item that was shown, so that one that arrives in
 * between neither repeats nor hides a row. A cursor is sealed for its account and its filter:
 * one that was altered, or belongs elsewhere, gives the first page.
 */
export async function listBox(
  deps: { store: Store; seal: Seal },
  accountId: string,
  { only, ...asked }: BoxQuery = {},
): Promise<BoxPage> {
  const { store } = deps;
  const place = { context: `box ${only ?? "all"} ${accountId}`, ...asked };
  if (only === undefined) {
    const items = boxItemRecord.all(accountId);
    const { values, isFirst, next } = await readSealedPage(deps, items, place);
    return { isFirst, ...await withMarks(store, accountId, values, { isRun: true }), next };
  }
  const marks = marksOf(only).all(accountId);
  const { entries, isFirst, next } = await readSealedEntries(deps, marks, place);
  const ids = entries.map(({ key }) => countedBack(placeIn(key)));
  return { isFirst, ...await readItems(store, accountId, ids), next };
}

type Marked = Pick<BoxPage, "items" | "counts">;

/** The marks for what is unread, and those for what needs the person. */
const kindsOf = (accountId: string) =>
  [unreadRecord, needsMeRecord].map((record) => record.all(accountId));

const newestMarks = (store: Store, accountId: string): Promise<Marks[]> =>
  Promise.all(kindsOf(accountId).map((marks) => readMarks(store, marks)));

/**
 * Two lists of marks say of most items what they have, and are the counts at once. Items that are
 * older than a hundred marks are looked up by themselves, or by two more lists if they are a run,
 * between which the person's list has no others.
 */
async function withMarks(
  store: Store,
  accountId: string,
  items: readonly BoxItem[],
  { isRun = false, newest: known }: { isRun?: boolean; newest?: Marks[] } = {},
): Promise<Marked> {
  const kinds = kindsOf(accountId);
  const newest = known ?? await newestMarks(store, accountId);
  const places = items.map(({ id }) => countedBack(id));
  const [unread, needsMe] = isRun
    ? await Promise.all(
      kinds.map((marks, i) => marksAlong(store, marks, { newest: newest[i], places })),
    )
    : newest;
  const older = items.map(({ id }, i) => ({
    unread: covers(unread, places[i]) ? undefined : unreadRecord(accountId, id),
    needsMe: covers(needsMe, places[i]) ? undefined : needsMeRecord(accountId, id),
  }));
  const found = await read(store, older);
  return {
    items: items.map((item, i) => ({
      ...item,
      isUnread: unread.places.has(places[i]) || Boolean(found[i].unread?.value),
      needsMe: needsMe.places.has(places[i]) || Boolean(found[i].needsMe?.value),
    })),
    counts: { unread: newest[0].places.size, needsMe: newest[1].places.size },
  };
}

const marksOf = (only: "unread" | "needs_me") => only === "unread" ? unreadRecord : needsMeRecord;

/** These items as the list shows them, in this order; one that is gone is left out. */
export async function readItems(
  store: Store,
  accountId: string,
  ids: readonly string[],
): Promise<Marked> {
  const found = await read(store, ids.map((id) => boxItemRecord(accountId, id)));
  return await withMarks(store, accountId, found.flatMap(({ value }) => value ?? []));
}

/** The newest items that need the person, `most` of them, and the counts of the whole list. */
export async function readNeedsMe(
  store: Store,
  accountId: string,
  most: number,
): Promise<Marked> {
  const newest = await newestMarks(store, accountId);
  const [, { places }] = newest;
  const wanted = [...places].slice(0, most).map((place) =>
    boxItemRecord(accountId, countedBack(place))
  );
  const found = await read(store, wanted);
  return await withMarks(store, accountId, found.flatMap(({ value }) => value ?? []), { newest });
}

/** Every item, newest first, without its marks; `pageSize` are read at a time. */
export async function* everyItem(
  store: Store,
  accountId: string,
  pageSize: number,
): AsyncGenerator<BoxItem> {
  const rows = listAll(store, boxItemRecord.all(accountId), pageSize);
  for await (const { value } of rows) yield value;
}
