/** The real program with its sandbox, on free ports, for tests that speak to it from outside. */
import { readStartConfiguration } from "../../adapters/configuration/environment.ts";
import { createCaptchaObserver, type Sandbox, startSandbox } from "../../adapters/sandbox/mod.ts";
import { readSecretFile } from "../../adapters/configuration/secret_file.ts";
import { parseServices } from "../../adapters/services/file.ts";
import { systemClock } from "../../adapters/runtime/system.ts";
import type { Clock } from "../../domain/platform/platform.ts";
import type { Service } from "../../domain/services/service.ts";
import { type ProgramOptions, startProgram } from "../../main.ts";
import { holdSharedFile } from "./shared_file.ts";

export interface TestProgramOptions {
  /** Environment variables of `deno task start`, beside those that are set here. */
  environment?: Record<string, string>;
  /** Both the gateway's and the sandbox's; the system's unless told. */
  clock?: Clock;
  /** Of an earlier program, to go on where it stopped; not removed by `stop` then. */
  dataDir?: string;
  /** Connects the second SMS provider, which stands in when the first fails. */
  secondProvider?: boolean;
  /** Of an earlier program, since cookies and addresses know it; a free one unless told. */
  port?: number;
  /** Where citizens come, when a front stands before it: "https://localhost:<port>". */
  baseUrl?: string;
  /** How long bodies may take. */
  patience?: ProgramOptions["patience"];
  /** Further services beside the sandbox's. */
  services?(sandbox: Sandbox): unknown[];
  /** Told every answer, for browsers that do not show a page's hidden fields. */
  onCaptchaIssued?(answer: string): void;
}

export interface TestProgram {
  /** Of the window: "http://localhost:<port>". */
  origin: string;
  port: number;
  sandbox: Sandbox;
  dataDir: string;
  /** Stops the gateway, then the sandbox; removes the data folder that it made. */
  stop(): Promise<void>;
}

export interface StartedProgram extends TestProgram {
  /** Makes these the services beside the sandbox's, from now on. */
  useServices(further: unknown[]): Promise<void>;
}

export async function startTestProgram(
  options: TestProgramOptions = {},
): Promise<StartedProgram> {
  const { clock = systemClock, port = freePort() } = options;
  const dataDir = options.dataDir ?? await Deno.makeTempDir({ prefix: "panjereh_" });
  const { baseUrl = `http://localhost:${port}` } = options;
  const configuration = readStartConfiguration({
    ...options.environment,
    PORT: String(port),
    DATA_DIR: dataDir,
  });
  const sandbox = await startSandbox({
    port: 0,
    agencyPort: 0,
    store: `${dataDir}/sandbox.sqlite3`,
    clock,
    issuer: baseUrl,
    dialCode: configuration.USSD_CODE,
  });
  const tellSandbox = createCaptchaObserver(sandbox.origin);
  const program = await startProgram({
    configuration,
    baseUrl,
    outside: {
      ...sandbox.settings as Parameters<typeof startProgram>[0]["outside"],
      ...!options.secondProvider && { SMS2_URL: undefined },
    },
    services: beside(sandbox, options.services?.(sandbox) ?? []),
    secret: await readSecretFile(`${dataDir}/secret_key`),
    patience: options.patience,
    sandbox: {
      async onCaptchaIssued(id, answer) {
        options.onCaptchaIssued?.(answer);
        await tellSandbox(id, answer);
      },
    },
    clock,
  });
  return {
    origin: program.origin,
    port,
    sandbox,
    dataDir,
    useServices: (further) => program.useServices(beside(sandbox, further)),
    async stop() {
      await program.stop();
      await sandbox.stop();
      if (!options.dataDir) await Deno.remove(dataDir, { recursive: true });
    },
  };
}

function beside(sandbox: Sandbox, further: unknown[]): Service[] {
  return parseServices({ services: [...sandbox.services.services, ...further] }, "services");
}

/** Below those that systems give away by themselves (Linux: from 32768), so that nobody comes in between. */
const PORTS = { first: 15_000, last: 32_000 };

/** Handed out in turn to all tests of one run, in every process and thread; used ones are passed over. */
export function freePort(): number {
  using file = holdSharedFile("next_port");
  const text = new Uint8Array(5);
  file.readSync(text);
  // Another run of tests beside this one has another file.
  const anyPort = PORTS.first + Math.floor(Math.random() * (PORTS.last - PORTS.first));
  let port = Number(new TextDecoder().decode(text)) || anyPort;
  while (!isFree(port)) port = following(port);
  file.seekSync(0, Deno.SeekMode.Start);
  file.writeSync(new TextEncoder().encode(String(following(port))));
  return port;
}

const following = (port: number) => port < PORTS.last ? port + 1 : PORTS.first;

function isFree(port: number): boolean {
  try {
    Deno.listen({ hostname: "127.0.0.1", port }).close();
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) return false;
    throw error;
  }
}
