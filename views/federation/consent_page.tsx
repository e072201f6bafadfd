import type { ShownValue } from "../../domain/federation/shown_values.ts";
import type { AssuranceLevel } from "../../domain/identity/account.ts";
import type { Attribute } from "../../domain/services/attributes.ts";
import type { LocalText } from "../../domain/services/service.ts";
import { Facts } from "../components/facts.tsx";
import { Digits, Local, NetAddress, PersonName } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fill, fillPlain } from "../texts/fill.ts";

export interface ConsentProps {
  site: LocalText;
  description?: LocalText;
  /** Host of the address to which the person returns. */
  host: string;
  /** The person's own data, partly masked. */
  values: readonly ShownValue[];
  level: AssuranceLevel;
  /** The company that the person acts for. */
  company?: string;
  /** Path of this page. */
  path: string;
  /** Ties the answer to what is shown here. */
  seen: string;
}

/** A site asks who is there: what it will receive, and the person's answer. */
export function consentPage(page: Page, props: ConsentProps): View {
  const { site, description, host, company, path, seen } = props;
  const { context, texts: { consent: texts, window } } = page;
  return {
    heading: fillPlain(texts.heading, { site: site.text }),
    shownHeading: fill(texts.heading, { site: <Local page={page} text={site} /> }),
    content: (
      <>
        <p>{fill(texts.lead, { host: <NetAddress>{host}</NetAddress> })}</p>
        {description && (
          <p>
            <Local page={page} text={description} />
          </p>
        )}
        <h2>{texts.receives}</h2>
        <Received page={page} props={props} />
        {company && <p>{fill(texts.acting, { company: <PersonName>{company}</PersonName> })}</p>}
        <p class="hint">{texts.subject}</p>
        <Form page={page} to={path}>
          <input type="hidden" name="seen" value={seen} />
          <button type="submit" name="answer" value="agree" class="main">{texts.agree}</button>{" "}
          <button type="submit" name="answer" value="refuse">{texts.refuse}</button>
        </Form>
        <p class="hint">
          {texts.once} <a href={context.href("/privacy")}>{window.privacy}</a>
        </p>
      </>
    ),
  };
}

/** The whole values go to the site: the page may be open before strangers. */
function Received({ page, props: { values, level, company } }: {
  page: Page;
  props: ConsentProps;
}) {
  const { format, texts: { consent: texts, home } } = page;
  return (
    <>
      <Facts
        facts={[
          ...values.map(([attribute, value]) =>
            [
              texts.attributes[attribute],
              NAMES.has(attribute)
                ? <PersonName>{value}</PersonName>
                : <Digits>{format.digits(value)}</Digits>,
            ] as const
          ),
          [texts.company, company && <PersonName>{company}</PersonName>],
          [texts.level, fill(home.level, { level: format.digits(level) })],
        ]}
      />
      <p class="hint">
        {values.some(([attribute]) => !NAMES.has(attribute)) && `${texts.masked} `}
        {home.meaning[level]}
      </p>
    </>
  );
}

const NAMES: ReadonlySet<Attribute> = new Set(["given_name", "family_name", "father_name"]);
