/**
 * How the parts outside stand that this program calls: registries, operators, mail server, scanner,
 * push services. Each worker keeps in memory what its calls came to, and writes it only when a part
 * begins to fail or answers again (docs/decisions/0351).
 */
import { commitTo } from "../../platform/commit.ts";
import { type Clock, DAY, MINUTE, type Random, SECOND } from "../../platform/platform.ts";
import { listAll } from "../../platform/read.ts";
import { record } from "../../platform/record.ts";
import type { Store } from "../../platform/store.ts";

/** As their clients name them in log and metrics. */
export const PARTS = [
  "civil registry",
  "sim registry",
  "post registry",
  "foreigners registry",
  "companies registry",
  "cards registry",
  "faces registry",
  "Kavenegar 1",
  "Kavenegar 2",
  "mail",
  "scanner",
  "push",
] as const;
export type PartName = typeof PARTS[number];

export interface PartSeen {
  state: "answers" | "fails";
  /** Milliseconds. */
  since: number;
  /** The last failure, from a closed set of words: nothing about a person. */
  cause: string;
  /** Its circuit is open: for some seconds it is not called. */
  isOpen?: true;
}

type WorkerParts = Partial<Record<PartName, PartSeen>>;

/** A worker that died says nothing of what fails for longer than this. */
const FAILURE_KEPT = 15 * MINUTE;
const RENEWED_EVERY = 5 * MINUTE;

export const partsRecord = record<WorkerParts, [worker: string]>("parts_health", {
  about: "which registries and operators fail a worker, or answer it again",
  expireIn: DAY,
});

/** One failure says nothing: the next call may go to another server. */
const FAILS_AFTER = 2;

/** Milliseconds between two looks whether something is to be written. */
export const PARTS_INTERVAL = 5 * SECOND;

export interface Parts {
  /** Those that this program has. */
  readonly names: readonly PartName[];
  connected(name: string): void;
  /** `cause`: of a call that failed. */
  called(name: string, cause?: string): void;
  /** Its circuit, which opens only at a part that fails. */
  breakerChanged(name: string, isOpen: boolean): void;
  /** Writes what has changed; meant to be called every `PARTS_INTERVAL`. */
  flush(store: Store): Promise<void>;
}

/** `random` names the worker. */
export function createParts({ clock, random }: { clock: Clock; random: Random }): Parts {
  const own = partsRecord(random.bytes(6).toHex());
  const names: PartName[] = [];
  const inARow = new Map<PartName, number>();
  const seen: WorkerParts = {};
  let isChanged = false;
  let writtenAt = 0;

  function note(name: PartName, next: PartSeen): void {
    if (seen[name] === next) return;
    seen[name] = next;
    isChanged = true;
  }

  return {
    names,
    connected(name) {
      const known = PARTS.find((part) => part === name);
      if (known && !names.includes(known)) names.push(known);
    },
    called(name, cause) {
      const part = names.find((one) => one === name);
      // That a breaker is open is no cause: what opened it is.
      if (!part || cause === "breaker open") return;
      const failures = cause === undefined ? 0 : (inARow.get(part) ?? 0) + 1;
      inARow.set(part, failures);
      const next = afterCall(seen[part], { failures, cause, now: clock.now() });
      if (next) note(part, next);
    },
    breakerChanged(name, isOpen) {
      const part = names.find((one) => one === name);
      const former = part && seen[part];
      if (!former || Boolean(former.isOpen) === isOpen) return;
      const { isOpen: _, ...kept } = former;
      note(part, { ...kept, ...isOpen && { isOpen } });
    },
    async flush(store) {
      const now = clock.now();
      const isFailing = Object.values(seen).some(({ state }) => state === "fails");
      // While nothing changes and nothing fails, an idle program writes nothing.
      if (!isChanged && !(isFailing && now >= writtenAt + RENEWED_EVERY)) return;
      isChanged = false;
      writtenAt = now;
      const expireIn = isFailing ? FAILURE_KEPT : DAY;
      try {
        await commitTo(store).set(own, { ...seen }, { expireIn }).commit();
      } catch (error) {
        isChanged = true;
        throw error;
      }
    },
  };
}

/** `former` itself if nothing has changed. `failures`: in a row, this one among them. */
export function afterCall(
  former: PartSeen | undefined,
  { failures, cause, now }: { failures: number; cause?: string; now: number },
): PartSeen | undefined {
  if (cause === undefined) {
    if (former?.state !== "fails") return former;
    return { state: "answers", since: now, cause: former.cause };
  }
  if (former?.state === "fails") return former.cause === cause ? former : { ...former, cause };
  return failures < FAILS_AFTER ? former : { state: "fails", since: now, cause };
}

export interface PartHealth {
  part: PartName;
  /** `quiet`: no failure is known. */
  state: PartSeen["state"] | "quiet";
  since?: number;
  cause?: string;
  /** Workers that it fails, of all machines. */
  workers: number;
  /** Those of them whose circuit is open. */
  open?: number;
}

/** Of all workers and machines; one that fails a single worker fails. */
export async function readParts(
  store: Store,
  names: readonly PartName[],
): Promise<PartHealth[]> {
  const all = await Array.fromAsync(listAll(store, partsRecord.all()));
  return names.map((part) => sumOf(part, all.flatMap(({ value }) => value[part] ?? [])));
}

function sumOf(part: PartName, seen: readonly PartSeen[]): PartHealth {
  const failing = seen.filter(({ state }) => state === "fails");
  if (failing.length > 0) {
    // Since the first of them, for what the last one says.
    const first = failing.reduce((a, b) => b.since < a.since ? b : a);
    const last = failing.reduce((a, b) => b.since > a.since ? b : a);
    const { since } = first;
    const open = failing.filter(({ isOpen }) => isOpen).length;
    const workers = failing.length;
    return { part, state: "fails", since, cause: last.cause, workers, ...open > 0 && { open } };
  }
  if (seen.length === 0) return { part, state: "quiet", workers: 0 };
  const { since, cause } = seen.reduce((a, b) => b.since > a.since ? b : a);
  return { part, state: "answers", since, cause, workers: 0 };
}
