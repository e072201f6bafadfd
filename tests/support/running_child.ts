/**
 * The program as `deno task start` runs it, in a separate process, with a person signed in at
 * `echo`.
 */
import type { Person } from "../../adapters/sandbox/mod.ts";
import { signIn } from "../http/journey.ts";
import { type Child, isReady, startChild, waitUntilGreeted, waitUntilReady } from "./child.ts";
import { createHttpClient, type HttpClient } from "./http_client.ts";
import { freePort, type TestProgram } from "./program.ts";
import { until } from "./waiting.ts";

export interface Running {
  child: Child;
  /** For the steps of a journey. */
  program: TestProgram;
  people: Person[];
  browser: HttpClient;
  port: number;
  echo: string;
  dataDir: string;
  /** For starting it again. */
  environment: Record<string, string>;
}

export interface RunningOptions {
  /** Additional services, in the format of services.json. */
  services?: unknown[];
  workers?: number;
}

export async function withProgram(
  run: (running: Running) => Promise<void>,
  { services = [], workers = 1 }: RunningOptions = {},
): Promise<void> {
  const dataDir = await Deno.makeTempDir({ prefix: "panjereh_" });
  const [port, sandboxPort, agencyPort] = [freePort(), freePort(), freePort()];
  try {
    const file = `${dataDir}/services.json`;
    await Deno.writeTextFile(file, JSON.stringify({ services }));
    const environment = {
      DATA_DIR: dataDir,
      SERVICES_FILE: file,
      WORKERS: String(workers),
      PORT: String(port),
      SANDBOX_PORT: String(sandboxPort),
      AGENCY_PORT: String(agencyPort),
    };
    await using child = startChild({ args: ["start"], environment, dataDir });
    await waitUntilReady(child, port);
    // Every worker listens then.
    await waitUntilGreeted(child);
    const origin = `http://localhost:${port}`;
    const echo = `http://echo.localhost:${port}`;
    await using browser = createHttpClient({ origin });
    const sandboxOrigin = `http://127.0.0.1:${sandboxPort}`;
    const people: Person[] = await (await fetch(`${sandboxOrigin}/people.json`)).json();
    const program = { origin, sandbox: { origin: sandboxOrigin } } as TestProgram;
    await signIn(program, browser, people[0], `${echo}/`);
    await run({ child, program, people, browser, port, echo, dataDir, environment });
  } finally {
    await Deno.remove(dataDir, { recursive: true });
  }
}

/** Resolves once new connections are refused or get a "not ready". */
export async function waitUntilNotReady(port: number): Promise<void> {
  await until(async () => !await isReady(port), "readiness to go after SIGTERM", 5000);
}
