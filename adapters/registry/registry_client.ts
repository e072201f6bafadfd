import type { z } from "zod";
import { type RegistryName, RegistryUnavailable } from "../../domain/registry/registries.ts";
import { type CallWatch, createHttpClient, TargetUnavailable } from "../network/http_client.ts";

export interface RegistryOptions {
  url: string;
  /** Bearer token (docs/wires.md). */
  token: string;
  /** Milliseconds for one call; 3000 by default. */
  timeout?: number;
  watch?: CallWatch;
}

/** Asks one registry and validates the answer against `schema`. Throws `RegistryUnavailable`. */
export type AskRegistry = <T>(
  path: string,
  question: Record<string, string>,
  schema: z.ZodType<T>,
) => Promise<T>;

/** Common to all registries: bearer token, one retry, one error. */
export function createRegistryClient(name: RegistryName, options: RegistryOptions): AskRegistry {
  const { url: baseUrl, token, timeout, watch } = options;
  const client = createHttpClient({
    name: `${name} registry`,
    baseUrl,
    timeout,
    retries: 1,
    watch,
  });
  const headers = { authorization: `Bearer ${token}` };

  return async (path, question, schema) => {
    try {
      return (await client.post({ path, headers, body: question, schema })).value;
    } catch (error) {
      return unavailable(name)(error);
    }
  };
}

/** Translates a call without an answer into the domain's error; rethrows any other error. */
export function unavailable(name: RegistryName): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof TargetUnavailable)) throw error;
    throw new RegistryUnavailable(name, error.retryAfter, error);
  };
}
