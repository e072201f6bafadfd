import type { Registration } from "../../domain/agency/registration.ts";
import type { Page, View } from "../components/page.ts";
import { NumberedList } from "../components/reference.tsx";

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
  const { language, agency: { review: { line }, state: { names } } } = page.texts;
  if (registrations.length === 0) return null;
  const items = registrations.map(({ number, name, state, changedAt }) => ({
    path: `/registrations/${number}`,
    name: <bdi lang={language.tag === "fa" ? undefined : "fa"}>{name}</bdi>,
    state: names[state],
    number,
    changedAt,
  }));
  return <NumberedList page={page} line={line} items={items} />;
}
