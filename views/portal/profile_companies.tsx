import type { AssuranceLevel } from "../../domain/identity/account.ts";
import { companyAlarm, CompanyForm, type CompanyFormProps } from "../company/company_form.tsx";
import { KnownCompanies, type KnownCompany } from "../company/known_companies.tsx";
import { PersonName } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import { ProfileTabs } from "./profile_tabs.tsx";

export interface ProfileCompaniesProps {
  level: AssuranceLevel;
  actingFor?: { companyId: string; name: string };
  /** Others that this person has acted for. */
  companies: KnownCompany[];
  form: CompanyFormProps;
}

/** The person as «حقوقی», with the companies that they act for (guide 1.7 §1.5). */
export function profileCompaniesPage(page: Page, props: ProfileCompaniesProps): View {
  const { texts: { profile: texts } } = page;
  return {
    heading: `${texts.heading}\u00a0– ${texts.legal}`,
    alarm: companyAlarm(page, props.form),
    content: (
      <>
        <ProfileTabs page={page} current="legal" />
        {props.level < 2 ? <VerifyFirst page={page} /> : <Companies page={page} props={props} />}
        <p>
          <a href="/">{texts.back}</a>
        </p>
      </>
    ),
  };
}

function VerifyFirst({ page: { context, texts: { profile } } }: { page: Page }) {
  return (
    <p class="note">
      {profile.verifyFirst} <a href={context.href("/login/postal-code")}>{profile.verifyLink}</a>
    </p>
  );
}

function Companies({ page, props }: { page: Page; props: ProfileCompaniesProps }) {
  const texts = page.texts.profile;
  const { actingFor, companies } = props;
  return (
    <>
      {actingFor && (
        <>
          <p class="note">
            {fill(texts.acting, { company: <PersonName>{actingFor.name}</PersonName> })}
          </p>
          <Form page={page} to="/profile/self">
            <button type="submit">{texts.asSelf}</button>
          </Form>
        </>
      )}
      <KnownCompanies page={page} companies={companies} to="/profile/company" />
      <h2>{texts.add}</h2>
      <p>{texts.addLead}</p>
      <CompanyForm page={page} props={props.form} to="/profile/company" />
    </>
  );
}
