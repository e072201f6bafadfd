/**
 * The sockets that an attack occupies on a server, counted from /proc and not from a tool's own
 * view.
 */
import { pause } from "../gateway/processes.ts";

export interface Held {
  most: number;
  /** Sockets at the end. */
  last: number;
}

/** Samples once a second, until the signal. Counts `pid` and its children. */
export async function watchSockets(pid: number, signal: AbortSignal): Promise<Held> {
  const held: Held = { most: 0, last: 0 };
  while (!signal.aborted) {
    held.last = [pid, ...childrenOf(pid)].reduce((sum, one) => sum + socketsOf(one), 0);
    held.most = Math.max(held.most, held.last);
    await pause(1000);
  }
  return held;
}

function childrenOf(pid: number): number[] {
  const text = Deno.readTextFileSync(`/proc/${pid}/task/${pid}/children`);
  return text.trim().split(" ").filter(Boolean).map(Number);
}

function socketsOf(pid: number): number {
  let count = 0;
  for (const { name } of Deno.readDirSync(`/proc/${pid}/fd`)) {
    try {
      if (Deno.readLinkSync(`/proc/${pid}/fd/${name}`).startsWith("socket:")) count++;
    } catch {
      // Closed in the meantime.
    }
  }
  return count;
}
