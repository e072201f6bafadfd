/** The business file (پروندهٔ کسب‌وکار): for companies, opened by the chief executive. */
import type { Agency, Visit } from "./agency.ts";
import { type AgencyApp, type AgencyDeps, createAgencyApp } from "./agency_app.tsx";
import { createDraw } from "./draw.ts";
import { VisitPage } from "./frame.tsx";
import { jalaliYear } from "./texts/language.ts";
import { BUSINESS, LICENCES } from "./texts/business.ts";
import { FRAME } from "./texts/common.ts";
import { VisitorCard } from "./visitor_card.tsx";

const AGENCY: Agency = {
  id: "business",
  name: BUSINESS.agency,
  menu: [{ path: "/", title: BUSINESS.file }],
};

export function createBusinessApp(deps: AgencyDeps): AgencyApp {
  const app = createAgencyApp(AGENCY, deps);
  app.get("/", (c) => {
    const { visit } = c.var;
    // The window admits only people who act for a company, but the agency trusts only the
    // assertion.
    if (!visit.claims.company) return c.html(<NoCompanyPage visit={visit} />, 403);
    return c.html(<FilePage visit={visit} yearNow={jalaliYear(deps.clock.now())} />);
  });
  return app;
}

function FilePage({ visit, yearNow }: { visit: Visit; yearNow: number }) {
  const { t, digits, number } = visit.speech;
  const { company, act } = visit.claims;
  const draw = createDraw(company!.id);
  return (
    <VisitPage visit={visit} title={t(BUSINESS.file)}>
      <section class="visitor" aria-labelledby="company-title">
        <h2 id="company-title">
          <bdi lang="fa">{company!.name}</bdi>
        </h2>
        <dl>
          <div>
            <dt>{t(BUSINESS.companyId)}</dt>
            <dd>
              <bdi>{digits(company!.id)}</bdi>
            </dd>
          </div>
          <div>
            <dt>{t(BUSINESS.actor)}</dt>
            <dd>
              {act?.sub === visit.claims.sub ? t(BUSINESS.samePerson) : t(BUSINESS.unknown)}
            </dd>
          </div>
        </dl>
      </section>
      <VisitorCard visit={visit} />
      <table>
        <caption>{t(BUSINESS.licences)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(BUSINESS.licence)}</th>
            <th scope="col">{t(BUSINESS.validUntil)}</th>
            <th scope="col">{t(BUSINESS.dues)}</th>
          </tr>
        </thead>
        <tbody>
          {LICENCES.map((licence) => (
            <tr>
              <th scope="row">{t(licence)}</th>
              <td>{digits(String(yearNow + 1 + draw(licence.en, 4)))}</td>
              <td>{number(draw(`dues ${licence.en}`, 90) * 100_000)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </VisitPage>
  );
}

function NoCompanyPage({ visit }: { visit: Visit }) {
  const { t } = visit.speech;
  return (
    <VisitPage visit={visit} title={t(BUSINESS.noCompany)}>
      <p>
        {t(BUSINESS.companiesOnly)} <a href={`${visit.issuer}/profile`}>{t(FRAME.toWindow)}</a>
      </p>
    </VisitPage>
  );
}
