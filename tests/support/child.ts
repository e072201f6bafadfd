/** A program of this repository as a separate process, with exactly the permissions of its task. */
import { fileURLToPath } from "node:url";
import { until, within } from "./waiting.ts";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/**
 * Milliseconds until a program must be up or must have refused: many start at once on a busy
 * machine.
 */
const START_PATIENCE = 60_000;

export interface Child extends AsyncDisposable {
  pid: number;
  /** Standard output and error so far. */
  output(): string;
  /** Standard error so far. */
  errors(): string;
  kill(signal: Deno.Signal): void;
  hasEnded(): boolean;
  /** Resolves when it has ended, which must be within `patience` milliseconds. */
  ended(patience?: number): Promise<Deno.CommandStatus>;
}

export interface ChildOptions {
  /** Path from the root of the repository. */
  script?: string;
  args: string[];
  /** The whole environment, apart from what Deno itself needs. */
  environment: Record<string, string>;
  /** Where it may read and write. */
  dataDir: string;
  /** Root of the program; this repository by default. */
  root?: string;
}

export function startChild(
  { script = "main.ts", args, environment, dataDir, root = ROOT }: ChildOptions,
): Child {
  const own = Object.fromEntries(
    ["PATH", "HOME", "DENO_DIR"].flatMap((name) => {
      const value = Deno.env.get(name);
      return value ? [[name, value]] : [];
    }),
  );
  const process = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-prompt",
      "--allow-net",
      "--allow-env",
      "--allow-sys",
      `--allow-read=.,${dataDir},${ROOT}node_modules`,
      `--allow-write=${dataDir}`,
      script,
      ...args,
    ],
    cwd: root,
    clearEnv: true,
    env: { ...own, NO_COLOR: "1", ...environment },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  let text = "";
  let errors = "";
  const collect = async (
    stream: ReadableStream<Uint8Array>,
    onPart: (part: string) => void = () => {},
  ) => {
    for await (
      const part of stream.pipeThrough(
        new TextDecoderStream() as ReadableWritablePair<string, Uint8Array<ArrayBuffer>>,
      )
    ) {
      text += part;
      onPart(part);
    }
  };
  const collected = Promise.all([
    collect(process.stdout),
    collect(process.stderr, (part) => errors += part),
  ]);
  let ended = false;
  const status = process.status.then(async (status) => {
    ended = true;
    await collected;
    return status;
  });
  const kill = (signal: Deno.Signal) => {
    if (!ended) process.kill(signal);
  };
  return {
    pid: process.pid,
    output: () => text,
    errors: () => errors,
    kill,
    hasEnded: () => ended,
    ended: (patience = START_PATIENCE) =>
      within(status, () => `the end of ${script}, which said:\n${text}`, patience),
    async [Symbol.asyncDispose]() {
      kill("SIGKILL");
      await within(status, `the end of ${script} after SIGKILL`);
    },
  };
}

/** Resolves once `start` has printed its greeting: every worker listens then. */
export const waitUntilGreeted = (child: Child) => waitUntilSaid(child, "Panjereh is up");

/** Resolves once the child's output contains the text; rejects if it ends or takes too long. */
export async function waitUntilSaid(child: Child, text: string): Promise<void> {
  await until(
    () => child.hasEnded() || child.output().includes(text),
    () => `"${text}" of a child, which said:\n${child.output()}`,
    START_PATIENCE,
  );
  if (!child.output().includes(text)) throw new Error(`It has ended:\n${child.output()}`);
}

/** Resolves once the child is ready on this port; throws if it ends or takes too long. */
export const waitUntilReady = (child: Child, port: number) => waitUntilThere(child, port, isReady);

/** Resolves once the child listens on this port, ready or not. */
export const waitUntilListening = (child: Child, port: number) =>
  waitUntilThere(child, port, async (port) => await readiness(port) !== undefined);

async function waitUntilThere(
  child: Child,
  port: number,
  isThere: (port: number) => Promise<boolean>,
): Promise<void> {
  await until(
    async () => child.hasEnded() || await isThere(port),
    () => `a child on port ${port}, which said:\n${child.output()}`,
    START_PATIENCE,
  );
  if (child.hasEnded()) throw new Error(`The child has ended:\n${child.output()}`);
}

/** Whether the server on this port reports ready. */
export const isReady = async (port: number) => await readiness(port) === 200;

/** Status of `/readyz`; `undefined` if the port is closed. */
async function readiness(port: number): Promise<number | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`);
    await response.body?.cancel();
    return response.status;
  } catch {
    return undefined;
  }
}
