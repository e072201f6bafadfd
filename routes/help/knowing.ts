import { StoreUnavailable } from "../../domain/platform/store.ts";
import type { Visit } from "../site/visit.ts";

export type Handle = (visit: Visit) => Response | Promise<Response>;

/**
 * Looks up whose session it is, for the header and the way back. These pages help although the
 * store is away, and strangers to the allowed networks cause no reads.
 */
export function knowing(handle: Handle): Handle {
  return async (visit) => {
    if (visit.ports.isAllowed(visit.ip)) await visit.live().catch(unlessStoreIsAway);
    return await handle(visit);
  };
}

function unlessStoreIsAway(error: unknown): void {
  if (!(error instanceof StoreUnavailable)) throw error;
}
