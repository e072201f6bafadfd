/** What settings require of each other. */

/** Settings that are of no use without the other one. */
const PAIRS = [["SMS2_URL", "SMS2_KEY"], ["SMTP_URL", "MAIL_FROM"]];

/**
 * Settings that keep Deno from exporting its own spans and from propagating traces by itself
 * (docs/decisions/0096).
 */
const TRACING = {
  OTEL_TRACES_SAMPLER: "parentbased_always_off",
  OTEL_PROPAGATORS: "none",
  OTEL_DENO_CONSOLE: "ignore",
} as const;

/** One line for each setting that others need; `set` are those that are set. */
export function problemsTogether(set: Record<string, string>): string[] {
  return [...halves(set), ...unsafeTraces(set)];
}

function halves(set: Record<string, string>): string[] {
  const missing = (name: string, other: string) =>
    set[other] && !set[name] ? [`${name} is missing: ${other} is set`] : [];
  return PAIRS.flatMap(([one, other]) => [...missing(one, other), ...missing(other, one)]);
}

function unsafeTraces(set: Record<string, string>): string[] {
  if (set.OTEL_DENO !== "true") return [];
  return Object.entries(TRACING).filter(([name, value]) => set[name] !== value)
    .map(([name, value]) => `${name} must be "${value}" where OTEL_DENO is true`);
}
