import type { Child } from "hono/jsx";
import { fill } from "../texts/fill.ts";
import { PersonName } from "./foreign.tsx";
import type { Page } from "./page.ts";

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

export interface Told {
  at: number;
  /** {name} {when}; what has none is not told. */
  line?: string;
  name?: string;
  /** What was said with it. */
  text?: string;
}

/** What happened, the latest first; given in its order. */
export function ToldHistory(
  { page, heading, acts }: { page: Page; heading: string; acts: readonly Told[] },
) {
  const { context, format } = page;
  return (
    <>
      <h2>{heading}</h2>
      <ul>
        {acts.toReversed().map(({ at, line, name = "", text }) => (
          <li>
            {line && fill(line, {
              name: <PersonName>{name}</PersonName>,
              when: format.past(at, context.now),
            })}
            {text && <p class="said" dir="auto">{text}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
