import type { AssuranceLevel } from "../../domain/identity/account.ts";
import { companyAlarm, CompanyForm, type CompanyFormProps } from "../company/company_form.tsx";
import { Facts } from "../components/facts.tsx";
import { PersonName } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

export interface ProfileProps {
  firstName: string;
  lastName: string;
  status: "temporary" | "verified";
  level: AssuranceLevel;
  actingFor?: { companyId: string; name: string };
  /** Others that this person has acted for. */
  companies: { companyId: string; name: string }[];
  form: CompanyFormProps;
}

/** The person as «حقیقی», and as «حقوقی» with the companies that they act for. */
export function profilePage(page: Page, props: ProfileProps): View {
  const { format, texts: { profile: texts, home } } = page;
  return {
    heading: texts.heading,
    alarm: companyAlarm(page, props.form),
    content: (
      <>
        <h2>{texts.natural}</h2>
        <Facts
          facts={[
            [texts.name, <PersonName>{`${props.firstName} ${props.lastName}`.trim()}</PersonName>],
            [
              texts.level,
              <>
                {fill(home.level, { level: format.digits(props.level) })}{" "}
                ({home.status[props.status]})
              </>,
            ],
          ]}
        />
        <h2>{texts.legal}</h2>
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

function Companies({ page, props }: { page: Page; props: ProfileProps }) {
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
      {companies.length > 0 && (
        <>
          <h3>{texts.yours}</h3>
          <Form page={page} to="/profile/company">
            {companies.map(({ companyId, name }) => (
              <button type="submit" name="company_id" value={companyId}>
                {fill(texts.switchTo, { company: <PersonName>{name}</PersonName> })}
              </button>
            ))}
          </Form>
        </>
      )}
      <h3>{texts.add}</h3>
      <p>{texts.addLead}</p>
      <CompanyForm page={page} props={props.form} to="/profile/company" />
    </>
  );
}
