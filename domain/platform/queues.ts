/**
 * Transactions of one worker that touch the same records queue here: without that they race, and
 * all but one of them start over each time (docs/decisions/0240).
 */
import { SECOND } from "./platform.ts";
import { type Key, type Store, StoreUnavailable } from "./store.ts";
import { within } from "./within.ts";

/** As long as a call to the store may take. */
const LONGEST_WAIT = 2 * SECOND;

/** For each key that is in use, the end of the last transaction in its queue. */
type Queues = Map<string, Promise<void>>;

/** Each store of this worker has its own. */
const queuesOf = new WeakMap<Store, Queues>();

/** The places of one transaction in the queues of the keys that it touches. */
export interface Places {
  /** Resolves once the keys of these names are this transaction's. Throws `StoreUnavailable`. */
  take(names: ReadonlySet<string>): Promise<void>;
  release(): void;
}

/** Of the queue for a key. */
export const queueName = (key: Key) => JSON.stringify(key);

export function placesIn(store: Store, longestWait = LONGEST_WAIT): Places {
  const queues = queuesOf.get(store) ?? new Map();
  queuesOf.set(store, queues);
  const held = new Map<string, () => void>();

  function release() {
    for (const leave of held.values()) leave();
    held.clear();
  }

  return {
    release,
    async take(names) {
      // After a conflict with another worker nobody gets ahead of this transaction.
      if (names.isSubsetOf(held)) return;
      release();
      const waited: Promise<void>[] = [];
      // Places in all queues are taken at once, before anything is awaited: of two transactions,
      // one is ahead of the other in every queue, so that they never wait for each other.
      for (const name of names) {
        const { ahead, leave } = join(queues, name);
        if (ahead) waited.push(ahead);
        held.set(name, leave);
      }
      if (waited.length > 0 && !await within(longestWait, Promise.all(waited))) {
        throw new StoreUnavailable("Cannot commit: others hold the record for too long");
      }
    },
  };
}

/** `ahead` ends once everybody who came before has left. */
function join(queues: Queues, name: string): { ahead?: Promise<void>; leave(): void } {
  const ahead = queues.get(name);
  const { promise: left, resolve } = Promise.withResolvers<void>();
  const last = ahead ? ahead.then(() => left) : left;
  queues.set(name, last);
  return {
    ahead,
    leave() {
      resolve();
      if (queues.get(name) === last) queues.delete(name);
    },
  };
}
