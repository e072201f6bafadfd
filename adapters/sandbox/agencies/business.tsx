/** The business file (پروندهٔ کسب‌وکار): for companies, opened by the chief executive. */
import type { Agency, Visit } from "./agency.ts";
import { type AgencyApp, type AgencyDeps, createAgencyApp } from "./agency_app.tsx";
import { createDraw } from "./draw.ts";
import { VisitPage } from "./frame.tsx";
import { jalaliYear } from "./language.ts";
import { VisitorCard } from "./visitor_card.tsx";

const AGENCY: Agency = {
  id: "business",
  name: { fa: "سازمان کسب‌وکار نمونه", en: "Sample Business Organisation" },
  menu: [{ path: "/", title: { fa: "پروندهٔ شرکت", en: "Company file" } }],
};

const LICENCES = [
  { fa: "پروانه بازرگانی", en: "Trading licence" },
  { fa: "پروانه بهره‌برداری", en: "Operating licence" },
  { fa: "کارت عضویت اتاق", en: "Chamber membership" },
];

export function createBusinessApp(deps: AgencyDeps): AgencyApp {
  const app = createAgencyApp(AGENCY, deps);
  app.get("/", (c) => {
    const { visit } = c.var;
    // The window lets nobody through without a company; what is not in the assertion is not believed.
    if (!visit.claims.company) return c.html(<NoCompanyPage visit={visit} />, 403);
    return c.html(<FilePage visit={visit} yearNow={jalaliYear(deps.clock.now())} />);
  });
  return app;
}

function FilePage({ visit, yearNow }: { visit: Visit; yearNow: number }) {
  const { t, digits, number, language } = visit.speech;
  const { company, act } = visit.claims;
  const draw = createDraw(company!.id);
  return (
    <VisitPage visit={visit} title={t("پروندهٔ شرکت", "Company file")}>
      <section class="visitor" aria-labelledby="company-title">
        <h2 id="company-title">
          <bdi lang="fa">{company!.name}</bdi>
        </h2>
        <dl>
          <div>
            <dt>{t("شناسه ملی شرکت", "Company ID")}</dt>
            <dd>
              <bdi>{digits(company!.id)}</bdi>
            </dd>
          </div>
          <div>
            <dt>{t("به دست", "Acting person")}</dt>
            <dd>
              {act?.sub === visit.claims.sub
                ? t("همین شخص در گواهی", "The person of the assertion")
                : t("نامعلوم", "Unknown")}
            </dd>
          </div>
        </dl>
      </section>
      <VisitorCard visit={visit} />
      <table>
        <caption>{t("مجوزهای شرکت", "The company's licences")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("مجوز", "Licence")}</th>
            <th scope="col">{t("اعتبار تا سال", "Valid until")}</th>
            <th scope="col">{t("بدهی (ریال)", "Dues (rials)")}</th>
          </tr>
        </thead>
        <tbody>
          {LICENCES.map((licence) => (
            <tr>
              <th scope="row">{licence[language]}</th>
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
    <VisitPage visit={visit} title={t("شرکتی همراه شما نیست", "No company came with you")}>
      <p>
        {t(
          "این پرونده فقط برای کسی باز می‌شود که از طرف یک شرکت وارد شده باشد.",
          "This file opens only for somebody who signed in for a company.",
        )} <a href={`${visit.issuer}/profile`}>{t("رفتن به پنجره", "Go to the window")}</a>
      </p>
    </VisitPage>
  );
}
