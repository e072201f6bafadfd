import { companyAlarm, CompanyForm } from "./company_form.tsx";
import { PersonName } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import type { CompanyProps, PersonOnlyProps } from "../props.ts";
import { fill } from "../texts/fill.ts";

/** Step 6, at services for companies only (guide 1.7 §1, 5.1). */
export function companyPage(page: Page, props: CompanyProps): View {
  const texts = page.texts.company;
  const { self } = texts;
  return {
    heading: texts.heading,
    step: 6,
    alarm: companyAlarm(page, props),
    content: (
      <>
        <p>{texts.lead}</p>
        <CompanyForm page={page} props={props} to="/login/company" />
        <div class="more">
          <h2>{self.question}</h2>
          <p>{props.forService ? self.service : self.home}</p>
          <Form page={page} to="/login/company">
            <button type="submit" name="action" value="self">
              {props.forService ? self.serviceSubmit : self.homeSubmit}
            </button>
          </Form>
        </div>
      </>
    ),
  };
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
