import type { Child } from "hono/jsx";
import type { Page } from "./page.ts";
import { fill } from "../texts/fill.ts";
import { Digits } from "./foreign.tsx";
import { Telephone } from "./telephone.tsx";

/**
 * What support needs in order to find the request in the log, and how support is reached: on two
 * lines, so that none ends within a number on a small phone.
 */
export function Reference({ page, children }: { page: Page; children: string }) {
  const { context, format, imprint: { supportPhone }, texts: { problem, menu } } = page;
  return (
    <p class="hint">
      {fill(problem.reference, { number: <Digits>{format.digits(children)}</Digits> })}{" "}
      {supportPhone && (
        <>
          <br />
          {fill(problem.support, { phone: <Telephone page={page}>{supportPhone}</Telephone> })}
          {" "}
        </>
      )}
      <a href={context.href("/contact")}>{menu.contact}</a>
    </p>
  );
}

/**
 * In groups of four, as it is read out; a narrow line breaks between them, not within one. A last
 * single digit stays with its group: alone on a line it would be read with what follows.
 */
export const inGroups = (number: string): string =>
  number.replace(/(?<=^(?:.{4})+)(?=.)/g, " ").replace(/ (?=.$)/, "\u00a0");

export function TrackingNumber({ page, number }: { page: Page; number: string }) {
  return <bdi dir="ltr">{page.format.digits(inGroups(number))}</bdi>;
}

export interface Numbered {
  path: string;
  name: Child;
  state: string;
  number: string;
  changedAt: number;
}

/** What organisations have asked for. `line`: {number} {when} */
export function NumberedList(
  { page, line, items }: { page: Page; line: string; items: readonly Numbered[] },
) {
  const { context, format } = page;
  return (
    <ul class="services">
      {items.map(({ path, name, state, number, changedAt }) => (
        <li>
          <a href={path}>{name}</a> <span class="badge">{state}</span>
          <p>
            {fill(line, {
              number: <TrackingNumber page={page} number={number} />,
              when: format.past(changedAt, context.now),
            })}
          </p>
        </li>
      ))}
    </ul>
  );
}
