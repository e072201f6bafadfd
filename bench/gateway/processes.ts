/** Programs started by a bench; all of them end with it. */
import { fileURLToPath } from "node:url";

export interface Started extends AsyncDisposable {
  pid: number;
  /** Needs no permission, unlike Deno.kill() with the number. */
  kill(signal: Deno.Signal): void;
}

export interface StartOptions {
  args: string[];
  /** Deno's own arguments, in front of the program. */
  flags?: string[];
  /** Additional environment. */
  environment?: Record<string, string>;
  /** Its working directory. */
  cwd?: string;
  /** Where it listens once it is ready: a port of 127.0.0.1, or the path of a socket. */
  port: number | string;
  /** Milliseconds until it must listen, and until it must have ended after a request to stop. */
  patience?: number;
}

/**
 * Starts a program and waits until it listens. Throws its output if it ends first, and before it
 * starts if another process listens there, which would be taken for it.
 */
export async function startProcess(
  command: string,
  { args, environment, cwd, port, patience = 30_000 }: StartOptions,
): Promise<Started> {
  if (await answers(port)) throw new Error(`Cannot start ${command}: ${port} is taken`);
  const process = new Deno.Command(command, {
    args,
    env: environment,
    cwd,
    stdout: "null",
    stderr: "piped",
  }).spawn();
  let said = "";
  const listening = collect(process.stderr, (part) => said = (said + part).slice(-4000));
  let ended = false;
  const status = process.status.finally(() => ended = true);
  const started: Started = {
    pid: process.pid,
    kill: (signal) => process.kill(signal),
    async [Symbol.asyncDispose]() {
      if (!ended) process.kill("SIGTERM");
      const late = setTimeout(() => ended || process.kill("SIGKILL"), patience);
      await status;
      clearTimeout(late);
      await listening;
    },
  };
  const deadline = performance.now() + patience;
  while (!await answers(port)) {
    if (ended || performance.now() > deadline) {
      await started[Symbol.asyncDispose]();
      throw new Error(`Cannot start ${command} ${args.join(" ")}: ${said}`);
    }
    await pause(50);
  }
  return started;
}

/** A Deno program. */
export function startDeno(script: URL, options: StartOptions): Promise<Started> {
  const { flags = [] } = options;
  const args = ["run", "--no-check", "-A", ...flags, fileURLToPath(script), ...options.args];
  return startProcess(Deno.execPath(), { ...options, args });
}

async function collect(stream: ReadableStream<Uint8Array>, take: (part: string) => void) {
  const decoder = new TextDecoder();
  for await (const part of stream) take(decoder.decode(part, { stream: true }));
}

async function answers(port: number | string): Promise<boolean> {
  try {
    const connection = typeof port === "number"
      ? await Deno.connect({ hostname: "127.0.0.1", port })
      : await Deno.connect({ transport: "unix", path: port });
    connection.close();
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds of processor time of a process, all threads together, in steps of ten (proc(5)). */
export async function processorTime(pid: number): Promise<number> {
  return timeIn(await Deno.readTextFile(`/proc/${pid}/stat`));
}

/** The same of the threads that run JavaScript, and of those in which Deno KV uses its files. */
export async function threadTimes(pid: number): Promise<{ script: number; store: number }> {
  const times = { script: 0, store: 0 };
  for await (const { name } of Deno.readDir(`/proc/${pid}/task`)) {
    const stat = await textOfThread(`/proc/${pid}/task/${name}/stat`);
    if (name === String(pid) || /\(worker-\d+\)/.test(stat)) times.script += timeIn(stat);
    if (/\(sw-\d+\)/.test(stat)) times.store += timeIn(stat);
  }
  return times;
}

function timeIn(stat: string): number {
  const afterName = stat.split(") ")[1].split(" ");
  const [inProgram, inKernel] = [afterName[11], afterName[12]].map(Number);
  return 10 * (inProgram + inKernel);
}

/** Empty if it has ended. */
async function textOfThread(path: string): Promise<string> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    // ESRCH, if it ends while it is read.
    if (error instanceof Deno.errors.NotFound || isGone(error)) return "";
    throw error;
  }
}

const isGone = (error: unknown) =>
  error instanceof Error && "code" in error && error.code === "ESRCH";

export async function residentMegabytes(pid: number): Promise<number> {
  const status = await Deno.readTextFile(`/proc/${pid}/status`);
  return Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((go) => setTimeout(go, milliseconds));
}

/** Milliseconds. */
export async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Path of an installed program, or `null`. Debian keeps servers outside users' PATH. */
export async function find(program: string): Promise<string | null> {
  const folders = `${Deno.env.get("PATH") ?? ""}:/usr/sbin:/sbin`.split(":");
  for (const folder of folders) {
    const path = `${folder}/${program}`;
    if (await Deno.stat(path).then((found) => found.isFile, () => false)) return path;
  }
  return null;
}
