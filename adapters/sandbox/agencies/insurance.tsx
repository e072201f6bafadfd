/** The insurance record (سوابق بیمه): contributions by year, and certificates on request. */
import { z } from "zod";
import type { Agency, Visit } from "./agency.ts";
import { type AgencyApp, type AgencyDeps, createAgencyApp } from "./agency_app.tsx";
import { createDraw } from "./draw.ts";
import { VisitPage } from "./frame.tsx";
import { jalaliYear } from "./language.ts";
import { VisitorCard } from "./visitor_card.tsx";

const AGENCY: Agency = {
  id: "insurance",
  name: { fa: "سازمان بیمه نمونه", en: "Sample Insurance Organisation" },
  menu: [
    { path: "/", title: { fa: "سوابق من", en: "My record" } },
    { path: "/history", title: { fa: "ریز سوابق", en: "By year" } },
  ],
};

const PURPOSES = {
  bank: { fa: "ارائه به بانک", en: "For a bank" },
  employer: { fa: "ارائه به کارفرما", en: "For an employer" },
  embassy: { fa: "ارائه به سفارت", en: "For an embassy" },
} as const;
const certificateForm = z.object({ purpose: z.enum(["bank", "employer", "embassy"]) });

const WORKPLACES = [
  { fa: "کارگاه ریسندگی زاگرس", en: "Zagros Spinning Mill" },
  { fa: "دبیرستان سپیدار", en: "Sepidar High School" },
  { fa: "کارگاه چوب نارون", en: "Narvan Woodworks" },
  { fa: "فروشگاه مهر", en: "Mehr Stores" },
];

export function createInsuranceApp(deps: AgencyDeps): AgencyApp {
  const app = createAgencyApp(AGENCY, deps);
  const yearNow = () => jalaliYear(deps.clock.now());
  app.get("/", (c) => c.html(<RecordPage visit={c.var.visit} yearNow={yearNow()} />));
  app.get("/history", (c) => c.html(<HistoryPage visit={c.var.visit} yearNow={yearNow()} />));
  app.post("/certificates", async (c) => {
    const form = certificateForm.safeParse(await c.req.parseBody());
    if (!form.success) return c.text("Bad Request", 400);
    return c.html(<CertificatePage visit={c.var.visit} purpose={form.data.purpose} />);
  });
  return app;
}

interface YearProps {
  visit: Visit;
  yearNow: number;
}

function RecordPage({ visit, yearNow }: YearProps) {
  const { t, number, href, language } = visit.speech;
  const years = insuredYears(visit.claims.sub, yearNow);
  const days = years.reduce((sum, year) => sum + year.days, 0);
  return (
    <VisitPage visit={visit} title={t("سوابق بیمه من", "My insurance record")}>
      <VisitorCard visit={visit} />
      <ul class="figures">
        <li>
          <strong>{number(Math.floor(days / 365))}</strong> {t("سال سابقه", "years insured")}
        </li>
        <li>
          <strong>{number(days)}</strong> {t("روز پرداخت حق بیمه", "days of contributions")}
        </li>
        <li>
          <strong>{years[0].workplace[language]}</strong> {t("آخرین کارگاه", "last workplace")}
        </li>
      </ul>
      <form method="post" action={href("/certificates")}>
        <h2>{t("درخواست گواهی سابقه", "Request a certificate")}</h2>
        <label for="purpose">{t("برای چه کاری؟", "What for?")}</label>
        <select id="purpose" name="purpose">
          {Object.entries(PURPOSES).map(([value, text]) => (
            <option value={value}>{text[language]}</option>
          ))}
        </select>
        <button type="submit">{t("ثبت درخواست", "Send request")}</button>
      </form>
    </VisitPage>
  );
}

function HistoryPage({ visit, yearNow }: YearProps) {
  const { t, number, digits, language } = visit.speech;
  return (
    <VisitPage visit={visit} title={t("ریز سوابق بیمه", "Insurance record by year")}>
      <table>
        <caption>{t("روزهای پرداخت در هر سال", "Days of contributions in each year")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("سال", "Year")}</th>
            <th scope="col">{t("کارگاه", "Workplace")}</th>
            <th scope="col">{t("روز", "Days")}</th>
          </tr>
        </thead>
        <tbody>
          {insuredYears(visit.claims.sub, yearNow).map(({ year, workplace, days }) => (
            <tr>
              <th scope="row">{digits(String(year))}</th>
              <td>{workplace[language]}</td>
              <td>{number(days)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </VisitPage>
  );
}

function CertificatePage({ visit, purpose }: { visit: Visit; purpose: keyof typeof PURPOSES }) {
  const { t, digits, href, language } = visit.speech;
  const tracking = String(
    10_000_000 + createDraw(visit.claims.sub)(`certificate ${purpose}`, 90_000_000),
  );
  return (
    <VisitPage visit={visit} title={t("درخواست شما ثبت شد", "Your request was received")}>
      <p>
        {t("گواهی سابقه", "Certificate")}: {PURPOSES[purpose][language]}
      </p>
      <p>
        {t("شماره پیگیری", "Tracking number")}: <bdi class="code">{digits(tracking)}</bdi>
      </p>
      <p>
        <a href={href("/")}>{t("بازگشت به سوابق", "Back to my record")}</a>
      </p>
    </VisitPage>
  );
}

/** Newest first; the running year is not closed yet and so not listed. */
function insuredYears(subject: string, yearNow: number) {
  const draw = createDraw(subject);
  const count = 4 + draw("years", 7);
  const moved = 1 + draw("moved", 3);
  const first = draw("workplace", WORKPLACES.length);
  return Array.from({ length: count }, (_, i) => ({
    year: yearNow - 1 - i,
    workplace: WORKPLACES[(first + (i < moved ? 0 : 1)) % WORKPLACES.length],
    days: draw(`days ${yearNow - 1 - i}`, 4) ? 365 : 180 + draw(`part ${yearNow - 1 - i}`, 170),
  }));
}
