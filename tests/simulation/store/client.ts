/** The store as one machine sees it: the port of the domain, over the network. */
import {
  type Atomic,
  type Entry,
  type Key,
  type Store,
  StoreUnavailable,
} from "../../../domain/platform/store.ts";
import type { Timeline } from "../engine/timeline.ts";
import type { Readable, StoreEngine } from "./engine.ts";
import { hear, type Owner, whenAwake } from "./owner.ts";
import { PATIENCE, type StoreNetwork } from "./network.ts";
import type { Committed, Operations, Sabotage } from "./operations.ts";

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
  const inOneTrip = createSharedTrips(deps, call);
  const get = <T>(key: Key) => call((engine) => engine.get(key)) as Promise<Entry<T>>;
  return {
    get,
    // The entries of one call are of one moment.
    getMany: (keys) => call((engine) => keys.map((key: Key) => engine.get(key))) as never,
    list: (prefix, { limit = 100, ...options } = {}) =>
      inOneTrip((engine) => engine.list(prefix, { ...options, limit })) as never,
    atomic: () => createAtomic(deps, owner, call),
    close() {},
  };
}

type At<T> = (engine: Readable) => T;
type Call = <T>(at: At<T>, isCommit?: boolean) => Promise<T>;

function createCall({ timeline, network, engine }: ClientDeps, owner: Owner): Call {
  return (at, isCommit = false) =>
    new Promise((resolve, reject) => {
      // The dead send nothing.
      if (!owner.isAlive) return;
      const { there, back, fate } = network.trip(isCommit);
      const noteTrouble = (duration: number) => {
        owner.troubledUntil = Math.max(owner.troubledUntil, timeline.now() + duration);
      };
      const noteStranded = () => {
        noteTrouble(PATIENCE);
        owner.strandedUntil = timeline.now() + PATIENCE;
      };
      const failAfter = (duration: number) => {
        noteTrouble(duration);
        timeline.after(
          duration,
          () => whenAwake(timeline, owner, () => reject(new StoreUnavailable("No answer"))),
        );
      };
      if (there + back > SLOW) noteTrouble(there + back);
      const isReachable = () =>
        network.hasPrimary(timeline.now()) && !network.isCut(owner.name, timeline.now());
      if (fate === "late") failAfter(PATIENCE);
      timeline.after(there, () => {
        const former = network.strandedAt(owner.name, timeline.now());
        if (former) noteStranded();
        const isHeard = former ? !isCommit : isReachable();
        if (fate === "lost" || !isHeard) return fate === "late" ? undefined : failAfter(PATIENCE);
        const answer = at(former ?? engine);
        if (fate === "late") return;
        timeline.after(back, () => {
          if (fate === "unanswered" || !(former || isReachable())) failAfter(PATIENCE);
          else whenAwake(timeline, owner, () => hear(owner, () => resolve(answer)));
        });
      });
    });
}

/** What a machine asks in one moment for lists travels together, as on one connection. */
function createSharedTrips({ timeline }: ClientDeps, call: Call) {
  let step = -1;
  let asked: At<unknown>[] = [];
  let answers: Promise<unknown[]>;
  return async (at: At<unknown>): Promise<unknown> => {
    if (step !== timeline.steps()) {
      step = timeline.steps();
      const together: At<unknown>[] = asked = [];
      answers = call((engine) => together.map((one) => one(engine)));
    }
    const place = asked.push(at) - 1;
    return (await answers)[place];
  };
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
  { name, strandedUntil }: Owner,
  operations: Pick<Committed, "asked" | "done">,
): Committed | null {
  const version = engine.apply(operations.done);
  if (version === null) return null;
  const commit = { machine: name, at: timeline.now(), version, strandedUntil, ...operations };
  onCommitted(commit);
  return commit;
}

/** A store holds copies: a change of a value after it was written throws. */
function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
