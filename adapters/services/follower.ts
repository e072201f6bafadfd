/**
 * Follows `services.json`: changes come into force while the program runs (docs/decisions/0098).
 */
import { getLogger } from "@logtape/logtape";
import { SECOND } from "../../domain/platform/platform.ts";
import type { Service } from "../../domain/services/service.ts";
import { ConfigurationError } from "../configuration/environment.ts";

export interface ServicesFollowerOptions {
  /** Path of the file, which may be a symbolic link and may be missing. */
  path: string;
  /**
   * All services, including the file's; `null` if there is no file. Throws `ConfigurationError`
   * with every problem.
   */
  read(): Promise<Service[] | null>;
  /** Puts them into force. Throws `ConfigurationError`, in which case nothing has changed. */
  use(services: Service[]): Promise<void>;
  /** Told of each attempt, for the metrics. */
  onReload?(succeeded: boolean): void;
  /** Milliseconds between two checks. */
  interval?: number;
}

export interface ServicesFollower {
  /** Reads the file now, changed or not. */
  reload(): Promise<void>;
  /** Resolves once no reload is in progress. */
  stop(): Promise<void>;
}

const logger = getLogger(["panjereh", "services"]);

/** No file has this fingerprint. */
const MISSING = "missing";

/**
 * Checks the file every second and loads it once two consecutive checks saw the same state, so that
 * it is not read while being written.
 */
export function followServicesFile(
  { path, read, use, onReload, interval = SECOND }: ServicesFollowerOptions,
): ServicesFollower {
  /** The fingerprint of the last check, and of the last load. */
  let seen: string | undefined;
  let taken = MISSING;
  let last = Promise.resolve();
  let looking = false;

  async function takeIn() {
    try {
      const services = await read();
      if (!services) throw new ConfigurationError([`SERVICES_FILE ${path} is missing`]);
      await use(services);
      onReload?.(true);
    } catch (error) {
      const problems = error instanceof ConfigurationError ? error.problems : [String(error)];
      logger.error("Services stay as they were: {problems}", { problems });
      onReload?.(false);
    }
  }

  async function look() {
    const now = await fingerprint(path);
    if (now === seen && now !== taken) {
      taken = now;
      await takeIn();
    }
    seen = now;
  }

  /** Serialised, so that an older state never comes last. */
  const next = (task: () => Promise<void>) => last = last.then(task);

  // The initial state is loaded too: it may have changed since the program started.
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    next(look).finally(() => looking = false);
  }, interval);

  return {
    reload: () => next(takeIn),
    async stop() {
      clearInterval(timer);
      await last;
    },
  };
}

/** Changes with the file, also when another file takes its name or the symbolic link moves. */
async function fingerprint(path: string): Promise<string> {
  try {
    const { dev, ino, size, mtime } = await Deno.stat(path);
    return [dev, ino, size, mtime?.getTime()].join(" ");
  } catch {
    return MISSING;
  }
}
