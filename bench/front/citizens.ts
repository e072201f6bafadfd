/** People who go on clicking while somebody attacks: how long each answer takes. */
import { Agent } from "undici";
import { pause } from "../gateway/processes.ts";

export interface CitizensOptions {
  /** Where they connect to; they come from another address than the attack. */
  connectTo: string;
  ca?: string;
  /** What they ask for, in turn. */
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
/** Milliseconds between an answer and the next click. */
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
