/** Whether the store takes commits now: one that can only be read lets nobody sign in. */
import { getLogger } from "@logtape/logtape";
import { commitTo } from "../../domain/platform/commit.ts";
import { type Clock, HOUR, newToken, type Random, SECOND } from "../../domain/platform/platform.ts";
import { record } from "../../domain/platform/record.ts";
import { type Store, StoreUnavailable } from "../../domain/platform/store.ts";
import { ConfigurationError } from "../configuration/environment.ts";

export const writeProbeRecord = record<number, [worker: string]>("write_probe", {
  about: "when a worker tried last whether the store takes commits",
  expireIn: HOUR,
});

/** Milliseconds that an answer holds: anybody may ask. A failure is told again sooner. */
const GOOD_FOR = 5 * SECOND;
const BAD_FOR = SECOND;

export interface WriteProbe {
  /** Rejects with `StoreUnavailable` while the store takes no commit. */
  check(): Promise<void>;
  /** The last outcome. */
  readonly succeeded: boolean;
}

/** Each probe has a record of its own, so that no two processes contend for one. */
export function createWriteProbe(
  { store, clock, random }: { store: Store; clock: Clock; random: Random },
): WriteProbe {
  const own = writeProbeRecord(newToken(random));
  let succeeded = true;
  let last: { until: number; outcome: Promise<void> } | undefined;

  async function attempt(): Promise<void> {
    await commitTo(store).set(own, clock.now()).commit();
  }

  return {
    check() {
      if (last && clock.now() < last.until) return last.outcome;
      const current = { until: clock.now() + GOOD_FOR, outcome: attempt() };
      current.outcome.then(() => succeeded = true, () => {
        succeeded = false;
        current.until = clock.now() + BAD_FOR;
      });
      last = current;
      return current.outcome;
    },
    get succeeded() {
      return succeeded;
    },
  };
}

const logger = getLogger(["panjereh", "store"]);

/**
 * Throws `ConfigurationError` for a store that may not be written. Any other failure, as of a full
 * disk, is logged: who is signed in can be served meanwhile.
 */
export async function requireWritable(probe: WriteProbe, url: string): Promise<void> {
  try {
    await probe.check();
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    if (isReadOnly(error)) {
      const problem = `the store in ${url} cannot be written: ${error.reason}`;
      throw new ConfigurationError([problem]);
    }
    logger.error("The store takes no commits: {error}", { error: error.reason });
  }
}

/** As SQLite and the system say it. */
const isReadOnly = ({ reason }: StoreUnavailable) =>
  /readonly database|read-only|permission denied|EACCES|EPERM|EROFS/i.test(reason);
