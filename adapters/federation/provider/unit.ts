/** What one request of a site's program writes, in one commit before its answer leaves. */
import { commitTo, transact, type Write } from "../../../domain/platform/commit.ts";
import { read } from "../../../domain/platform/read.ts";
import type { Found, Ref } from "../../../domain/platform/record.ts";
import { type Store, StoreUnavailable } from "../../../domain/platform/store.ts";
import { PATHS } from "./configuration.ts";

/** Judges what is there, and adds to the commit; `false`: the request is refused. Pure. */
export type Decide<T> = (found: Found<T>, write: Write) => boolean;

export interface Unit {
  /** Reads a record, or what this request read of it before. */
  find<T>(at: Ref<T>): Promise<Found<T>>;
  /** The commit depends on what was judged. Throws `refusal`. */
  decide<T>(at: Ref<T>, decide: Decide<T>, refusal: () => Error): Promise<void>;
  readonly write: Write;
  /**
   * Before the answer leaves, also a refusal: what was used is used. If another request was first,
   * what it has left is judged again, and this one throws its refusal.
   */
  commit(): Promise<void>;
}

export function createUnit(store: Store): Unit {
  const known = new Map<string, Found<unknown>>();
  const commit = commitTo(store);
  const judgedAgain: (() => Promise<void>)[] = [];
  let isEmpty = true;

  async function find<T>(at: Ref<T>): Promise<Found<T>> {
    const name = at.key.join();
    const found = known.get(name) as Found<T> | undefined ?? await read(store, at);
    known.set(name, found);
    return found;
  }

  return {
    find,

    async decide(at, decide, refusal) {
      isEmpty = false;
      const found = await find(at);
      if (!decide(found, commit)) throw refusal();
      commit.check(found);
      judgedAgain.push(async () => {
        const isStillGood = await transact(
          store,
          { again: at },
          ({ again }, write) => decide(again, write),
        );
        if (!isStillGood) throw refusal();
      });
    },

    get write() {
      isEmpty = false;
      return commit;
    },

    async commit() {
      if (isEmpty || await commit.commit()) return;
      for (const judge of judgedAgain) await judge();
      throw new StoreUnavailable("Cannot commit: the records are contended");
    },
  };
}

/**
 * Nothing comes of these requests but their answer, which leaves after the commit. A revocation, for
 * one, acts before its end.
 */
export function isJoined({ url }: Request): boolean {
  const { pathname } = new URL(url);
  return pathname === PATHS.token || pathname === PATHS.pushed_authorization_request;
}
