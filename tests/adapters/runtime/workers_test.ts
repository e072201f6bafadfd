/** The start of additional workers: all of them or none, and the reason. */
import assert from "node:assert/strict";
import { ConfigurationError } from "../../../adapters/configuration/environment.ts";
import { startWorkers } from "../../../adapters/runtime/workers.ts";
import { freePort } from "../../support/program.ts";
import { until } from "../../support/waiting.ts";
import type { Task } from "./workers/worker.ts";

const moduleOf = (name: string) => import.meta.resolve(`./workers/${name}.ts`);
const start = (tasks: Task[], options = {}) => startWorkers(moduleOf("worker"), tasks, options);

async function problemsOf(starting: Promise<unknown>): Promise<readonly string[]> {
  const error = await starting.then(() => undefined, (error) => error);
  assert.ok(error instanceof ConfigurationError, String(error));
  return error.problems;
}

Deno.test("startWorkers: all are up, and each has been told", async () => {
  const workers = await start(["well", "well"]);
  const figures = (await workers.measure()) as unknown as { help: string }[][];
  assert.deepEqual(figures.flat().map(({ help }) => help), ["true", "true"]);
  await workers.useServices([]);
  await workers.stop();
});

Deno.test("startWorkers: resolves at once without tasks", async () => {
  const workers = await start([]);
  assert.deepEqual(await workers.measure(), []);
  await workers.stop();
});

Deno.test("startWorkers: a refusal is reported with the worker's number", async () => {
  assert.deepEqual(await problemsOf(start(["well", "refuse"])), [
    "worker 3 failed: one problem",
    "worker 3 failed: another",
  ]);
});

Deno.test("startWorkers: when one fails, all are terminated", async () => {
  const port = freePort();
  await problemsOf(start([{ listen: port }, "refuse"]));
  await until(() => {
    try {
      Deno.listen({ hostname: "127.0.0.1", port }).close();
      return true;
    } catch {
      return false;
    }
  }, "the port of a worker that is left");
});

Deno.test("startWorkers: an uncaught error of one is reported, and does not end the process", async () => {
  assert.deepEqual(await problemsOf(start(["throw", "well"])), [
    "worker 2 failed: Uncaught (in promise) Error: a fault of ours",
  ]);
  const [line] = await problemsOf(startWorkers(moduleOf("no_such_file"), ["well"]));
  assert.match(line, /^worker 2 failed: (Module not found|Type checking failed)/);
});

const LATE = "gave no answer within 0.1 s (DENO_LOG=debug shows what Deno waits for)";

Deno.test("startWorkers: gives up on one that never answers after the limit", async () => {
  const limit = 100;
  assert.deepEqual(await problemsOf(start(["hang"], { limit })), [`worker 2 ${LATE}`]);
  const silent = startWorkers(moduleOf("silent"), ["well"], { limit });
  assert.deepEqual(await problemsOf(silent), [`worker 2 ${LATE}`]);
});

Deno.test("startWorkers: the caller may cancel", async () => {
  const stopping = new AbortController();
  const starting = start(["hang", "well"], { signal: stopping.signal });
  stopping.abort(new Error("given up"));
  await assert.rejects(starting, /given up/);
  await assert.rejects(start(["well"], { signal: stopping.signal }), /given up/);
});
