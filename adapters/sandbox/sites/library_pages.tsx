import type { Child } from "hono/jsx";
import { levelOf } from "../../../docs/openid/typescript/sign_in.ts";
import type { Agency } from "../agencies/agency.ts";
import { Facts } from "../agencies/facts.tsx";
import { FramedPage } from "../agencies/frame.tsx";
import { VISITOR } from "../agencies/texts/common.ts";
import type { Speech } from "../agencies/texts/language.ts";
import { LETTERS } from "../agencies/texts/letters.ts";
import { LIBRARY } from "../agencies/texts/library.ts";
import { MEMBERSHIP } from "../agencies/texts/membership.ts";
import type { ReceivedEvent } from "./event_inbox.ts";
import type { SiteSession, Standing } from "./site_sessions.ts";

const AGENCY: Agency = {
  id: "library",
  name: LIBRARY.agency,
  menu: [
    { path: "/", title: LIBRARY.home },
    { path: "/membership", title: MEMBERSHIP.title },
    { path: "/letters", title: LETTERS.title },
    { path: "/events", title: LIBRARY.events },
  ],
};

interface PageProps {
  speech: Speech;
  path: string;
}

export function Page(
  { speech, path, title, children }: PageProps & { title: string; children: Child },
) {
  return <FramedPage {...{ agency: AGENCY, speech, title, path }}>{children}</FramedPage>;
}

export function HomePage({ speech, standing }: { speech: Speech; standing: Standing }) {
  const { t, dateTime } = speech;
  return (
    <Page {...{ speech, path: "/", title: t(LIBRARY.agency) }}>
      <p>{t(LIBRARY.about)}</p>
      {standing.is === "here"
        ? <PersonCard speech={speech} session={standing.session} />
        : (
          <section class="visitor" aria-labelledby="nobody">
            <h2 id="nobody">{t(LIBRARY.nobody)}</h2>
            {standing.is === "ended" && (
              <>
                <p>{t(LIBRARY.ended)}</p>
                <Facts facts={[[t(LIBRARY.endedAt), dateTime(standing.at)]]} />
              </>
            )}
            <SignInLinks speech={speech} />
          </section>
        )}
    </Page>
  );
}

export function SignInLinks({ speech: { t, href } }: { speech: Speech }) {
  return (
    <p>
      <a href={href("/sign-in")}>{t(LIBRARY.signIn)}</a>
      {" · "}
      <a href={`${href("/sign-in")}&level=3`}>{t(LIBRARY.signInHighest)}</a>
    </p>
  );
}

function PersonCard({ speech, session }: { speech: Speech; session: SiteSession }) {
  const { t, digits, dateTime, href } = speech;
  const { claims, person, since } = session;
  const name = [person.given_name, person.family_name].filter(Boolean).join(" ");
  const company = claims.company as { name: string } | undefined;
  return (
    <section class="visitor" aria-labelledby="person">
      <h2 id="person">
        {t(VISITOR.welcome)}
        <bdi lang="fa">{name || t(VISITOR.nameless)}</bdi>
      </h2>
      <Facts
        facts={[
          [t(LIBRARY.company), company && <bdi lang="fa">{company.name}</bdi>],
          [t(VISITOR.assurance), t(VISITOR.level) + digits(String(levelOf(claims)))],
          [t(VISITOR.signedIn), dateTime(Number(claims.auth_time) * 1000)],
          [t(LIBRARY.since), dateTime(since)],
          [t(LIBRARY.subject), <bdi class="code" dir="ltr">{claims.sub}</bdi>],
        ]}
      />
      <SignInLinks speech={speech} />
      <form method="post" action={href("/sign-out")}>
        <button type="submit">{t(LIBRARY.signOutHere)}</button>{" "}
        <button type="submit" name="everywhere" value="yes">{t(LIBRARY.signOutEverywhere)}</button>
      </form>
    </section>
  );
}

/** `reason`: the window's word, or what is wrong with its answer. */
export function RefusedPage({ speech, reason }: { speech: Speech; reason: string }) {
  const { t } = speech;
  return (
    <Page {...{ speech, path: "/", title: t(LIBRARY.refused) }}>
      <p>
        {t(LIBRARY.refusedWhy)} <bdi class="code" lang="en">{reason}</bdi>
      </p>
      <SignInLinks speech={speech} />
    </Page>
  );
}

export function EventsPage(
  { speech, events }: { speech: Speech; events: readonly ReceivedEvent[] },
) {
  const { t, dateTime } = speech;
  return (
    <Page {...{ speech, path: "/events", title: t(LIBRARY.events) }}>
      {events.length === 0 && <p>{t(LIBRARY.noEvents)}</p>}
      {events.map(({ at, type, claims }) => (
        <section class="visitor">
          <h2>
            <bdi lang="en">{type}</bdi>
          </h2>
          <Facts facts={[[t(LIBRARY.received), dateTime(at)]]} />
          <blockquote dir="ltr" lang="en">{JSON.stringify(claims, null, 2)}</blockquote>
        </section>
      ))}
    </Page>
  );
}
