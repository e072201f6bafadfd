/** The machine and the versions that the bench runs with. */
import type { Machine, Run } from "./results.ts";

export function readMachine(): Machine {
  return {
    processor: processorIn(Deno.readTextFileSync("/proc/cpuinfo")),
    cores: navigator.hardwareConcurrency,
    memory: Math.round(Deno.systemMemoryInfo().total / 2 ** 30),
  };
}

/**
 * The processor's name without trademarks and clock rate. Some kernels give no name, only the
 * features of the cores.
 */
export function processorIn(cpuinfo: string): string {
  const model = /^model name\s*: (.*)$/m.exec(cpuinfo)?.[1] ?? `unnamed ${Deno.build.arch}`;
  return model.replace(/\((?:R|TM)\)|\bCPU\b|@.*$/g, "").replace(/\s+/g, " ").trim();
}

export async function readRun(options: Pick<Run, "rounds" | "seconds">): Promise<Run> {
  return {
    date: new Date().toISOString().slice(0, 10),
    deno: Deno.version.deno,
    commit: await readCommit(),
    load: Deno.loadavg()[0],
    rounds: options.rounds,
    seconds: options.seconds,
  };
}

/** Ignores differences in docs/, which a run itself writes. */
async function readCommit(): Promise<string | undefined> {
  const commit = await git("rev-parse", "--short", "HEAD");
  if (!commit) return undefined;
  const changed = await git("status", "--porcelain", "--", ":/", ":!/docs");
  return changed ? `${commit} with changes` : commit;
}

async function git(...args: string[]): Promise<string | undefined> {
  try {
    const { success, stdout } = await new Deno.Command("git", {
      args,
      cwd: new URL(".", import.meta.url),
      stderr: "null",
    }).output();
    return success ? new TextDecoder().decode(stdout).trim() : undefined;
  } catch {
    return undefined;
  }
}
