/** The worker that holds the lease publishes what is approved, and watches what has just come. */
import { listedApplicationRecord } from "../application/application.ts";
import { SECOND } from "../platform/platform.ts";
import { firstPage } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import type { Catalogue } from "../services/catalogue.ts";
import { publish, type PublishDeps } from "./publish.ts";
import { watchRevisions } from "./watch.ts";

/** Milliseconds between two looks. */
export const PUBLICATION_INTERVAL = SECOND / 2;

/** As many as are looked at in one turn. */
const TURN = 20;

export interface Publisher {
  /** Meant to be called every `PUBLICATION_INTERVAL`. Throws `StoreUnavailable`. */
  look(): Promise<void>;
}

export function createPublisher(deps: PublishDeps): Publisher {
  let looking = false;

  async function turn(): Promise<void> {
    const waiting = await readWaiting(deps.store);
    if (waiting.length === 0 && !isWatching(deps.catalogue)) return;
    if (!await deps.lease.hold()) return;
    for (const id of waiting) {
      if (await publish(deps, id) === "lost") return;
    }
    await watchRevisions(deps);
  }

  return {
    async look() {
      if (looking) return;
      looking = true;
      try {
        await turn();
      } finally {
        looking = false;
      }
    },
  };
}

/** IDs of applications: what was left on the way first. */
async function readWaiting(store: Store): Promise<string[]> {
  const lists = (["publishing", "approved"] as const).map((state) =>
    firstPage(store, listedApplicationRecord.all("all", state), TURN)
  );
  return (await Promise.all(lists)).flat().map(({ value }) => value.id);
}

/** Mostly there is nothing to do: then nobody needs the lease, whose renewals are commits. */
const isWatching = (catalogue: Pick<Catalogue, "current">): boolean =>
  [...catalogue.current().values()].some(({ desk }) => desk?.published?.watchUntil !== undefined);
