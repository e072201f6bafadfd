/** The store as one machine sees it: the port of the domain, over the network. */
import {
  type Atomic,
  type Entry,
  type Key,
  type Store,
  StoreUnavailable,
} from "../../../domain/platform/store.ts";
import type { Timeline } from "../engine/timeline.ts";
import type { StoreEngine } from "./engine.ts";
import { PATIENCE, type StoreNetwork } from "./network.ts";
import type { Committed, Operations, Sabotage } from "./operations.ts";

/** The machine that calls. After its death none of its calls ever settles. */
export interface Owner {
  name: string;
  isAlive: boolean;
  /** Until when its calls have failed or been slow. */
  troubledUntil: number;
}

export interface ClientDeps {
  timeline: Timeline;
  engine: StoreEngine;
  network: StoreNetwork;
  sabotage?: Sabotage;
  onCommitted(commit: Committed): void;
  onAcknowledged(commit: Committed): void;
}

/** A call of this length delays what a machine hears. */
const SLOW = 100;

export function createStoreClient(deps: ClientDeps, owner: Owner): Store {
  const call = createCall(deps, owner);
  const get = <T>(key: Key) => call(() => deps.engine.get(key)) as Promise<Entry<T>>;
  return {
    get,
    // The entries of one call are of one moment.
    getMany: (keys) => call(() => keys.map((key: Key) => deps.engine.get(key))) as never,
    list: (prefix, { cursor, limit = 100 } = {}) =>
      call(() => deps.engine.list(prefix, { cursor, limit })) as never,
    atomic: () => createAtomic(deps, owner, call),
    close() {},
  };
}

type Call = <T>(at: () => T, isCommit?: boolean) => Promise<T>;

function createCall({ timeline, network }: ClientDeps, owner: Owner): Call {
  return (at, isCommit = false) =>
    new Promise((resolve, reject) => {
      // The dead send nothing.
      if (!owner.isAlive) return;
      const { there, back, fate } = network.trip(isCommit);
      const noteTrouble = (duration: number) => {
        owner.troubledUntil = Math.max(owner.troubledUntil, timeline.now() + duration);
      };
      const settle = (then: () => void) => owner.isAlive ? then() : undefined;
      const fail = () => {
        noteTrouble(PATIENCE);
        timeline.after(PATIENCE, () => settle(() => reject(new StoreUnavailable("No answer"))));
      };
      if (there + back > SLOW) noteTrouble(there + back);
      const isReachable = () =>
        network.hasPrimary(timeline.now()) && !network.isCut(owner.name, timeline.now());
      timeline.after(there, () => {
        if (fate === "lost" || !isReachable()) return fail();
        const answer = at();
        timeline.after(back, () => {
          if (fate === "unanswered" || !isReachable()) fail();
          else settle(() => resolve(answer));
        });
      });
    });
}

function createAtomic(deps: ClientDeps, owner: Owner, call: Call): Atomic {
  const checks: Operations["checks"][number][] = [];
  const writes: Operations["writes"][number][] = [];
  const atomic: Atomic = {
    check(...entries) {
      checks.push(...entries.map(({ key, version }) => ({ key, version })));
      return atomic;
    },
    set(key, value, { expireIn } = {}) {
      writes.push({ key, value: frozen(value), expireIn });
      return atomic;
    },
    delete(key) {
      writes.push({ key });
      return atomic;
    },
    async commit() {
      const asked = { checks, writes };
      const done = deps.sabotage?.(asked) ?? asked;
      const commit = await call(() => commitAt(deps, owner, { asked, done }), true);
      if (commit) deps.onAcknowledged(commit);
      return commit !== null;
    },
  };
  return atomic;
}

function commitAt(
  { engine, timeline, onCommitted }: ClientDeps,
  { name }: Owner,
  operations: Pick<Committed, "asked" | "done">,
): Committed | null {
  const version = engine.apply(operations.done);
  if (version === null) return null;
  const commit = { machine: name, at: timeline.now(), version, ...operations };
  onCommitted(commit);
  return commit;
}

/** A store holds copies: a change of a value after it was written throws. */
function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
