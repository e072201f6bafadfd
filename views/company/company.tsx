import { companyAlarm, CompanyForm, type CompanyFormProps } from "./company_form.tsx";
import { KnownCompanies, type KnownCompany } from "./known_companies.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";

export interface CompanyProps extends CompanyFormProps {
  /** The service is also for natural persons. */
  forService: boolean;
  /** Those that this person has acted for. */
  companies: KnownCompany[];
}

const STEP = "/login/company";

/** Step 6, at services for companies only (guide 1.7 §1.5). */
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
        <KnownCompanies page={page} companies={props.companies} to={STEP} />
        {props.companies.length > 0 && <h2>{texts.another}</h2>}
        <CompanyForm page={page} props={props} to={STEP} />
        <div class="more">
          <h2>{self.question}</h2>
          <p>{props.forService ? self.service : self.home}</p>
          <Form page={page} to={STEP}>
            <button type="submit" name="action" value="self">
              {props.forService ? self.serviceSubmit : self.homeSubmit}
            </button>
          </Form>
        </div>
      </>
    ),
  };
}
