/** Resource usage of another process; 0 without /proc. Deno requires all permissions to read it. */

import { outputOf } from "./command.ts";

/** Open files, sockets and the like. */
export async function descriptorsOf(pid: number): Promise<number> {
  return await ask(`[...Deno.readDirSync("/proc/${pid}/fd")].length`);
}

/** Peak memory in bytes. */
export async function peakMemoryOf(pid: number): Promise<number> {
  const status = `Deno.readTextFileSync("/proc/${pid}/status")`;
  return 1024 * await ask(`${status}.match(/^VmHWM:\\s+(\\d+) kB$/m)[1]`);
}

/** `deno eval` has all permissions. */
async function ask(code: string): Promise<number> {
  if (Deno.build.os !== "linux") return 0;
  return Number((await outputOf(Deno.execPath(), ["eval", "-p", code])).stdout);
}
