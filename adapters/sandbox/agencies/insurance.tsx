/** The insurance record (سوابق بیمه): contributions by year, and certificates on request. */
import { getCookie, setCookie } from "hono/cookie";
import { z } from "zod";
import type { Agency, Visit } from "./agency.ts";
import { type AgencyApp, type AgencyDeps, createAgencyApp } from "./agency_app.tsx";
import { createDraw } from "./draw.ts";
import { VisitPage } from "./frame.tsx";
import { createOwnSessions, type SessionNews } from "./own_sessions.ts";
import { SessionCard } from "./session_card.tsx";
import { jalaliYear } from "./texts/language.ts";
import { INSURANCE, PURPOSES, WORKPLACES } from "./texts/insurance.ts";
import { VisitorCard } from "./visitor_card.tsx";

const AGENCY: Agency = {
  id: "insurance",
  name: INSURANCE.agency,
  menu: [
    { path: "/", title: INSURANCE.mine },
    { path: "/history", title: INSURANCE.byYear },
  ],
};

/** Of the agency's own session, which goes on with each visit of the first page. */
const COOKIE = "insurance_session";

const certificateForm = z.object({ purpose: z.enum(["bank", "employer", "embassy"]) });

export function createInsuranceApp(deps: AgencyDeps): AgencyApp {
  const sessions = createOwnSessions(deps);
  const app = createAgencyApp(AGENCY, deps, (app) => {
    app.post("/backchannel-logout", async (c) => {
      const { logout_token } = await c.req.parseBody();
      const ended = await deps.readLogoutToken(String(logout_token), AGENCY.id);
      if (!ended) return c.text("Bad Request", 400);
      sessions.end(ended);
      return c.body(null, 200);
    });
  });
  const yearNow = () => jalaliYear(deps.clock.now());
  app.get("/", (c) => {
    const { visit } = c.var;
    const { token, news } = sessions.visit(getCookie(c, COOKIE), visit.claims);
    setCookie(c, COOKIE, token, { httpOnly: true, sameSite: "Lax" });
    return c.html(<RecordPage visit={visit} yearNow={yearNow()} news={news} />);
  });
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

function RecordPage({ visit, yearNow, news }: YearProps & { news: SessionNews }) {
  const { t, number, href } = visit.speech;
  const years = insuredYears(visit.claims.sub, yearNow);
  const days = years.reduce((sum, year) => sum + year.days, 0);
  return (
    <VisitPage visit={visit} title={t(INSURANCE.record)}>
      <VisitorCard visit={visit} />
      <ul class="figures">
        <li>
          <strong>{number(Math.floor(days / 365))}</strong> {t(INSURANCE.years)}
        </li>
        <li>
          <strong>{number(days)}</strong> {t(INSURANCE.days)}
        </li>
        <li>
          <strong>{t(years[0].workplace)}</strong> {t(INSURANCE.lastWorkplace)}
        </li>
      </ul>
      <form method="post" action={href("/certificates")}>
        <h2>{t(INSURANCE.request)}</h2>
        <label for="purpose">{t(INSURANCE.purpose)}</label>
        <select id="purpose" name="purpose">
          {Object.entries(PURPOSES).map(([value, text]) => <option value={value}>{t(text)}
          </option>)}
        </select>
        <button type="submit">{t(INSURANCE.send)}</button>
      </form>
      <SessionCard visit={visit} news={news} />
    </VisitPage>
  );
}

function HistoryPage({ visit, yearNow }: YearProps) {
  const { t, number, digits } = visit.speech;
  return (
    <VisitPage visit={visit} title={t(INSURANCE.recordByYear)}>
      <table>
        <caption>{t(INSURANCE.daysEachYear)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(INSURANCE.year)}</th>
            <th scope="col">{t(INSURANCE.workplace)}</th>
            <th scope="col">{t(INSURANCE.dayCount)}</th>
          </tr>
        </thead>
        <tbody>
          {insuredYears(visit.claims.sub, yearNow).map(({ year, workplace, days }) => (
            <tr>
              <th scope="row">{digits(String(year))}</th>
              <td>{t(workplace)}</td>
              <td>{number(days)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </VisitPage>
  );
}

function CertificatePage({ visit, purpose }: { visit: Visit; purpose: keyof typeof PURPOSES }) {
  const { t, digits, href } = visit.speech;
  const tracking = String(
    10_000_000 + createDraw(visit.claims.sub)(`certificate ${purpose}`, 90_000_000),
  );
  return (
    <VisitPage visit={visit} title={t(INSURANCE.received)}>
      <p>
        {t(INSURANCE.certificate)}: {t(PURPOSES[purpose])}
      </p>
      <p>
        {t(INSURANCE.tracking)}: <bdi class="code">{digits(tracking)}</bdi>
      </p>
      <p>
        <a href={href("/")}>{t(INSURANCE.back)}</a>
      </p>
    </VisitPage>
  );
}

/** Newest first. The current year is not closed and therefore not listed. */
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
