/** Requests that were prepared before the clock runs, sent some at a time. */
import { Agent } from "undici";
import { processorTime } from "../gateway/processes.ts";

export interface Prepared {
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body?: string;
  /** The status of a success. */
  status: number;
}

export interface Load {
  /** Milliseconds of each request. */
  times: number[];
  /** Requests a second. */
  rate: number;
  failed: number;
  /** Milliseconds of the program's processor time for each request. */
  processor: number;
}

/** `pid`: of the program, whose processor time is read. */
export async function send(
  { port, pid, atOnce }: { port: number; pid: number; atOnce: number },
  requests: readonly Prepared[],
): Promise<Load> {
  const agent = new Agent({ connections: atOnce });
  const waiting = requests.values();
  const times: number[] = [];
  let failed = 0;

  async function follow() {
    for (const { method, path, headers, body, status } of waiting) {
      const begun = performance.now();
      const origin = `http://127.0.0.1:${port}`;
      const answer = await agent.request({ origin, method, path, headers, body });
      await answer.body.text();
      times.push(performance.now() - begun);
      if (answer.statusCode !== status) failed++;
    }
  }

  const spent = await processorTime(pid);
  const begun = performance.now();
  await Promise.all(Array.from({ length: atOnce }, follow));
  const took = performance.now() - begun;
  const processor = (await processorTime(pid) - spent) / requests.length;
  await agent.close();
  return { times, rate: requests.length / (took / 1000), failed, processor };
}
