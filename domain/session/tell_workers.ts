/**
 * Tells every worker on every machine whose sessions ended or changed. Each commit writes a record
 * of its own, so that no key is touched by everybody; workers look for new ones several times a
 * second (docs/decisions/0230).
 */
import type { Write } from "../platform/commit.ts";
import { type Clock, MINUTE, SECOND } from "../platform/platform.ts";
import { listAll } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";

export const revocationRecord = record<number, [second: number, accountId: string]>("revocation", {
  about: "that sessions of a person ended or changed in this second, and when",
  expireIn: MINUTE,
});

const secondOf = (time: number) => Math.floor(time / SECOND);

/** Within the commit that ends or changes sessions of this person. */
export function tellWorkers(write: Write, accountId: string, now: number): void {
  write.set(revocationRecord(secondOf(now), accountId), now);
}

/**
 * A record can become visible this long after its time: the commit was slow, or the clock of its
 * machine is behind.
 */
const LATE = 10 * SECOND;
/** At least this often everything that may be late is looked for. */
const WHOLE_LOOK = SECOND / 2;
/** After a longer pause than this it is cheaper to forget everything. */
const LONGEST_PAUSE = 30 * SECOND;

export interface Revocation {
  accountId: string;
  /** By the clock of the machine that wrote it. */
  at: number;
}

export interface RevocationReader {
  /**
   * Those that were not returned before; `null`: some may have been missed. Throws
   * `StoreUnavailable`, and then the next look covers the same time.
   */
  look(): Promise<Revocation[] | null>;
}

export function createRevocationReader(
  { store, clock }: { store: Store; clock: Clock },
): RevocationReader {
  /** Versions of the records that were returned, with the second in which they are. */
  const returned = new Map<string, number>();
  let wholeLookAt: number | undefined;

  function isNew({ second, version }: Seen): boolean {
    if (returned.has(version)) return false;
    returned.set(version, second);
    return true;
  }

  function forgetBefore(first: number) {
    for (const [version, second] of returned) if (second < first) returned.delete(version);
  }

  return {
    async look() {
      const now = clock.now();
      const isLost = wholeLookAt === undefined || now > wholeLookAt + LONGEST_PAUSE;
      const { isWhole, first } = beginAt(now, isLost ? undefined : wholeLookAt);
      const seen = (await revocationsSince(store, first)).filter(isNew);
      const found = seen.map(({ accountId, at }) => ({ accountId, at }));
      if (isWhole) {
        wholeLookAt = now;
        forgetBefore(first);
      }
      return isLost ? null : found;
    },
  };
}

interface Seen extends Revocation {
  second: number;
  /** With the key, since one commit gives all its records the same version. */
  version: string;
}

/** Those of machines whose clock is ahead as well: a list has no end. */
async function revocationsSince(store: Store, first: number): Promise<Seen[]> {
  const seen: Seen[] = [];
  const since = { ...revocationRecord.all(), from: first };
  for await (const { key, value: at, version } of listAll(store, since)) {
    const [second, accountId] = [Number(key.at(-2)), String(key.at(-1))];
    seen.push({ accountId, at, second, version: `${second} ${accountId} ${version}` });
  }
  return seen;
}

/** The first second to look at: what is recent, and from time to time all that may be late. */
function beginAt(now: number, wholeLookAt?: number) {
  // A clock that was set back looks at everything again.
  const isWhole = wholeLookAt === undefined || now < wholeLookAt ||
    now >= wholeLookAt + WHOLE_LOOK;
  if (!isWhole) return { isWhole, first: secondOf(now - SECOND) };
  // What became visible after the last whole look is at most `LATE` older than that look.
  const since = Math.min(wholeLookAt ?? now, now);
  return { isWhole, first: secondOf(since - LATE) };
}
