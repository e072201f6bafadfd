/** Check 4: the configuration changes and is read again while people read. */
import type { ServerResponse } from "node:http";
import { type HttpUpstream, startHttpUpstream } from "../../routes/gateway/http_upstream.ts";
import { type Check, ms, type Seen } from "../../support/checks.ts";
import { until } from "../../support/waiting.ts";
import { keepConnection, type KeptRead } from "../support/clients.ts";
import { writeCarried } from "../support/front.ts";
import { atFront, type FrontStage, sessionCookie } from "../support/front_stage.ts";

const READERS = 4;
/** What an answer that lasts begins and ends with, each in a body of 20,000 bytes. */
const HALF = "x".repeat(10_000);

interface Agency extends HttpUpstream {
  /** Answers that have begun, and end when they are told to. */
  lasting: ServerResponse[];
}

/** Says which of two servers it is, and whom it was told of. */
async function startAgency(name: string): Promise<Agency> {
  const lasting: ServerResponse[] = [];
  const upstream = await startHttpUpstream(({ url, headers }, response) => {
    if (url === "/lasting") {
      response.writeHead(200, { "content-length": 2 * HALF.length });
      response.write(HALF);
      lasting.push(response);
    } else response.end(`${name} ${headers["x-identity-subject"]}`);
  });
  return Object.assign(upstream, { lasting });
}

const service = (upstream: string) => ({
  id: "carried",
  title: { fa: "برده" },
  carried_by: "front",
  attributes: ["given_name"],
  upstream,
});

/** People read over kept connections, one of them an answer that lasts, while the service moves. */
async function moveService(
  stage: FrontStage,
  agencies: [former: Agency, next: Agency],
  times: number,
): Promise<Seen[]> {
  const { folder, front, port, at, window } = stage;
  const connect = () => keepConnection({ port, ca: front.ca });
  const lines = [
    `Host: ${new URL(at("carried")).host}`,
    `Cookie: ${sessionCookie(stage, "carried")}`,
  ];
  const head = (path: string) => [`GET ${path} HTTP/1.1`, ...lines, "", ""].join("\r\n");
  using looking = connect();
  const look = async () => (await looking.read(head("/"))).text.split(" ");
  const [, subject] = await look();

  let isOver = false;
  const reads: KeptRead[] = [];
  const readers = Promise.all(Array.from({ length: READERS }, async () => {
    using reader = connect();
    while (!isOver) reads.push(await reader.read(head("/")));
  }));
  // If a turn fails, it says why: what then becomes of reads under way says nothing.
  readers.catch(() => {});
  let whole = 0;
  let slowest = 0;
  for (let turn = 0; turn < times; turn++) {
    const to = agencies[(turn + 1) % 2];
    using reader = connect();
    const last = reader.read(head("/lasting"));
    last.catch(() => {});
    // A worker of the time before may still take a connection: its server answers then.
    const begun = () => agencies.find(({ lasting }) => lasting.length > 0);
    await until(() => begun() !== undefined, "the answer that lasts");
    await writeCarried(folder, {
      tls: port,
      carried: { services: [service(to.origin)], baseUrl: window },
    });
    const [former] = await look();
    const began = performance.now();
    front.reload();
    await until(async () => (await look())[0] !== former, "the new configuration");
    slowest = Math.max(slowest, performance.now() - began);
    begun()!.lasting.shift()!.end(HALF);
    const { text, isRepeated } = await last;
    if (text === HALF + HALF && !isRepeated) whole++;
  }
  isOver = true;
  await readers;

  const known = ["former", "next"].map((name) => `${name} ${subject}`);
  const lost = reads.filter(({ text }) => !known.includes(text));
  const repeated = reads.filter(({ isRepeated }) => isRepeated);
  return [
    {
      what: `reads over ${READERS} kept connections, while the service moves ${times} times`,
      expected: "one of its two servers answers, and knows the person",
      got:
        `${reads.length} sent, ${repeated.length} of them once more on a new connection, ${lost.length} otherwise`,
      holds: lost.length === 0 && reads.length > times,
    },
    {
      what: "answers that had begun before",
      expected: "whole, while others read at the new server",
      got: `${whole} of ${times}; the first read there after ${ms(slowest)} at most`,
      holds: whole === times,
    },
  ];
}

/** @param times how often the service moves */
export async function reloadUnderReaders(times: number): Promise<Seen[]> {
  await using former = await startAgency("former");
  await using next = await startAgency("next");
  let seen: Seen[] = [];
  await atFront(
    () => [service(former.origin)],
    async (stage) => {
      seen = await moveService(stage, [former, next], times);
    },
    // Deno 2.9.6 crashes when nginx ends an HTTP/2 connection.
    { allowH2: false },
  );
  return seen;
}

export const RELOADED: Check[] = [{
  number: 4,
  what: "the configuration is read again while people read",
  run: () => reloadUnderReaders(20),
}];
