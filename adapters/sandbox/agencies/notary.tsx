/** The notary (ثبت اسناد): requires level 3, proved within the last ten minutes. */
import type { Agency, Visit } from "./agency.ts";
import { type AgencyApp, type AgencyDeps, createAgencyApp } from "./agency_app.tsx";
import { createDraw } from "./draw.ts";
import { VisitPage } from "./frame.tsx";
import { jalaliYear } from "./texts/language.ts";
import { DEEDS, NOTARY } from "./texts/notary.ts";
import { VisitorCard } from "./visitor_card.tsx";

const AGENCY: Agency = {
  id: "notary",
  name: NOTARY.agency,
  menu: [{ path: "/", title: NOTARY.mine }],
};

export function createNotaryApp(deps: AgencyDeps): AgencyApp {
  const app = createAgencyApp(AGENCY, deps);
  app.get("/", (c) => {
    const { visit } = c.var;
    // The window admits only level 3, but the agency trusts only the assertion.
    if (visit.claims.acr !== "3") return c.html(<LevelPage visit={visit} />, 403);
    return c.html(<DeedsPage visit={visit} yearNow={jalaliYear(deps.clock.now())} />);
  });
  return app;
}

function DeedsPage({ visit, yearNow }: { visit: Visit; yearNow: number }) {
  const { t, digits } = visit.speech;
  const draw = createDraw(visit.claims.sub);
  return (
    <VisitPage visit={visit} title={t(NOTARY.deeds)}>
      <VisitorCard visit={visit} />
      <ul class="figures">
        {DEEDS.slice(0, 1 + draw("deeds", DEEDS.length)).map((deed, i) => (
          <li>
            <strong>{t(deed)}</strong> {digits(String(yearNow - 1 - draw(`year ${i}`, 9)))} ·{" "}
            {t(NOTARY.ready)}
          </li>
        ))}
      </ul>
    </VisitPage>
  );
}

function LevelPage({ visit }: { visit: Visit }) {
  const { t } = visit.speech;
  return (
    <VisitPage visit={visit} title={t(NOTARY.levelNeeded)}>
      <p>{t(NOTARY.tooLow)}</p>
    </VisitPage>
  );
}
