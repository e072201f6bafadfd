/** Revisions whose servers fail: before they are in force, and right after it, while people click. */
import type { PublishFailure } from "../../../domain/publication/result.ts";
import { startHttpUpstream } from "../../routes/gateway/http_upstream.ts";
import { freePort } from "../../support/program.ts";
import { until } from "../../support/waiting.ts";
import type { Finding } from "../scenario.ts";
import type { Processes } from "./place.ts";
import { countClicks, type Publishing, revisionIn, shownWrong, startPublishing } from "./rounds.ts";
import { QUESTIONS } from "./servers.ts";

const json = (data: unknown) => JSON.stringify(data);

/** What a server says to each question, `null` for nothing. */
const SERVERS: [
  what: string,
  failure: PublishFailure,
  answer: ((headers: Headers) => string | number) | null,
][] = [
  ["a port on which nobody listens", "probe", null],
  ["503 as its health", "probe", () => 503],
  [
    "another's audience",
    "probe",
    () => json({ headers: [["X-Identity-Assertion", "x"]], audience: "a" }),
  ],
  [
    "whatever a client says in place of the gateway's word",
    "gate",
    (headers) => {
      const pairs = [...headers].map(([name, value]) => [name.replaceAll("_", "-"), value]);
      return json({ headers: [...pairs, ["X-Identity-Assertion", "forged"]] });
    },
  ],
];

/** `where`: the store of the two processes. */
export async function refuseRevisions(processes: Processes, where: string): Promise<Finding[]> {
  await using publishing = await startPublishing(processes);
  const started = publishing.clicks.length;
  for (const [index, [, , answer]] of SERVERS.entries()) {
    const revision = index + 2;
    if (!answer) {
      await publishing.approve(revision, `http://127.0.0.1:${freePort()}`);
      await publishing.reach("publish_failed", revision);
      continue;
    }
    await using server = await startHttpUpstream((request, response) => {
      const said = answer(new Headers(request.headers as Record<string, string>));
      if (typeof said === "number") response.writeHead(said).end();
      else response.end(said);
    });
    await publishing.approve(revision, server.origin);
    await publishing.reach("publish_failed", revision);
  }
  const clicks = publishing.clicks.slice(started);
  const lost = clicks.filter(({ status, text }) => status !== 200 || revisionIn(text) !== 1);
  const told = await publishing.acts("publish_failed");
  const failures = await Promise.all(
    SERVERS.map((_, index) => publishing.failureOf(index + 2)),
  );
  const astray = SERVERS.filter(([, failure], index) => failures[index] !== failure).length;
  const back = await takeBack(publishing, SERVERS.length + 2);
  return [
    {
      what: `revisions on ${where} with servers that have ${
        SERVERS.map(([what]) => what).join("; ")
      }`,
      sent: SERVERS.length,
      expected: "none is published, each failure told once",
      got: `${told} failed, at ${failures.join(", ")}`,
      lost: astray + Math.abs(SERVERS.length - told),
    },
    {
      what: "clicks of two people meanwhile, one at each process",
      sent: clicks.length,
      expected: "the page of the revision that is in force",
      got: `${clicks.length - lost.length} pages, ${lost.length} others${shownWrong(lost)}`,
      lost: lost.length,
    },
    ...back,
  ];
}

/** Milliseconds. */
const BACK = 60_000;

/** The server dies with the last question of the gate, so that the commit follows its death. */
async function takeBack(publishing: Publishing, revision: number): Promise<Finding[]> {
  const server = await publishing.server(revision);
  const dead = Promise.withResolvers<void>();
  let asked = 0;
  server.onAsked = () => {
    if (++asked === QUESTIONS) setTimeout(() => server[Symbol.asyncDispose]().then(dead.resolve));
  };
  const start = publishing.clicks.length;
  const since = performance.now();
  await publishing.approve(revision, server.origin);
  await dead.promise;
  await publishing.reach("publish_failed", revision);
  await publishing.seenEverywhere(1);
  const took = performance.now() - since;
  await until(async () => await publishing.acts("taken_back") > 0, "the return");
  await publishing.stopClicking();
  const clicks = publishing.clicks.slice(start);
  const { wrong } = countClicks(clicks);
  const told = await publishing.acts("taken_back");
  return [{
    what: "a revision whose server dies between its last answer to the gate and the commit",
    sent: 1,
    expected: "the former one answers within 60 s of the approval, told once",
    got: `after ${(took / 1000).toFixed(1)} s, told ${told} times; of ${clicks.length} clicks ` +
      `${wrong.length} found no server`,
    lost: took <= BACK && told === 1 ? 0 : 1,
  }];
}
