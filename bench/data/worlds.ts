/** The program with little data, and with as much as a country has, each in a folder of its own. */
import { useInTurn } from "../cold/use.ts";
import { type Ours, startOurs } from "../gateway/contenders/ours.ts";
import { pause, processorTime, residentMegabytes } from "../gateway/processes.ts";
import { useEach } from "../gateway/use_each.ts";
import { median } from "../gateway/wrk.ts";

export const SERVICES = 5000;
export const UPSTREAMS = 2000;
export const SESSIONS = 100_000;
/** Whose warm requests are timed. */
const PEOPLE = 200;
/** How often each of them asks; V8 has compiled what they need after the first rounds. */
const ROUNDS = 20;
const UNCOUNTED = 5;
/** Milliseconds after which V8 has returned unused memory. */
const REST = 20_000;
const PATIENCE = 300_000;

export interface Figures {
  /** Milliseconds until it listened, and of the program's processors until then. */
  start: number;
  starting: number;
  /** Megabytes after the start, and after what a world does at once. */
  started: number;
  used: number;
  rested: number;
  /** Microseconds of a warm request: as the client sees it, and of the program's processors. */
  request: number;
  processor: number;
}

export interface World {
  name: string;
  people: number;
  further(upstream: number): object[];
  /** What happens before requests are timed. */
  prepare(ours: Ours): Promise<void>;
}

const service = (id: string, upstream: string) => ({
  id,
  title: { fa: `خدمت ${id}` },
  upstream,
  public: ["/open"],
});

const none = { people: PEOPLE, further: () => [], prepare: () => Promise.resolve() };

export const USUAL: World = { ...none, name: "200 sessions, 3 services" };

export const LARGE: readonly World[] = [
  {
    ...none,
    name: `${SERVICES.toLocaleString("en")} services`,
    further: (upstream) =>
      Array.from(
        { length: SERVICES },
        (_, i) => service(`office-${i}`, `http://127.0.0.1:${upstream}`),
      ),
  },
  {
    ...none,
    name: `${UPSTREAMS.toLocaleString("en")} live upstreams`,
    // One server on every address of loopback: connections are kept for each address.
    further: (upstream) =>
      Array.from(
        { length: UPSTREAMS },
        (_, i) => service(`server-${i}`, `http://127.1.${i >> 8}.${i & 255}:${upstream}`),
      ),
    async prepare({ port, pid }) {
      for (let i = 0; i < UPSTREAMS; i++) {
        await useInTurn(
          { port, host: `server-${i}.localhost:${port}`, cookies: [""] },
          pid,
          "/open",
        );
      }
    },
  },
  {
    ...none,
    name: `${SESSIONS.toLocaleString("en")} live sessions`,
    people: SESSIONS,
    async prepare({ target }) {
      const { used } = await useEach(target, { seconds: 5 });
      if (used < SESSIONS) throw new Error(`${used} of ${SESSIONS} sessions were used in time`);
    },
  },
];

export async function measure(world: World, upstream: number): Promise<Figures> {
  const folder = await Deno.makeTempDir({ prefix: "panjereh_data_" });
  try {
    await using ours = await startOurs({
      ...{ folder, upstream, people: world.people, patience: PATIENCE },
      further: world.further(upstream),
    });
    const { pid, startedIn: start } = ours;
    const starting = await processorTime(pid);
    const started = await residentMegabytes(pid);
    await world.prepare(ours);
    const used = await residentMegabytes(pid);
    const requests = await timeRequests(ours);
    await pause(REST);
    return { start, starting, started, used, rested: await residentMegabytes(pid), ...requests };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function timeRequests(
  { target, pid }: Ours,
): Promise<Pick<Figures, "request" | "processor">> {
  const people = { ...target, cookies: target.cookies.slice(0, PEOPLE) };
  const [requests, processors]: number[][] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    const { times, processor } = await useInTurn(people, pid);
    if (round < UNCOUNTED) continue;
    requests.push(...times);
    processors.push(processor / times.length);
  }
  return { request: median(requests), processor: median(processors) };
}
