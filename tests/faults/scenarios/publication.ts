/** Services that the desk publishes, over every worker and process, while all of them fail. */
import { killWhilePublishing } from "../publication/kills.ts";
import { failOver } from "../publication/failover.ts";
import { nameForbiddenAddresses } from "../publication/forbidden_addresses.ts";
import { liveAt } from "../publication/life.ts";
import { startProcesses, startWorkers } from "../publication/place.ts";
import { refuseRevisions } from "../publication/refusals.ts";
import { PASSWORD, startPostgres } from "../../support/postgres/cluster.ts";
import { migrateCluster } from "../../support/postgres/stores.ts";
import type { Finding, Scenario } from "../scenario.ts";

const ROUNDS = 14;

async function onPostgres(
  run: (environment: Record<string, string>) => Promise<Finding[]>,
): Promise<Finding[]> {
  await using cluster = await startPostgres();
  await migrateCluster(cluster);
  return await run({ STORE: cluster.url(), STORE_PASSWORD: PASSWORD });
}

const killed = async (where: string, store: Record<string, string> = {}) => {
  await using processes = await startProcesses(2, store);
  return await killWhilePublishing(processes, { rounds: ROUNDS, where });
};

export const PUBLICATION_SCENARIOS: Scenario[] = [
  {
    number: 33,
    fault: "agencies name addresses that are not theirs, and `serve` publishes",
    run: nameForbiddenAddresses,
  },
  {
    number: 49,
    fault: "a service from its application to its end, over HTTP, with `WORKERS=2`",
    async run() {
      await using place = await startWorkers();
      return await liveAt(place, "both workers");
    },
  },
  {
    number: 49,
    fault: "a service from its application to its end, over HTTP, with two processes on PostgreSQL",
    run: () =>
      onPostgres(async (store) => {
        await using processes = await startProcesses(2, store);
        return await liveAt(processes, "each process");
      }),
  },
  {
    number: 49,
    fault: `kill -9 of who publishes, ${ROUNDS} times, on the KV file`,
    run: () => killed("the KV file"),
  },
  {
    number: 49,
    fault: `kill -9 of who publishes, ${ROUNDS} times, on PostgreSQL`,
    run: () => onPostgres((store) => killed("PostgreSQL", store)),
  },
  {
    number: 49,
    fault: "the primary of PostgreSQL is lost while a revision is published",
    run: () => failOver(),
  },
  {
    number: 49,
    fault: "servers of revisions that fail",
    async run() {
      await using processes = await startProcesses(2);
      return await refuseRevisions(processes, "the KV file");
    },
  },
];
