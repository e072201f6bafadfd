/**
 * The citizen's one list of letters and dossiers, newest first. What marks them is beside the list
 * (marks.ts).
 */
import type { Write } from "../platform/commit.ts";
import { listAll, read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import { type PageAsked, readSealedEntries, readSealedPage } from "../platform/sealed_page.ts";
import type { Store } from "../platform/store.ts";
import type { Seal } from "../platform/platform.ts";
import {
  covers,
  type Marks,
  marksAlong,
  needsMeRecord,
  newestMarks,
  unreadRecord,
} from "./marks.ts";
import { countedBack, type ItemArgs, newestFirst, placeIn } from "./newest_first.ts";

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

export const boxItemRecord = record<BoxItem, ItemArgs>("box_item", {
  about: "a letter or dossier in a person's list, newest first",
  key: newestFirst,
});

/** Adds the item, or replaces what the list shows of it. */
export const putItem = (write: Write, accountId: string, item: BoxItem): void => {
  write.set(boxItemRecord(accountId, item.id), item);
};

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
  const newest = known ?? await newestMarks(store, accountId);
  const places = items.map(({ id }) => countedBack(id));
  const [unread, needsMe] = isRun ? await marksAlong(store, accountId, { newest, places }) : newest;
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
