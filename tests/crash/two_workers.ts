/** `deno task start` with two workers, in a process of its own and an empty folder. */
import assert from "node:assert/strict";
import { type Child, startChild, waitUntilGreeted } from "../support/child.ts";
import type { TestProgram } from "../support/program.ts";
import { freePort } from "../support/program.ts";

export interface TwoWorkers extends AsyncDisposable {
  child: Child;
  dataDir: string;
  port: number;
  adminPort: number;
  /** For the steps of a journey. */
  program: TestProgram;
  /** Sends SIGTERM, after which both must end cleanly. */
  stop(): Promise<void>;
}

/** @param environmentOf additional environment, given the data folder */
export async function startTwoWorkers(
  environmentOf: (
    dataDir: string,
  ) => Record<string, string> | Promise<Record<string, string>> = () => ({}),
): Promise<TwoWorkers> {
  const dataDir = await Deno.makeTempDir({ prefix: "panjereh_" });
  const [port, sandboxPort, agencyPort, adminPort] = Array.from({ length: 4 }, freePort);
  const child = startChild({
    args: ["start"],
    environment: {
      WORKERS: "2",
      DATA_DIR: dataDir,
      PORT: String(port),
      SANDBOX_PORT: String(sandboxPort),
      AGENCY_PORT: String(agencyPort),
      ADMIN_PORT: String(adminPort),
      ...await environmentOf(dataDir),
    },
    dataDir,
  });
  const sandbox = { origin: `http://127.0.0.1:${sandboxPort}` };
  const started: TwoWorkers = {
    child,
    dataDir,
    port,
    adminPort,
    program: { origin: `http://localhost:${port}`, sandbox } as TestProgram,
    async stop() {
      child.kill("SIGTERM");
      assert.equal((await child.ended()).code, 0, child.output());
    },
    async [Symbol.asyncDispose]() {
      await child[Symbol.asyncDispose]();
      await Deno.remove(dataDir, { recursive: true });
    },
  };
  try {
    await waitUntilGreeted(child);
    return started;
  } catch (error) {
    await started[Symbol.asyncDispose]();
    throw error;
  }
}
