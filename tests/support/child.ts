/** A program of this repository as a process of its own, with the permissions of its task and no more. */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export interface Child extends AsyncDisposable {
  pid: number;
  /** Standard output and error so far. */
  output(): string;
  kill(signal: Deno.Signal): void;
  status: Promise<Deno.CommandStatus>;
}

export interface ChildOptions {
  /** From the top of the repository. */
  script?: string;
  args: string[];
  /** All the environment that it has, beside what Deno itself needs. */
  environment: Record<string, string>;
  /** Where it may read and write. */
  dataDir: string;
}

export function startChild(
  { script = "main.ts", args, environment, dataDir }: ChildOptions,
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
      `--allow-read=.,${dataDir}`,
      `--allow-write=${dataDir}`,
      script,
      ...args,
    ],
    cwd: ROOT,
    clearEnv: true,
    env: { ...own, NO_COLOR: "1", ...environment },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  let text = "";
  const collect = async (stream: ReadableStream<Uint8Array>) => {
    for await (
      const part of stream.pipeThrough(
        new TextDecoderStream() as ReadableWritablePair<string, Uint8Array<ArrayBuffer>>,
      )
    ) text += part;
  };
  const collected = Promise.all([collect(process.stdout), collect(process.stderr)]);
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
    kill,
    status,
    async [Symbol.asyncDispose]() {
      kill("SIGKILL");
      await status;
    },
  };
}

/** Resolves once `start` has said where everything is: every worker listens then. */
export const waitUntilGreeted = (child: Child) => waitUntilSaid(child, "Panjereh is up");

/** Resolves once the child's output has this; rejects when it has ended, or takes too long. */
export async function waitUntilSaid(child: Child, text: string): Promise<void> {
  const deadline = performance.now() + 60_000;
  let ended = false;
  child.status.then(() => ended = true);
  while (!child.output().includes(text)) {
    assert.ok(!ended && performance.now() < deadline, child.output());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Resolves once the child is ready to serve on this port; throws when it ends or takes too long. */
export async function waitUntilReady(child: Child, port: number): Promise<void> {
  const deadline = performance.now() + 30_000;
  let ended = false;
  child.status.then(() => ended = true);
  while (performance.now() < deadline && !ended) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/readyz`);
      await response.body?.cancel();
      if (response.ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Cannot reach the child on port ${port}:\n${child.output()}`);
}
