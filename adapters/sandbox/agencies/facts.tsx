import type { Child } from "hono/jsx";

/** Labels with values; what is undefined is left out. */
export function Facts({ facts }: { facts: [label: string, value: Child | undefined][] }) {
  return (
    <dl>
      {facts.map(([label, value]) =>
        value !== undefined && (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        )
      )}
    </dl>
  );
}
