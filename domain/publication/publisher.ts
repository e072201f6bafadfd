/** The worker that holds the lease publishes what is approved, and watches what has just come. */
import { listedApplicationRecord } from "../application/application.ts";
import { SECOND } from "../platform/platform.ts";
import { firstPage } from "../platform/read.ts";
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
    if (!await deps.lease.hold()) return;
    // What was left on the way first.
    for (const state of ["publishing", "approved"] as const) {
      const listed = await firstPage(deps.store, listedApplicationRecord.all("all", state), TURN);
      for (const { value } of listed) {
        if (await publish(deps, value.id) === "lost") return;
      }
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
