/**
 * Lines of the lists, as a worker keeps them in memory: it reads those of a state once after each
 * change of them (docs/decisions/0343).
 */
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
} from "./application.ts";
import type { ApplicationState } from "./state.ts";

/** A line with the folded form of its words. */
export interface KnownLine {
  readonly value: ListedApplication;
  readonly form: string;
  /** Of the record. */
  readonly version: string | null;
}

type Lines = ReadonlyMap<string, KnownLine>;

interface Known {
  /** Of the list, from before the lines were read. */
  version: string | null;
  /** By ID; those who ask meanwhile wait for the same reading. */
  lines: Promise<Lines>;
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
    if (former?.version === version) return former.lines;
    const lines = readLines(store, { scope, state, former: former?.lines });
    kept.set(state, { version, lines });
    lines.catch(() => kept.get(state)?.lines === lines && kept.delete(state));
    return lines;
  }));
  return lists.flatMap((lines) => [...lines.values()]);
}

function keptOf(store: Store, scope: ListScope): Map<ApplicationState, Known> {
  const scopes = known.get(store) ?? new Map<string, Map<ApplicationState, Known>>();
  known.set(store, scopes);
  const [name] = listed(scope);
  const kept = scopes.get(name) ?? new Map<ApplicationState, Known>();
  scopes.delete(name);
  scopes.set(name, kept);
  const [oldest] = scopes.keys();
  if (scopes.size > MAX_SCOPES) scopes.delete(oldest);
  return kept;
}

async function readLines(
  store: Store,
  { scope, state, former }: {
    scope: ListScope;
    state: ApplicationState;
    former?: Promise<Lines>;
  },
): Promise<Lines> {
  const [found, before] = await Promise.all([
    Array.fromAsync(listAll(store, listedApplicationRecord.all(...listed(scope), state))),
    // Only what a line was before is asked for, and not whether it could be read.
    former?.catch(() => undefined),
  ]);
  return new Map(found.map((line) => [line.value.id, lineOf(line, before)]));
}

/** To fold the words of a line costs more than to read it, and most lines are as they were. */
function lineOf(
  { value, version }: Found<ListedApplication> & { value: ListedApplication },
  before: Lines | undefined,
): KnownLine {
  const same = before?.get(value.id);
  if (same?.version === version) return same;
  const { number, title } = value;
  return {
    value,
    version,
    form: searchForm(`${number} ${Object.values(title ?? {}).join(" ")}`),
  };
}
