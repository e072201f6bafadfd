/** The window's published keys, as every agency fetches them. */
import { createRemoteJWKSet, customFetch } from "jose";
import type { WindowClient } from "../wires/window_client.ts";

export type Keys = ReturnType<typeof createRemoteJWKSet>;

export function createKeys(
  { jwksUri, client }: { jwksUri: string; client: WindowClient },
): Keys {
  return createRemoteJWKSet(new URL(jwksUri), {
    timeoutDuration: 3000,
    [customFetch]: client.fetch,
  });
}

/** Tolerated clock difference between window and agency, in seconds. */
export const CLOCK_TOLERANCE = 5;
