import type { Registration } from "../../domain/agency/registration.ts";
import type { Page, View } from "../components/page.ts";
import { TrackingNumber } from "../components/reference.tsx";
import { fill } from "../texts/fill.ts";

export interface ListedRegistration extends Pick<Registration, "number" | "state" | "changedAt"> {
  /** In Persian, as it was typed. */
  name: string;
}

export interface AgencyRegistrationsProps {
  waiting: readonly ListedRegistration[];
  decided: readonly ListedRegistration[];
}

/** For experts: those that wait, and what was decided. */
export function agencyRegistrationsPage(
  page: Page,
  { waiting, decided }: AgencyRegistrationsProps,
): View {
  const { review: texts } = page.texts.agency;
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{waiting.length > 0 ? texts.lead : texts.empty}</p>
        <List page={page} registrations={waiting} />
        {decided.length > 0 && <h2>{texts.decided}</h2>}
        <List page={page} registrations={decided} />
      </>
    ),
  };
}

function List(
  { page, registrations }: { page: Page; registrations: readonly ListedRegistration[] },
) {
  const { context, format, texts: { agency: { review: texts, state: { names } } } } = page;
  if (registrations.length === 0) return null;
  return (
    <ul class="services">
      {registrations.map(({ number, name, state, changedAt }) => (
        <li>
          <a href={`/registrations/${number}`}>
            <bdi lang={page.texts.language.tag === "fa" ? undefined : "fa"}>{name}</bdi>
          </a>{" "}
          <span class="badge">{names[state]}</span>
          <p>
            {fill(texts.line, {
              number: <TrackingNumber page={page} number={number} />,
              when: format.past(changedAt, context.now),
            })}
          </p>
        </li>
      ))}
    </ul>
  );
}
