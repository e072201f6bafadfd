import { PersonName } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

export interface PersonOnlyProps {
  /** The company's name. */
  name: string;
}

/** The session acts for a company, and the service is for natural persons only. */
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
