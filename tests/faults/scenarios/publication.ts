/** Services that the desk publishes, over every worker and process. */
import { liveAt } from "../publication/life.ts";
import { startWorkers } from "../publication/place.ts";
import type { Scenario } from "../scenario.ts";

export const PUBLICATION_SCENARIOS: Scenario[] = [
  {
    number: 49,
    fault: "a service from its application to its end, over HTTP, with `WORKERS=2`",
    async run() {
      await using place = await startWorkers();
      return await liveAt(place, "both workers");
    },
  },
];
