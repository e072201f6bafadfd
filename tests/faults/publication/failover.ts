/** The store's primary is lost in the middle of a publication, and its standby takes over. */
import { PASSWORD, startPostgres, USER } from "../../support/postgres/cluster.ts";
import { migrateCluster } from "../../support/postgres/stores.ts";
import type { Finding } from "../scenario.ts";
import { startProcesses } from "./place.ts";
import { countClicks, mergeCounts, shownWrong, startPublishing } from "./rounds.ts";
import { QUESTIONS } from "./servers.ts";

/** Milliseconds without a primary. */
const GAP = 3000;

/** The question of the gate with which the primary is lost: the last one is followed by the commit. */
export async function failOver(fatal = QUESTIONS): Promise<Finding[]> {
  await using first = await startPostgres();
  await migrateCluster(first);
  await using second = await startPostgres({ standbyOf: first });
  // From here on a commit is acknowledged only when the standby has it.
  await first.sql("alter system set synchronous_standby_names = '*'");
  await first.sql("select pg_reload_conf()");
  const hosts = [first, second].map(({ port }) => `127.0.0.1:${port}`).join();
  await using processes = await startProcesses(2, {
    STORE: `postgres://${USER}@${hosts}/postgres?sslmode=disable`,
    STORE_PASSWORD: PASSWORD,
  });
  await using publishing = await startPublishing(processes);
  const server = await publishing.server(2);
  const lost = Promise.withResolvers<void>();
  let asked = 0;
  server.onAsked = () => {
    if (++asked === fatal) first.stop("immediate").then(lost.resolve, lost.reject);
  };
  await publishing.approve(2, server.origin);
  await lost.promise;
  await new Promise((go) => setTimeout(go, GAP));
  const since = performance.now();
  await second.promote();
  await publishing.reach("live", 2);
  await publishing.seenEverywhere(2);
  const took = performance.now() - since;
  await publishing.stopClicking();
  const { revision, former } = await publishing.inForce();
  const published = await publishing.acts("published");
  const { answered, wrong, back, died } = mergeCounts(
    processes.ports.map((port) =>
      countClicks(publishing.clicks.filter((click) => click.port === port))
    ),
  );
  const isRight = revision === 2 && former === 1 && published === 2;
  return [
    {
      what: "a revision of which the gate asks its last question when the primary is lost for " +
        `${GAP / 1000} s`,
      sent: 1,
      expected: "in force once, at both processes",
      got:
        `revision ${revision} in place of ${former}, published ${published - 1} times; at both ` +
        `${(took / 1000).toFixed(1)} s after the promotion`,
      lost: isRight ? 0 : 1,
    },
    {
      what: "clicks of two people meanwhile, one at each process",
      sent: answered + died,
      expected: "the page of one revision, and of no older one afterwards",
      got: `${answered - wrong.length} pages, ${wrong.length} other answers${shownWrong(wrong)}, ` +
        `${back} of an older revision`,
      lost: wrong.length + back + died,
    },
  ];
}
