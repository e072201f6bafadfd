/** The real program with its sandbox on free ports, for tests from outside. */
import { readStartConfiguration } from "../../adapters/configuration/environment.ts";
import { createCaptchaObserver, type Sandbox, startSandbox } from "../../adapters/sandbox/mod.ts";
import { readSecretFile } from "../../adapters/configuration/secret_file.ts";
import { parseServices } from "../../adapters/services/file.ts";
import { systemClock } from "../../adapters/runtime/system.ts";
import type { Clock } from "../../domain/platform/platform.ts";
import { windowOrigin } from "../../domain/services/hosts.ts";
import type { Service } from "../../domain/services/service.ts";
import { type ProgramOptions, startProgram } from "../../main.ts";
import { holdSharedFile } from "./shared_file.ts";

export interface TestProgramOptions {
  /** Additional environment variables of `deno task start`. */
  environment?: Record<string, string>;
  /** For both the gateway and the sandbox; the system's by default. */
  clock?: Clock;
  /** Data folder of an earlier program, to continue from; `stop` does not remove it. */
  dataDir?: string;
  /** Configures the second SMS provider. */
  secondProvider?: boolean;
  /** Port of an earlier program, since cookies and URLs contain it; a free one by default. */
  port?: number;
  /** The public origin, if there is a front: "https://localhost:<port>". */
  baseUrl?: string;
  /** Time limits for request bodies. */
  patience?: ProgramOptions["patience"];
  /** Services in addition to the sandbox's. */
  services?(sandbox: Sandbox): unknown[];
  /** Receives every answer, for browsers that hide a page's hidden fields. */
  onCaptchaIssued?(answer: string): void;
}

export interface TestProgram {
  /** Origin of the window: "http://localhost:<port>". */
  origin: string;
  port: number;
  sandbox: Sandbox;
  dataDir: string;
  /** Stops the gateway, then the sandbox; removes the data folder if it was created here. */
  stop(): Promise<void>;
}

export interface StartedProgram extends TestProgram {
  /** Replaces the services beside the sandbox's. */
  useServices(further: unknown[]): Promise<void>;
  /** Another machine on the same store, with a port and a clock of its own. */
  startBeside(clock: Clock): Promise<{ port: number; stop(): Promise<void> }>;
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
    issuer: windowOrigin(baseUrl),
    windowPort: port,
    dialCode: configuration.USSD_CODE,
  });
  const tellSandbox = createCaptchaObserver(sandbox.origin);
  const settings: ProgramOptions = {
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
  };
  const program = await startProgram(settings);
  return {
    origin: program.origin,
    port,
    sandbox,
    dataDir,
    useServices: (further) => program.useServices(beside(sandbox, further)),
    async startBeside(clock) {
      const port = freePort();
      const { stop } = await startProgram({
        ...settings,
        configuration: { ...configuration, PORT: port },
        clock,
        isFurtherWorker: true,
      });
      return { port, stop };
    },
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

/** Below the ports that systems assign themselves (Linux: from 32768), to avoid collisions. */
const PORTS = { first: 15_000, last: 32_000 };

/**
 * Handed out in turn to all tests of one run, in every process and thread; used ports are skipped.
 */
export function freePort(): number {
  using file = holdSharedFile("next_port");
  const text = new Uint8Array(5);
  file.readSync(text);
  // A concurrent test run has another file.
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
