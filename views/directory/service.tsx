import type { ShownValue } from "../../domain/federation/shown_values.ts";
import type { AssuranceLevel } from "../../domain/identity/account.ts";
import type { LocalText, Service } from "../../domain/services/service.ts";
import { Facts } from "../components/facts.tsx";
import { Local } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { Received } from "../components/received.tsx";
import { AskLink } from "../support/ask_link.tsx";
import { fillPlain } from "../texts/fill.ts";
import { serviceAddress } from "./addresses.ts";

export interface ServiceProps {
  id: string;
  title: LocalText;
  description?: LocalText;
  agency?: LocalText;
  theme: Service["theme"];
  persons: Service["persons"];
  /** The level that the service needs. */
  level: AssuranceLevel;
  /** Where that level is reached, and then the service; set when the person has not reached it. */
  reachLevel?: string;
  /** Absent if it is not known. */
  reachable?: boolean;
  /** Opens the service. */
  href: string;
  receives: {
    /** The person's own data, partly masked. */
    values: readonly ShownValue[];
    /** The level that the person has. */
    level: AssuranceLevel;
    company?: string;
  };
  starred: boolean;
  /** As many stars as there may be were set before this one. */
  full?: number;
}

/** What a service is, what it will receive of this person, and how it is opened. */
export function servicePage(page: Page, props: ServiceProps): View {
  const { texts: { service: texts, services } } = page;
  const { title, description, receives, href } = props;
  return {
    heading: title.text,
    shownHeading: <Local page={page} text={title} />,
    alarm: props.full === undefined ? undefined : {
      title: fillPlain(texts.full, { most: page.format.digits(props.full) }),
      links: [{ to: "/stars", text: services.arrange }],
    },
    content: (
      <>
        {description && (
          <p>
            <Local page={page} text={description} />
          </p>
        )}
        <About page={page} props={props} />
        {props.reachable === true && <p>{texts.reachable}</p>}
        {props.reachable === false && <p class="note">{texts.unreachable}</p>}
        <p>
          <a class="button main" href={href}>{texts.open}</a>
        </p>
        <Star page={page} id={props.id} starred={props.starred} />
        <h2>{texts.receives}</h2>
        {receives.values.length === 0 && <p>{texts.receivesNothing}</p>}
        <Received page={page} {...receives} />
        <p class="hint">{texts.always}</p>
        <AskLink page={page} path={`/services/${props.id}`} />
        <a class="button" href="/services">{services.heading}</a>
      </>
    ),
  };
}

function About({ page, props }: { page: Page; props: ServiceProps }) {
  const { format, texts: { service: texts, home } } = page;
  const { agency, level, reachLevel } = props;
  return (
    <Facts
      facts={[
        [texts.agency, agency && <Local page={page} text={agency} />],
        [texts.theme, home.themes[props.theme]],
        [texts.audience, texts.audiences[props.persons]],
        [
          texts.level,
          reachLevel
            ? (
              <a href={reachLevel}>
                {fillPlain(home.levelNeeded, { level: format.digits(level) })}
              </a>
            )
            : fillPlain(home.level, { level: format.digits(level) }),
        ],
      ]}
    />
  );
}

function Star({ page, id, starred }: { page: Page; id: string; starred: boolean }) {
  const { service: texts } = page.texts;
  return (
    <Form page={page} to={`${serviceAddress(id)}/star`}>
      {starred && <p>{texts.starred}</p>}
      <button type="submit" name="star" value={starred ? "0" : "1"}>
        {starred ? texts.unstar : texts.star}
      </button>
    </Form>
  );
}
