/**
 * A membership of the library: the person asks for it, and sees at the window how far it has come.
 * Nobody works here, so that the clerk's buttons stand on the same page.
 */
import type { Context, Hono } from "hono";
import { Facts } from "../agencies/facts.tsx";
import type { AgencyText, Speech } from "../agencies/texts/language.ts";
import {
  MEMBERSHIP,
  MEMBERSHIP_PROBLEMS,
  MEMBERSHIP_STATES,
} from "../agencies/texts/membership.ts";
import type { AgencyApi, ApiAnswer } from "../wires/agency_api.ts";
import { UPLOAD_SCOPE, uploadText } from "../wires/agency_upload.ts";
import { Page, SignInLinks } from "./library_pages.tsx";
import type { SiteSession } from "./site_sessions.ts";

export const MEMBERSHIP_PATH = "/membership";
export const MEMBERSHIP_SCOPES = ["dossiers.write", "dossiers.read", UPLOAD_SCOPE];

/** What the clerk writes to the person, in Persian, as agencies do. */
const CLERK = {
  kind: "membership",
  title: "درخواست عضویت پژوهشی",
  desk: { name: "ادارهٔ عضویت", role: "کتابدار" },
  incomplete: "برای ادامهٔ بررسی دو چیز لازم است.",
  photo: "عکس تازه",
  form: "برگهٔ امضاشدهٔ عضویت",
  address: "تهران، صندوق پستی ۱۲۳۴",
  again: "بررسی ادامه دارد.",
  welcome: "به کتابخانه خوش آمدید.",
  sorry: "ظرفیت امسال پر شده است.",
  card: { name: "کارت عضویت.txt", text: "کتابخانهٔ ملی\nکارت عضویت پژوهشی، معتبر تا یک سال\n" },
};

type State = keyof typeof MEMBERSHIP_STATES;

/** What the page needs of a dossier, as the window describes it. */
interface Membership {
  id: string;
  state: State;
  tracking_number: string;
}

/** The clerk's moves, with what the person is told. */
const MOVES: Partial<Record<State, Record<string, unknown>>> = {
  received: {},
  in_review: { reason: CLERK.again, desk: CLERK.desk },
  awaiting_citizen: {
    reason: CLERK.incomplete,
    answer_days: 10,
    missing: [
      { id: "photo", label: CLERK.photo, way: { by: "link", path: MEMBERSHIP_PATH } },
      { id: "form", label: CLERK.form, way: { by: "post", to: CLERK.address } },
    ],
  },
  approved: { reason: CLERK.welcome },
  refused: { reason: CLERK.sorry },
};

interface Deps {
  api: AgencyApi;
  /** The window's public origin. */
  issuer: string;
  speechOf(c: Context): Speech;
  sessionOf(c: Context): SiteSession | undefined;
}

export function mountMembership(app: Hono, { api, issuer, speechOf, sessionOf }: Deps): void {
  app.get(MEMBERSHIP_PATH, async (c) => {
    const session = sessionOf(c);
    const found = session && await api({ method: "GET", path: pathOf(session) });
    const page = { speech: speechOf(c), issuer, session, problem: c.req.query("problem") };
    return c.html(
      <MembershipPage {...page} membership={found?.status === 200 ? found.json : undefined} />,
    );
  });

  app.post(MEMBERSHIP_PATH, async (c) => {
    if (c.req.header("sec-fetch-site") === "cross-site") return c.text("Forbidden", 403);
    const session = sessionOf(c);
    const { to } = await c.req.parseBody();
    const answer = session && (to ? await move(session, String(to)) : await ask(session));
    const back = new URLSearchParams({ lang: speechOf(c).language });
    if (answer && answer.status >= 400) back.set("problem", String(answer.json?.code));
    return c.redirect(`${MEMBERSHIP_PATH}?${back}`, 303);
  });

  const ask = (session: SiteSession): Promise<ApiAnswer> =>
    api({
      method: "PUT",
      path: pathOf(session),
      body: {
        recipient: { subject: session.claims.sub },
        kind: CLERK.kind,
        title: CLERK.title,
        legal_days: 30,
      },
    });

  /** The decision for a member comes with the card. */
  async function move(session: SiteSession, to: string): Promise<ApiAnswer> {
    const card = to === "approved" ? await uploadText(api, CLERK.card) : undefined;
    if (typeof card === "object") return card;
    return await api({
      method: "POST",
      path: `${pathOf(session)}/transitions`,
      key: crypto.randomUUID(),
      body: { to, ...MOVES[to as State], attachments: card && [card] },
    });
  }
}

/** One for each person. */
const pathOf = ({ claims }: SiteSession) => `/dossiers/membership-${claims.sub}`;

/** In words, as a clerk reads it; one that is not known by its code. */
const reasonOf = (code: string): AgencyText =>
  Object.hasOwn(MEMBERSHIP_PROBLEMS, code)
    ? MEMBERSHIP_PROBLEMS[code as keyof typeof MEMBERSHIP_PROBLEMS]
    : { ...MEMBERSHIP_PROBLEMS.other };

function MembershipPage({ speech, issuer, session, membership, problem }: {
  speech: Speech;
  issuer: string;
  session?: SiteSession;
  membership?: Membership;
  problem?: string;
}) {
  const { t, href } = speech;
  return (
    <Page {...{ speech, path: MEMBERSHIP_PATH, title: t(MEMBERSHIP.title) }}>
      <p>{t(MEMBERSHIP.about)}</p>
      {problem && (
        <p>
          {t(MEMBERSHIP.unmoved)} {t(reasonOf(problem))}
        </p>
      )}
      {!session && <SignInLinks speech={speech} />}
      {session && !membership && (
        <form method="post" action={href(MEMBERSHIP_PATH)}>
          <button type="submit">{t(MEMBERSHIP.ask)}</button>
        </form>
      )}
      {membership && <Standing {...{ speech, issuer, membership }} />}
    </Page>
  );
}

function Standing({ speech, issuer, membership }: {
  speech: Speech;
  issuer: string;
  membership: Membership;
}) {
  const { t, digits, href } = speech;
  const { id, state, tracking_number } = membership;
  return (
    <>
      <Facts
        facts={[
          [t(MEMBERSHIP.state), t(MEMBERSHIP_STATES[state])],
          [t(MEMBERSHIP.number), <bdi dir="ltr">{digits(tracking_number)}</bdi>],
        ]}
      />
      <p>
        <a href={`${issuer}/dossiers/${id}`}>{t(MEMBERSHIP.atWindow)}</a>
      </p>
      <h2>{t(MEMBERSHIP.clerk)}</h2>
      <p>{t(MEMBERSHIP.clerkAbout)}</p>
      <form method="post" action={href(MEMBERSHIP_PATH)}>
        {Object.keys(MOVES).map((to) => (
          <>
            <button type="submit" name="to" value={to}>{t(MEMBERSHIP_STATES[to as State])}</button>
            {" "}
          </>
        ))}
      </form>
    </>
  );
}
