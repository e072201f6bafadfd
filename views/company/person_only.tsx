import { PersonName } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

/** The session acts for a company, the service is for natural persons. */
export interface PersonOnlyProps {
  /** Of the company. */
  name: string;
}

/** The other way round: acting for a company at a service that is for natural persons. */
export function personOnlyPage(page: Page, { name }: PersonOnlyProps): View {
  const texts = page.texts.personOnly;
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{fill(texts.lead, { company: <PersonName>{name}</PersonName> })}</p>
        <Form page={page} to="/login/person">
          <button type="submit" class="main">{texts.submit}</button>
        </Form>
        <a href="/">{texts.home}</a>
      </>
    ),
  };
}
