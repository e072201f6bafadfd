/** `kill -9` of the process that publishes, at each of its questions and between them. */
import { type Finding, wait } from "../scenario.ts";
import type { Processes } from "./place.ts";
import { countClicks, mergeCounts, shownWrong, startPublishing } from "./rounds.ts";
import { QUESTIONS } from "./servers.ts";
import { holderOf } from "./socket_holder.ts";

/** Milliseconds after a question; after the last one the commit begins. */
const LATEST = 25;

/** `where`: the store of the two processes. */
export async function killWhilePublishing(
  processes: Processes,
  { rounds, where }: { rounds: number; where: string },
): Promise<Finding[]> {
  const { ports, children } = processes;
  await using publishing = await startPublishing(processes);
  let killed = 0;
  let astray = 0;
  const took: number[] = [];
  for (let revision = 2; revision < rounds + 2; revision++) {
    const server = await publishing.server(revision);
    const fatal = 1 + revision * 5 % QUESTIONS;
    const publisher = Promise.withResolvers<number | undefined>();
    const pids = children.map(({ pid }) => pid);
    let asked = 0;
    server.onAsked = ({ socket }) => {
      if (++asked === fatal) publisher.resolve(holderOf(socket.remotePort!, pids));
    };
    await publishing.approve(revision, server.origin);
    const since = performance.now();
    const pid = await publisher.promise;
    await wait(revision * 7 % LATEST);
    const index = children.findIndex((child) => child.pid === pid);
    if (index < 0) throw new Error(`None of ${pids} asked`);
    children[index].kill("SIGKILL");
    await children[index].ended();
    killed++;
    const again = processes.startAgain(index);
    await publishing.reach("live", revision);
    took.push(performance.now() - since);
    const { revision: inForce, former } = await publishing.inForce();
    if (inForce !== revision || former !== revision - 1) astray++;
    await again;
    await publishing.seenEverywhere(revision);
  }
  await publishing.stopClicking();
  const published = await publishing.acts("published");
  const { answered, died, wrong, back } = mergeCounts(
    ports.map((port) => countClicks(publishing.clicks.filter((click) => click.port === port))),
  );
  return [
    {
      what: `revisions on ${where}, of which two processes publish one after the other, ` +
        "and which one of them is killed at",
      sent: killed,
      expected: "each in force once, in place of the one before it",
      got: `${published - 1} published, ${astray} not in place; the last to be live after ` +
        `${(Math.max(...took) / 1000).toFixed(1)} s`,
      lost: astray + Math.abs(published - 1 - killed),
    },
    {
      what: "clicks of two people meanwhile, one at each process",
      sent: answered + died,
      expected: "the page of one revision, and of no older one afterwards",
      got: `${answered - wrong.length} pages, ${wrong.length} other answers${shownWrong(wrong)}, ` +
        `${back} of an older revision; ${died} ended with their process`,
      lost: wrong.length + back,
    },
  ];
}
