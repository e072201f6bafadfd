/** Reads records by name. */
import type { Below, Found, Ref } from "./record.ts";
import { type Entry, type ListOptions, MAX_PAGE, type Page, type Store } from "./store.ts";

/**
 * The same names with what was found. Lists keep their order; values that are not records stay
 * unchanged.
 */
export type ReadOf<Wanted> = Wanted extends Ref<infer T> ? Found<T>
  : { [Name in keyof Wanted]: ReadOf<Wanted[Name]> };

/** Reads one record, or several by name, in one call to the store. */
export type Read = <const Wanted>(wanted: Wanted) => Promise<ReadOf<Wanted>>;

/** Reads one record, or several by name, outside a commit. */
export async function read<const Wanted>(store: Store, wanted: Wanted): Promise<ReadOf<Wanted>> {
  const refs = refsIn(wanted);
  if (refs.length === 0) return wanted as ReadOf<Wanted>;
  const keys = refs.map(({ key }) => key);
  const entries: Entry<unknown>[] = keys.length === 1
    ? await Promise.all(keys.map((key) => store.get(key)))
    : await store.getMany<unknown[]>(keys);
  const found = new Map(refs.map((ref, i) => [ref, { ...ref, ...entries[i] }]));
  return replaceRefs(wanted, found) as ReadOf<Wanted>;
}

const isRef = (wanted: unknown): wanted is Ref<unknown> =>
  typeof wanted === "object" && wanted !== null && "key" in wanted;

export function refsIn(wanted: unknown): Ref<unknown>[] {
  if (typeof wanted !== "object" || wanted === null) return [];
  return isRef(wanted) ? [wanted] : Object.values(wanted).flatMap(refsIn);
}

function replaceRefs(wanted: unknown, found: Map<unknown, Found<unknown>>): unknown {
  if (typeof wanted !== "object" || wanted === null) return wanted;
  if (isRef(wanted)) return found.get(wanted);
  if (Array.isArray(wanted)) return wanted.map((one) => replaceRefs(one, found));
  return Object.fromEntries(
    Object.entries(wanted).map(([name, one]) => [name, replaceRefs(one, found)]),
  );
}

/** The first records of a kind below a prefix, in key order. */
export async function firstPage<T>(
  store: Store,
  { prefix, expireIn }: Below<T>,
  limit: number,
): Promise<(Found<T> & { value: T })[]> {
  const { entries } = await store.list<T>(prefix, { limit });
  return entries.map((entry) => ({ ...entry, expireIn }));
}

/** A page of the records of a kind below a prefix, in key order. */
export async function readPage<T>(
  store: Store,
  { prefix }: Below<T>,
  options: ListOptions,
): Promise<Page<T>> {
  return await store.list<T>(prefix, options);
}

/** An engine reads one record more than is asked for, and Deno KV reads no more than `MAX_PAGE` at once. */
const WHOLE_PAGE = MAX_PAGE - 1;

/** Every record of a kind below a prefix, in key order. Who may stop early reads fewer at a time. */
export async function* listAll<T>(
  store: Store,
  { prefix, from, expireIn }: Below<T>,
  limit = WHOLE_PAGE,
): AsyncGenerator<Found<T> & { value: T }> {
  let cursor: string | undefined;
  do {
    const begin = cursor === undefined ? { from } : { cursor };
    const page: Page<T> = await store.list<T>(prefix, { ...begin, limit });
    for (const entry of page.entries) yield { ...entry, expireIn };
    cursor = page.cursor;
  } while (cursor);
}
