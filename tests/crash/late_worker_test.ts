/**
 * Workers that do not start, in the real program: how the start ends, and what is reported in the
 * meantime.
 */
import assert from "node:assert/strict";
import { type Alteration, copyProgram } from "../support/altered_program.ts";
import { startChild, waitUntilListening } from "../support/child.ts";
import { ownFolder } from "../support/own_folder.ts";
import { freePort } from "../support/program.ts";
import { inFolders, refusalOf } from "../support/serve.ts";
import { COMPLETE } from "../support/serve_environment.ts";

const WORKER = "export function runAsWorker";

/** One altered copy for all tests, since Deno compiles a new copy for seconds: variables choose. */
const ALTERATIONS: Alteration[] = [
  {
    file: "adapters/runtime/worker_thread.ts",
    from: WORKER,
    // As when Deno waits for a lock that it may not open: none of the worker's own code runs.
    to: `const fault = parentOfThread() && Deno.env.get("FAULT");
if (fault === "hang") await new Promise(() => setInterval(() => {}, 1000));
if (fault === "throw") throw new Error("no thread today");
${WORKER}`,
  },
  {
    file: "adapters/runtime/workers.ts",
    from: "START_LIMIT = 60 * SECOND",
    to: 'START_LIMIT = Number(Deno.env.get("START_LIMIT") ?? 60) * SECOND',
  },
];

interface Started {
  child: ReturnType<typeof startChild>;
  port: number;
  adminPort: number;
  dataDir: string;
}

let root: string;

async function withAltered(
  variables: { FAULT: "hang" | "throw"; START_LIMIT?: string },
  run: (started: Started) => Promise<void>,
): Promise<void> {
  await inFolders(1, async (dataDir) => {
    if (!root) await copyProgram(root = ownFolder(), ALTERATIONS);
    const [port, adminPort] = [freePort(), freePort()];
    const SERVICES_FILE = `${dataDir}/services.json`;
    await Deno.writeTextFile(SERVICES_FILE, '{"services":[]}');
    await using child = startChild({
      root,
      args: ["serve"],
      environment: {
        ...COMPLETE,
        ...variables,
        ...{ DATA_DIR: dataDir, SERVICES_FILE, WORKERS: "2" },
        ...{ PORT: String(port), ADMIN_PORT: String(adminPort) },
      },
      dataDir,
    });
    await run({ child, port, adminPort, dataDir });
  });
}

async function ask(port: number, path: string): Promise<{ status: number; text: string }> {
  const signal = AbortSignal.timeout(5000);
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { signal });
  return { status: response.status, text: await response.text() };
}

Deno.test("a worker that hangs fails the start with a message, after the limit", async () => {
  await withAltered({ FAULT: "hang", START_LIMIT: "1" }, async ({ child, dataDir }) => {
    assert.deepEqual(await refusalOf(child), [
      "worker 2 gave no answer within 1 s (DENO_LOG=debug shows what Deno waits for)",
    ]);
    assert.doesNotMatch(child.output(), /Listening on port|"level":"ERROR"/);
    const left = [...Deno.readDirSync(dataDir)].map(({ name }) => name);
    assert.ok(!left.includes("panjereh.sqlite3-wal"), "the store was closed: " + left.join(" "));
  });
});

Deno.test("a worker that fails fails the start with its error", async () => {
  await withAltered({ FAULT: "throw" }, async ({ child }) => {
    assert.equal((await child.ended()).code, 1);
    const lines = child.output().trimEnd().split("\n");
    assert.deepEqual(lines.slice(-2), [
      "Cannot start:",
      "  - worker 2 failed: Uncaught (in promise) Error: no thread today",
    ]);
    assert.match(child.output(), /worker_thread\.ts:\d+/, "its stack, for a programmer");
  });
});

Deno.test("while waiting for a worker nothing is ready, metrics are served, and SIGTERM ends the start", async () => {
  await withAltered({ FAULT: "hang" }, async ({ child, port, adminPort }) => {
    await waitUntilListening(child, adminPort);
    for (const at of [port, adminPort]) {
      assert.deepEqual(await ask(at, "/readyz"), { status: 503, text: "not ready" });
      assert.equal((await ask(at, "/healthz")).status, 200);
    }
    assert.match((await ask(adminPort, "/metrics")).text, /^panjereh_workers 1$/m);
    child.kill("SIGTERM");
    const { code, signal } = await child.ended();
    assert.deepEqual([code, signal], [0, null], child.output());
    assert.doesNotMatch(child.output(), /Cannot|"level":"ERROR"|Uncaught/);
  });
});
