/** The vehicle record (سوابق خودرو): plates, fines (خلافی), and objections to them. */
import { z } from "zod";
import type { Agency, Visit } from "./agency.ts";
import { type AgencyApp, type AgencyDeps, createAgencyApp } from "./agency_app.tsx";
import { createDraw } from "./draw.ts";
import { VisitPage } from "./frame.tsx";
import { jalaliYear, speak } from "./texts/language.ts";
import { MODELS, OFFENCES, VEHICLE } from "./texts/vehicle.ts";
import { VisitorCard } from "./visitor_card.tsx";

const AGENCY: Agency = {
  id: "vehicle",
  name: VEHICLE.agency,
  menu: [
    { path: "/", title: VEHICLE.mine },
    { path: "/history", title: VEHICLE.fines },
  ],
};

const PLATE_LETTERS = ["ب", "ج", "د", "س", "ص", "ق", "ل", "م"];

const objectionForm = z.object({ reason: z.string().trim().min(1).max(1000) });

export function createVehicleApp(deps: AgencyDeps): AgencyApp {
  const app = createAgencyApp(AGENCY, deps);
  const yearNow = () => jalaliYear(deps.clock.now());
  app.get("/", (c) => c.html(<VehiclesPage visit={c.var.visit} yearNow={yearNow()} />));
  app.get("/history", (c) => c.html(<FinesPage visit={c.var.visit} yearNow={yearNow()} />));
  app.post("/objections", async (c) => {
    const form = objectionForm.safeParse(await c.req.parseBody());
    if (!form.success) return c.text("Bad Request", 400);
    return c.html(<ObjectionPage visit={c.var.visit} reason={form.data.reason} />);
  });
  return app;
}

interface YearProps {
  visit: Visit;
  yearNow: number;
}

function VehiclesPage({ visit, yearNow }: YearProps) {
  const { t, digits, number } = visit.speech;
  const fines = finesOf(visit.claims.sub, yearNow);
  const total = fines.reduce((sum, fine) => sum + fine.amount, 0);
  return (
    <VisitPage visit={visit} title={t(VEHICLE.record)}>
      <VisitorCard visit={visit} />
      <ul class="figures">
        {vehiclesOf(visit.claims.sub, yearNow).map(({ model, year, plate }) => (
          <li>
            <strong>{t(model)}</strong> {t(VEHICLE.model)} {digits(String(year))}
            <span class="plate" lang="fa" dir="rtl">{speakPlate(plate)}</span>
          </li>
        ))}
        <li>
          <strong>{number(total)}</strong> {t(VEHICLE.unpaidSum)}
        </li>
      </ul>
    </VisitPage>
  );
}

function FinesPage({ visit, yearNow }: YearProps) {
  const { t, digits, number, href } = visit.speech;
  return (
    <VisitPage visit={visit} title={t(VEHICLE.fines)}>
      <table>
        <caption>{t(VEHICLE.unpaid)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(VEHICLE.date)}</th>
            <th scope="col">{t(VEHICLE.offence)}</th>
            <th scope="col">{t(VEHICLE.amount)}</th>
          </tr>
        </thead>
        <tbody>
          {finesOf(visit.claims.sub, yearNow).map(({ date, offence, amount }) => (
            <tr>
              <th scope="row">
                <bdi>{digits(date)}</bdi>
              </th>
              <td>{t(offence)}</td>
              <td>{number(amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <form method="post" action={href("/objections")}>
        <h2>{t(VEHICLE.object)}</h2>
        <label for="reason">{t(VEHICLE.reason)}</label>
        <textarea id="reason" name="reason" rows={3} maxlength={1000} required dir="auto">
        </textarea>
        <button type="submit">{t(VEHICLE.send)}</button>
      </form>
    </VisitPage>
  );
}

function ObjectionPage({ visit, reason }: { visit: Visit; reason: string }) {
  const { t, href } = visit.speech;
  return (
    <VisitPage visit={visit} title={t(VEHICLE.received)}>
      <blockquote dir="auto">{reason}</blockquote>
      <p>
        <a href={href("/history")}>{t(VEHICLE.back)}</a>
      </p>
    </VisitPage>
  );
}

function vehiclesOf(subject: string, yearNow: number) {
  const draw = createDraw(subject);
  const first = draw("model", MODELS.length);
  return Array.from({ length: 1 + draw("vehicles", 2) }, (_, i) => ({
    model: MODELS[(first + i) % MODELS.length],
    year: yearNow - 2 - draw(`age ${i}`, 12),
    plate: {
      left: 11 + draw(`left ${i}`, 88),
      letter: PLATE_LETTERS[draw(`letter ${i}`, PLATE_LETTERS.length)],
      right: 111 + draw(`right ${i}`, 888),
      region: 11 + draw(`region ${i}`, 88),
    },
  }));
}

/** A number plate has Persian digits in every language. */
function speakPlate(
  { left, letter, right, region }: ReturnType<typeof vehiclesOf>[number]["plate"],
) {
  const { digits } = speak("fa");
  return digits(`${left} ${letter} ${right} – ایران ${region}`);
}

function finesOf(subject: string, yearNow: number) {
  const draw = createDraw(subject);
  return Array.from({ length: 2 + draw("fines", 3) }, (_, i) => ({
    date: [yearNow - 1, 12 - 2 * i, 1 + draw(`day ${i}`, 29)]
      .map((part) => String(part).padStart(2, "0")).join("/"),
    offence: OFFENCES[draw(`offence ${i}`, OFFENCES.length)],
    amount: 10_000 * (30 + draw(`amount ${i}`, 120)),
  }));
}
