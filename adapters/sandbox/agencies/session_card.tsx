import type { SessionNews } from "./own_sessions.ts";
import type { Visit } from "./agency.ts";
import { SESSION } from "./texts/common.ts";

/** The agency's own session, and what the window has told about others. */
export function SessionCard({ visit, news }: { visit: Visit; news: SessionNews }) {
  const { t, number, dateTime } = visit.speech;
  const { session: { since, pages }, ended, lastEnded } = news;
  return (
    <section class="visitor" aria-labelledby="session-title">
      <h2 id="session-title">{t(SESSION.title)}</h2>
      <dl>
        <div>
          <dt>{t(SESSION.since)}</dt>
          <dd>{dateTime(since)}</dd>
        </div>
        <div>
          <dt>{t(SESSION.pages)}</dt>
          <dd>{number(pages)}</dd>
        </div>
        <div>
          <dt>{t(SESSION.notices)}</dt>
          <dd>{number(ended)}</dd>
        </div>
        {lastEnded !== undefined && (
          <div>
            <dt>{t(SESSION.lastNotice)}</dt>
            <dd>{dateTime(lastEnded)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
