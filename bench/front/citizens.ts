/** People who keep clicking during an attack: measures the latency of their requests. */
import { Agent } from "undici";
import { pause } from "../gateway/processes.ts";

export interface CitizensOptions {
  /** They connect from an IP other than the attacker's. */
  connectTo: string;
  ca?: string;
  /** The pages that they request in turn. */
  pages: { host: string; path: string; cookie?: string }[];
}

export interface Latency {
  requests: number;
  failures: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

const PEOPLE = 10;
/** Milliseconds between a response and the next click. */
const THINKING = 50;

/** Runs until the signal. */
export async function measureCitizens(
  { connectTo, ca, pages }: CitizensOptions,
  signal: AbortSignal,
): Promise<Latency> {
  const agent = new Agent({ connect: ca ? { ca } : undefined, connections: PEOPLE });
  const times: number[] = [];
  let failures = 0;

  async function click(index: number): Promise<void> {
    const { host, path, cookie } = pages[index % pages.length];
    const began = performance.now();
    try {
      const answer = await agent.request({
        origin: connectTo,
        path,
        method: "GET",
        headers: { host, ...cookie && { cookie } },
      });
      await answer.body.dump();
      if (answer.statusCode !== 200) failures++;
    } catch {
      failures++;
    }
    times.push(performance.now() - began);
  }

  await Promise.all(Array.from({ length: PEOPLE }, async (_, person) => {
    for (let count = person; !signal.aborted; count++) {
      await click(count);
      await pause(THINKING);
    }
  }));
  await agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor((times.length - 1) * share)];
  return { requests: times.length, failures, p50: at(0.5), p99: at(0.99) };
}
