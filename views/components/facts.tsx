import type { Child } from "hono/jsx";

/** Terms with their values; a term without a value is left out. */
export function Facts({ facts }: { facts: (readonly [term: string, value: Child])[] }) {
  return (
    <dl>
      {facts.filter(([, value]) => value).map(([term, value]) => (
        <div>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
