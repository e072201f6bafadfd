/**
 * Handles a registry that does not answer, alike for all callers: they return when to come back.
 */
import { type Clock, SECOND } from "../platform/platform.ts";
import { type RegistryName, RegistryUnavailable } from "./registries.ts";

export interface Unanswered {
  outcome: "registry_unavailable";
  registry: RegistryName;
  retryAt: number;
}

export type Asked<T> = { outcome: "answered"; answer: T } | Unanswered;

/** Asks one or more registries. Rethrows errors other than `RegistryUnavailable`. */
export async function asking<T>(
  { clock }: { clock: Clock },
  question: () => Promise<T>,
): Promise<Asked<T>> {
  try {
    return { outcome: "answered", answer: await question() };
  } catch (error) {
    if (!(error instanceof RegistryUnavailable)) throw error;
    const { registry, retryAfter } = error;
    return {
      outcome: "registry_unavailable",
      registry,
      retryAt: clock.now() + retryAfter * SECOND,
    };
  }
}
