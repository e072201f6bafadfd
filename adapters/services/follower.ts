/** Follows `services.json`: what is changed there comes into force while the program runs (docs/decisions/0098). */
import { getLogger } from "@logtape/logtape";
import { SECOND } from "../../domain/platform/platform.ts";
import type { Service } from "../../domain/services/service.ts";
import { ConfigurationError } from "../configuration/environment.ts";

export interface ServicesFollowerOptions {
  /** Of the file, which may be a link and need not be there. */
  path: string;
  /** All services, the file's among them; `null` without the file. Throws `ConfigurationError` with every problem. */
  read(): Promise<Service[] | null>;
  /** Puts them in force. Throws `ConfigurationError`, and then nothing has changed. */
  use(services: Service[]): Promise<void>;
  /** Milliseconds between two looks. */
  interval?: number;
}

export interface ServicesFollower {
  /** Reads the file now, whether it has changed or not. */
  reload(): Promise<void>;
  /** Resolves once nothing is under way any more. */
  stop(): Promise<void>;
}

const logger = getLogger(["panjereh", "services"]);

/** No file has this fingerprint. */
const MISSING = "missing";

/** Looks at the file every second and takes it in once two looks in a row saw the same: nobody writes it then. */
export function followServicesFile(
  { path, read, use, interval = SECOND }: ServicesFollowerOptions,
): ServicesFollower {
  /** What the last look saw, and what was taken in last. */
  let seen: string | undefined;
  let taken = MISSING;
  let last = Promise.resolve();
  let looking = false;

  async function takeIn() {
    try {
      const services = await read();
      if (!services) throw new ConfigurationError([`SERVICES_FILE ${path} is missing`]);
      await use(services);
    } catch (error) {
      const problems = error instanceof ConfigurationError ? error.problems : [String(error)];
      logger.error("Services stay as they were: {problems}", { problems });
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

  /** One after the other, so that an older state never comes last. */
  const next = (task: () => Promise<void>) => last = last.then(task);

  // What stands there at first is taken in as well: it may have changed since the program began.
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

/** Changes with the file, also when another takes its name or the link to it moves. */
async function fingerprint(path: string): Promise<string> {
  try {
    const { dev, ino, size, mtime } = await Deno.stat(path);
    return [dev, ino, size, mtime?.getTime()].join(" ");
  } catch {
    return MISSING;
  }
}
