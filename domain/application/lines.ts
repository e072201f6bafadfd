/**
 * Lines of the lists, as a worker keeps them in memory: it reads those of a part once after each
 * change of them (docs/decisions/0343).
 */
import { keepLast } from "../platform/kept/last_used.ts";
import { listAll, read } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { searchForm } from "../text/search.ts";
import {
  listed,
  type ListedApplication,
  listedApplicationRecord,
  type ListScope,
  listVersionRecord,
  partVersionRecord,
} from "./application.ts";
import type { ApplicationState } from "./state.ts";

/** A line with the folded form of its words. */
export interface KnownLine {
  readonly value: ListedApplication;
  readonly form: string;
  /** Of the record. */
  readonly version: string | null;
}

interface Part {
  /** From before the lines were read. */
  readonly version: string | null;
  /** By ID. */
  readonly lines: ReadonlyMap<string, KnownLine>;
}

/** By the last part of the key of its version. */
type Parts = ReadonlyMap<string, Part>;

interface Known {
  /** Of the list, from before the versions of its parts were read. */
  version: string | null;
  /** Those who ask meanwhile wait for the same reading. */
  parts: Promise<Parts>;
}

/** Of the scopes that were asked for last. */
const known = new WeakMap<Store, Map<string, Map<ApplicationState, Known>>>();
const MAX_SCOPES = 20;

/** In any order. */
export async function linesOf(
  store: Store,
  scope: ListScope,
  states: readonly ApplicationState[],
): Promise<KnownLine[]> {
  // The versions are read first: lines that a later change has altered are read again the next time.
  const versions = await read(store, states.map((state) => listVersionRecord(scope, state)));
  const kept = keptOf(store, scope);
  const lists = await Promise.all(states.map((state, i) => {
    const { version } = versions[i];
    const former = kept.get(state);
    if (former?.version === version) return former.parts;
    const parts = readParts(store, { scope, state, former: former?.parts });
    kept.set(state, { version, parts });
    parts.catch(() => kept.get(state)?.parts === parts && kept.delete(state));
    return parts;
  }));
  return lists.flatMap((parts) => [...parts.values()]).flatMap(({ lines }) => [...lines.values()]);
}

function keptOf(store: Store, scope: ListScope): Map<ApplicationState, Known> {
  const scopes = known.get(store) ?? new Map<string, Map<ApplicationState, Known>>();
  known.set(store, scopes);
  const [name] = listed(scope);
  const kept = scopes.get(name) ?? new Map<ApplicationState, Known>();
  keepLast(scopes, name, kept, MAX_SCOPES);
  return kept;
}

interface Asked {
  scope: ListScope;
  state: ApplicationState;
  former?: Promise<Parts>;
}

/** Those that have not changed are the former ones. */
async function readParts(store: Store, { scope, state, former }: Asked): Promise<Parts> {
  const place = [...listed(scope), state];
  const [versions, before] = await Promise.all([
    Array.fromAsync(listAll(store, partVersionRecord.all(...place))),
    // Only what a part was before is asked for, and not whether it could be read.
    former?.catch(() => undefined),
  ]);
  return new Map(
    await Promise.all(versions.map(async ({ key, version }): Promise<[string, Part]> => {
      const name = String(key.at(-1));
      const same = before?.get(name);
      if (same?.version === version) return [name, same];
      const found = listAll(store, listedApplicationRecord.all(...place, name));
      const lines = (await Array.fromAsync(found)).map((line) => lineOf(line, same));
      return [name, { version, lines: new Map(lines.map((line) => [line.value.id, line])) }];
    })),
  );
}

/** To fold the words of a line costs more than to read it, and most lines are as they were. */
function lineOf(
  { value, version }: Found<ListedApplication> & { value: ListedApplication },
  before: Part | undefined,
): KnownLine {
  const same = before?.lines.get(value.id);
  if (same?.version === version) return same;
  const { number, title } = value;
  return {
    value,
    version,
    form: searchForm(`${number} ${Object.values(title ?? {}).join(" ")}`),
  };
}
