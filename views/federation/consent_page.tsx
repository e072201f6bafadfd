import type { ShownValue } from "../../domain/federation/shown_values.ts";
import type { AssuranceLevel } from "../../domain/identity/account.ts";
import type { LocalText } from "../../domain/services/service.ts";
import { Local, NetAddress, PersonName } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { Received } from "../components/received.tsx";
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
  const { site, description, host, values, level, company, path, seen } = props;
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
        <Received page={page} values={values} level={level} company={company} />
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
