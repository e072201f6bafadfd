/**
 * What is in force in this worker: the services of the file, as it was last read, with what the desk
 * has published, suspended or retired, as the store has it (docs/decisions/0337).
 */
import { getLogger } from "@logtape/logtape";
import { servicesInForce } from "../../domain/publication/in_force.ts";
import { type Desk, markOf, readDesk } from "../../domain/publication/published.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import type { Store } from "../../domain/platform/store.ts";
import type { Service } from "../../domain/services/service.ts";
import { ConfigurationError } from "../configuration/environment.ts";

/** Milliseconds between two looks at the store; the promise is two seconds. */
export const CATALOGUE_INTERVAL = SECOND / 2;

export interface CatalogueSource {
  /** Puts the file's services into force. Throws `ConfigurationError`: then nothing has changed. */
  useFile(services: Service[]): void;
  /**
   * Follows the store; meant to be called every `CATALOGUE_INTERVAL`. Throws `StoreUnavailable`:
   * then everything stays as it was.
   */
  look(): Promise<void>;
}

const logger = getLogger(["panjereh", "services"]);

export function createCatalogueSource(
  { store, file, use }: {
    store: Store;
    /** Those of the start. */
    file: Service[];
    /** Throws `ConfigurationError`: then nothing has changed. */
    use(services: Service[]): void;
  },
): CatalogueSource {
  let fromFile = file;
  let desk: Desk = { published: new Map(), standings: new Map() };
  let seen: string | null = null;
  let told = "";

  function combine(file: Service[], desk: Desk): void {
    const { services, leftOut } = servicesInForce(file, desk);
    use(services);
    const problems = leftOut.map(({ service, reason }) => `${service}: ${reason}`);
    if (problems.join() === told) return;
    told = problems.join();
    if (told) logger.error("Published services are left out: {problems}", { problems });
  }

  return {
    useFile(services) {
      combine(services, desk);
      fromFile = services;
    },

    async look() {
      const mark = await markOf(store);
      if (mark === seen) return;
      const next = await readDesk(store);
      // Read before what it stands for: a change in between is found by the next look.
      seen = mark;
      try {
        combine(fromFile, next);
        desk = next;
      } catch (error) {
        if (!(error instanceof ConfigurationError)) throw error;
        const { problems } = error;
        logger.error("Published services stay as they were: {problems}", { problems });
      }
    },
  };
}
