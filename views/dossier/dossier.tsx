import type { Dossier } from "../../domain/dossier/dossier.ts";
import type { LimitClock } from "../../domain/platform/passage.ts";
import type { Turn } from "../../domain/dossier/state.ts";
import type { UsualTime } from "../../domain/dossier/usual_time.ts";
import type { LocalText } from "../../domain/services/service.ts";
import { failureAlarm } from "../components/alarm.tsx";
import { Facts } from "../components/facts.tsx";
import { AgencyText, Digits, Local } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { History, type HistoryProps } from "./history.tsx";
import { Missing, type MissingShown } from "./missing.tsx";
import { TrackingNumber } from "../components/reference.tsx";
import { AskLink } from "../support/ask_link.tsx";
import { fill } from "../texts/fill.ts";
import { ClockFact, DeskName, UsualFact } from "./parts.tsx";

export interface DossierProps {
  /** Of this page. */
  path: string;
  agency: LocalText;
  dossier: Pick<
    Dossier,
    "title" | "language" | "state" | "trackingNumber" | "awaited" | "answerBy" | "at" | "desk"
  >;
  turn: Turn;
  /** What the citizen owes now. */
  missing: MissingShown[];
  clock: LimitClock | null;
  /** Of similar ones; `null` if there are too few. */
  usual: UsualTime | null;
  history: HistoryProps;
  isUnread: boolean;
  isTrackable: boolean;
  canWithdraw: boolean;
  /** What was asked for is no longer possible. */
  hasChanged?: boolean;
}

/** One matter of the citizen at an agency. */
export function dossierPage(page: Page, props: DossierProps): View {
  const { path, dossier, missing, canWithdraw, hasChanged } = props;
  const { texts: { dossier: texts, letters } } = page;
  return {
    heading: texts.title,
    shownHeading: <AgencyText page={page} text={dossier.title} language={dossier.language} />,
    alarm: hasChanged ? failureAlarm(texts.changed) : undefined,
    content: (
      <>
        {props.isUnread && <Unseen page={page} path={path} />}
        <p>
          <span class="badge">{texts.states[dossier.state]}</span> {texts.turns[props.turn]}
        </p>
        {missing.length > 0 && (
          <Missing page={page} path={path} items={missing} language={dossier.language} />
        )}
        <DossierFacts page={page} props={props} />
        <History page={page} {...props.history} language={dossier.language} />
        <Tracking page={page} props={props} />
        {canWithdraw && <Withdraw page={page} path={path} />}
        <AskLink page={page} path={path} />
        <a href="/letters">{letters.heading}</a>
      </>
    ),
  };
}

function DossierFacts({ page, props }: { page: Page; props: DossierProps }) {
  const { format, texts: { dossier: texts } } = page;
  const { agency, dossier, turn, clock, usual } = props;
  const { awaited, answerBy, desk, language } = dossier;
  const isAwaited = turn === "citizen" && answerBy !== undefined;
  return (
    <Facts
      facts={[
        [texts.agency, <Local page={page} text={agency} />],
        [
          texts.awaited,
          awaited && <AgencyText page={page} text={awaited} language={language} />,
        ],
        [
          texts.answerBy.title,
          isAwaited &&
          fill(texts.answerBy.text, { date: <Digits>{format.date(answerBy)}</Digits> }),
        ],
        [texts.desk, desk && <DeskName page={page} desk={desk} language={language} />],
        [texts.clock.title, clock && <ClockFact page={page} clock={clock} />],
        [texts.usual.title, turn !== "nobody" && <UsualFact page={page} usual={usual} />],
        [texts.number, <TrackingNumber page={page} number={dossier.trackingNumber} />],
        [texts.opened, <Digits>{format.date(dossier.at)}</Digits>],
      ]}
    />
  );
}

/** Only a person says that they have seen it: a preview of the page does not. */
function Unseen({ page, path }: { page: Page; path: string }) {
  const { texts: { dossier: { unseen } } } = page;
  return (
    <Form page={page} to={path}>
      <p class="hint">{unseen.hint}</p>
      <button type="submit">{unseen.submit}</button>
    </Form>
  );
}

function Tracking({ page, props: { path, isTrackable } }: { page: Page; props: DossierProps }) {
  const { texts: { dossier: { tracking } } } = page;
  return (
    <>
      <h2>{tracking.title}</h2>
      <p>{isTrackable ? tracking.shown : tracking.hidden}</p>
      <Form page={page} to={path}>
        <button type="submit" name="act" value={isTrackable ? "hide" : "show"}>
          {isTrackable ? tracking.hide : tracking.show}
        </button>
      </Form>
    </>
  );
}

/** Folded: it cannot be undone. */
function Withdraw({ page, path }: { page: Page; path: string }) {
  const { texts: { dossier: { withdraw } } } = page;
  return (
    <details>
      <summary>{withdraw.title}</summary>
      <p>{withdraw.hint}</p>
      <Form page={page} to={path}>
        <button type="submit" name="act" value="withdraw">{withdraw.submit}</button>
      </Form>
    </details>
  );
}
