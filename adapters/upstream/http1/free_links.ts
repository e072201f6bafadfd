/**
 * Connections between two exchanges. A faulty server may send more bytes a moment after its answer;
 * they would be taken for the answer to the next request. So a connection goes on with the person
 * who used it last, and to another person only once it has been quiet: bytes that come in between
 * close it (docs/decisions/0186).
 */
import type { Link } from "./link.ts";

interface Kept {
  link: Link;
  person: string;
  /** Milliseconds. */
  since: number;
}

export interface FreeLinks {
  add(link: Link, person: string): void;
  /** The last one of this person, or else the last one that has been quiet for long enough. */
  takeFor(person: string): Link | undefined;
  /** The one that has been free longest, quiet or not. */
  takeOldest(): Link | undefined;
  /** Those that have been free for longer than they are kept. */
  takeExpired(): Link[];
  remove(link: Link): void;
  all(): Link[];
}

export function createFreeLinks(
  { quiet, kept, now }: {
    /** Milliseconds until another person may get a connection. */
    quiet: number;
    /** Milliseconds after which a free connection is given up. */
    kept: number;
    now(): number;
  },
): FreeLinks {
  /** Freed first, first: servers close the oldest next, so the newest are preferred. */
  const free: Kept[] = [];

  function takeAt(index: number): Link | undefined {
    return index < 0 ? undefined : free.splice(index, 1)[0].link;
  }

  function lastQuiet(): number {
    const before = now() - quiet;
    return free.findLastIndex(({ since }) => since <= before);
  }

  return {
    add: (link, person) => void free.push({ link, person, since: now() }),
    takeFor(person) {
      const own = free.findLastIndex((each) => each.person === person);
      return takeAt(own >= 0 ? own : lastQuiet());
    },
    takeOldest: () => free.shift()?.link,
    takeExpired() {
      const before = now() - kept;
      const fresh = free.findIndex(({ since }) => since > before);
      return free.splice(0, fresh < 0 ? free.length : fresh).map(({ link }) => link);
    },
    remove: (link) => void takeAt(free.findIndex((each) => each.link === link)),
    all: () => free.map(({ link }) => link),
  };
}
