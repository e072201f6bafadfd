import type { Attribute } from "../../domain/services/attributes.ts";
import type { LocalText } from "../../domain/services/service.ts";
import { Latin, Local, PersonName } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fill, fillPlain } from "../texts/fill.ts";

export interface ConsentProps {
  site: LocalText;
  /** Host of the address to which the person returns. */
  host: string;
  attributes: readonly Attribute[];
  /** The company that the person acts for. */
  company?: string;
  /** Path of this page. */
  path: string;
}

/** A site asks who is there: what it will receive, and the person's answer. */
export function consentPage(
  page: Page,
  { site, host, attributes, company, path }: ConsentProps,
): View {
  const { texts: { consent: texts } } = page;
  const name = <Local page={page} text={site} />;
  return {
    heading: fillPlain(texts.heading, { site: site.text }),
    content: (
      <>
        <p>{fill(texts.lead, { site: name, host: <Latin>{host}</Latin> })}</p>
        <h2>{texts.receives}</h2>
        <ul>
          <li>{texts.always}</li>
          {company && (
            <li>{fill(texts.company, { company: <PersonName>{company}</PersonName> })}</li>
          )}
          {attributes.map((one) => <li>{texts.attributes[one]}</li>)}
        </ul>
        <p class="hint">{texts.never}</p>
        <Form page={page} to={path}>
          <button type="submit" name="answer" value="agree" class="main">{texts.agree}</button>{" "}
          <button type="submit" name="answer" value="refuse">{texts.refuse}</button>
        </Form>
        <p class="hint">{texts.once}</p>
      </>
    ),
  };
}
