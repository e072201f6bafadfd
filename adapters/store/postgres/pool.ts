/** A few links to the primary, each used by one call at a time; further calls wait in their order. */
import type { Link, Sql } from "./link.ts";

export interface Pool {
  /** `isGivenUp`: nobody waits for the result any more, so a call that has not begun must not begin. */
  use<T>(query: (sql: Sql) => Promise<T>, isGivenUp: () => boolean): Promise<T>;
  /** How many links are open. */
  readonly size: number;
  close(): void;
}

/** `open` opens a link to the primary. */
export function createPool({ limit, open }: { limit: number; open(): Promise<Link> }): Pool {
  const idle: Link[] = [];
  /** Each is given a link, or nothing when it may open one. */
  const waiting: ((link?: Link) => void)[] = [];
  let size = 0;
  let isClosed = false;

  /** The place of a link is free. */
  function forget(): void {
    size--;
    waiting.shift()?.();
  }

  async function openOne(): Promise<Link> {
    size++;
    try {
      return await open();
    } catch (error) {
      forget();
      throw error;
    }
  }

  async function acquire(): Promise<Link> {
    while (!isClosed) {
      const link = idle.pop();
      if (link?.isUsable()) return link;
      if (link) size--;
      else if (size < limit) return await openOne();
      else {
        const handed = await new Promise<Link | undefined>((go) => waiting.push(go));
        if (handed) return handed;
      }
    }
    throw new Error("the store is closed");
  }

  function release(link: Link): void {
    if (isClosed) link.close();
    if (!link.isUsable()) return forget();
    const next = waiting.shift();
    if (next) next(link);
    else idle.push(link);
  }

  return {
    async use(query, isGivenUp) {
      const link = await acquire();
      try {
        if (isGivenUp() || isClosed) throw new Error("given up before it began");
        return await link.run(query);
      } finally {
        release(link);
      }
    },
    get size() {
      return size;
    },
    close() {
      isClosed = true;
      for (const link of idle.splice(0)) link.close();
      for (const go of waiting.splice(0)) go();
    },
  };
}
