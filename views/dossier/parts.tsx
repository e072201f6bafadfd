/** What is said of a dossier in one place and another. */
import type { Desk } from "../../domain/dossier/dossier.ts";
import type { LimitClock } from "../../domain/platform/passage.ts";
import type { UsualTime } from "../../domain/dossier/usual_time.ts";
import { AgencyText, Digits } from "../components/foreign.tsx";
import type { Page } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import { DAY, HOUR, SECOND } from "../texts/units.ts";

/** "Desk, role, person": as far as the agency says it. */
export function DeskName({ page, desk, language }: { page: Page; desk: Desk; language: string }) {
  const parts = [desk.name, desk.role, desk.person].filter((part) => part !== undefined);
  return <AgencyText page={page} text={parts.join("، ")} language={language} />;
}

/** In days as soon as it is two: hours say nothing then. */
export function inWords({ format }: Page, milliseconds: number): string {
  const unit = milliseconds < 2 * DAY ? HOUR : DAY;
  return format.period(Math.max(1, Math.ceil(milliseconds / unit)) * unit / SECOND);
}

export function ClockFact({ page, clock }: { page: Page; clock: LimitClock }) {
  const { context, format, texts: { dossier: { clock: texts } } } = page;
  if (clock.is === "paused") {
    return clock.left > 0
      ? <>{fill(texts.paused, { left: inWords(page, clock.left) })}</>
      : <>{texts.pausedOver}</>;
  }
  const date = <Digits>{format.date(clock.endsAt)}</Digits>;
  return <>{fill(clock.endsAt > context.now ? texts.running : texts.over, { date })}</>;
}

export function UsualFact({ page, usual }: { page: Page; usual: UsualTime | null }) {
  const { texts: { dossier: { usual: texts } } } = page;
  if (!usual) return <>{texts.tooFew}</>;
  const { median, ninthDecile } = usual;
  return (
    <>
      {fill(texts.text, {
        median: inWords(page, median * HOUR),
        decile: inWords(page, ninthDecile * HOUR),
      })}
    </>
  );
}
