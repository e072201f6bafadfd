/** Resource usage of another process; 0 without /proc. Deno requires all permissions to read it. */

import { outputOf } from "./command.ts";

/** Open files, sockets and the like. */
export async function descriptorsOf(pid: number): Promise<number> {
  return await ask(`[...Deno.readDirSync("/proc/${pid}/fd")].length`);
}

const statusOf = (pid: number) => `Deno.readTextFileSync("/proc/${pid}/status")`;

/** Peak memory in bytes. */
export async function peakMemoryOf(pid: number): Promise<number> {
  return 1024 * await ask(`${statusOf(pid)}.match(/^VmHWM:\\s+(\\d+) kB$/m)[1]`);
}

/** The mask of modes for files that it creates. */
export async function umaskOf(pid: number): Promise<number> {
  return await ask(`parseInt(${statusOf(pid)}.match(/^Umask:\\s+(\\d+)$/m)[1], 8)`);
}

/** `deno eval` has all permissions. */
async function ask(code: string): Promise<number> {
  if (Deno.build.os !== "linux") return 0;
  return Number((await outputOf(Deno.execPath(), ["eval", "-p", code])).stdout);
}
