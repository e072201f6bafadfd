import type { Counted } from "../../domain/directory/browse.ts";
import { Local } from "../components/foreign.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import { listAddress } from "./addresses.ts";
import { type QuickServices, StarredServices } from "./quick_services.tsx";
import { FOUND, ServiceSearch } from "./search_form.tsx";
import { type Themes, Ways } from "./ways.tsx";

export interface ServicesProps {
  quick: QuickServices;
  themes: Themes;
}

/** Where a person begins to look for a service: search, their own, and the ways to all others. */
export function servicesPage(page: Page, { quick, themes }: ServicesProps): View {
  const { texts: { services: texts } } = page;
  const content = (
    <div id={FOUND}>
      <StarredServices page={page} services={quick} />
      <Ways page={page} themes={themes} />
    </div>
  );
  return {
    heading: texts.heading,
    wide: true,
    part: { id: FOUND, content },
    content: (
      <>
        <ServiceSearch page={page} live />
        {content}
        <a class="button" href="/">{page.texts.sessions.back}</a>
      </>
    ),
  };
}

export type ServiceGroupsProps =
  | { by: "agency"; agencies: readonly Counted[] }
  | { by: "letter"; letters: readonly string[] };

/** All agencies, or all letters with which services begin. */
export function serviceGroupsPage(page: Page, props: ServiceGroupsProps): View {
  const { services: texts } = page.texts;
  const content = (
    <div id={FOUND}>
      {props.by === "agency"
        ? <Agencies page={page} agencies={props.agencies} />
        : <Letters page={page} letters={props.letters} />}
    </div>
  );
  return {
    heading: props.by === "agency" ? texts.agencies : texts.letters,
    wide: true,
    content: (
      <>
        <ServiceSearch page={page} live />
        {content}
        <a class="button" href="/services">{texts.heading}</a>
      </>
    ),
  };
}

function Agencies({ page, agencies }: { page: Page; agencies: readonly Counted[] }) {
  const { format, texts: { services: texts } } = page;
  return (
    <ul>
      {agencies.map(({ key, name, count }) => (
        <li>
          <a href={listAddress({ agency: key })}>
            {fill(texts.counted, {
              name: <Local page={page} text={name} />,
              count: format.digits(count),
            })}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Letters({ page, letters }: { page: Page; letters: readonly string[] }) {
  return (
    <nav aria-label={page.texts.services.letters}>
      {letters.map((letter) => (
        <>
          <a class="button" href={listAddress({ letter })}>{letter}</a>
          {" "}
        </>
      ))}
    </nav>
  );
}
