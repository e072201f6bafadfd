/**
 * Letters of the library to a person who has signed in there, and what became of them. Nobody works
 * here, so that the registry's buttons stand on the same page.
 */
import type { Context, Hono } from "hono";
import { Facts } from "../agencies/facts.tsx";
import type { Speech } from "../agencies/texts/language.ts";
import { LETTER_STEPS, LETTERS } from "../agencies/texts/letters.ts";
import type { AgencyApi } from "../wires/agency_api.ts";
import { Page, SignInLinks } from "./library_pages.tsx";
import type { SiteSession } from "./site_sessions.ts";

export const LETTERS_PATH = "/letters";
export const LETTER_SCOPES = ["letters.write", "letters.read"];

/** What the library writes, in Persian, as agencies do. */
const SAMPLES = {
  information: {
    kind: "information",
    title: "کتاب تازه‌ای برای شما رسیده است",
    body:
      "با سلام\n\nکتاب **تاریخ دیوان** که خواسته بودید رسیده است. تا یک هفته در میز امانت می‌ماند.",
  },
  warning: {
    kind: "warning",
    title: "دیرکرد بازگرداندن کتاب",
    number: "ک/۱۴۰۵/۲۱۷",
    body: "مهلت امانت دو کتاب شما گذشته است:\n\n1. شاهنامه، جلد دوم\n2. سفرنامهٔ ناصرخسرو\n\n" +
      "لطفاً آن‌ها را به نزدیک‌ترین شعبه بازگردانید.",
    needs_confirmation: true,
  },
  decision: {
    kind: "decision",
    title: "رأی هیئت امانت",
    number: "ک/۱۴۰۵/۲۱۸",
    body:
      "## خلاصهٔ رأی\n\nهیئت امانت شما را به پرداخت **۲۵۰٬۰۰۰ تومان** بابت کتاب گم‌شده ملزم کرد.\n\n" +
      "به این رأی می‌توانید اعتراض کنید.",
    period: { of: "objection", days: 20 },
    needs_confirmation: true,
    legal: true,
  },
} as const;
type Sample = keyof typeof SAMPLES;

/** What the page needs of a letter, as the API describes it. */
interface Sent {
  id: string;
  title: string;
  proof: { step: keyof typeof LETTER_STEPS; at: string }[];
}

/** Of each person the last ones. */
const KEPT = 5;

interface Deps {
  api: AgencyApi;
  /** The window's public origin. */
  issuer: string;
  speechOf(c: Context): Speech;
  sessionOf(c: Context): SiteSession | undefined;
}

export function mountLetters(app: Hono, { api, issuer, speechOf, sessionOf }: Deps): void {
  /** By subject: IDs, the newest first. */
  const sent = new Map<string, string[]>();

  app.get(LETTERS_PATH, async (c) => {
    const session = sessionOf(c);
    const ids = session ? sent.get(session.claims.sub) ?? [] : [];
    const answers = await Promise.all(
      ids.map((id) => api({ method: "GET", path: `/letters/${id}` })),
    );
    const letters = answers.flatMap(({ status, json }) => status === 200 ? [json as Sent] : []);
    const problem = c.req.query("problem");
    return c.html(<LettersPage {...{ speech: speechOf(c), issuer, session, letters, problem }} />);
  });

  app.post(LETTERS_PATH, async (c) => {
    if (c.req.header("sec-fetch-site") === "cross-site") return c.text("Forbidden", 403);
    const session = sessionOf(c);
    const { sample } = await c.req.parseBody();
    const back = new URLSearchParams({ lang: speechOf(c).language });
    if (session && Object.hasOwn(SAMPLES, String(sample))) {
      const { sub } = session.claims;
      const { status, json } = await api({
        method: "POST",
        path: "/letters",
        key: crypto.randomUUID(),
        body: { recipient: { subject: sub }, ...SAMPLES[sample as Sample] },
      });
      if (status === 202) sent.set(sub, [json.id, ...sent.get(sub) ?? []].slice(0, KEPT));
      else back.set("problem", String(json?.code));
    }
    return c.redirect(`${LETTERS_PATH}?${back}`, 303);
  });
}

function LettersPage({ speech, issuer, session, letters, problem }: {
  speech: Speech;
  issuer: string;
  session?: SiteSession;
  letters: Sent[];
  problem?: string;
}) {
  const { t, href, dateTime } = speech;
  return (
    <Page {...{ speech, path: LETTERS_PATH, title: t(LETTERS.title) }}>
      <p>{t(LETTERS.about)}</p>
      {problem && (
        <p>
          {t(LETTERS.unsent)} <bdi class="code" lang="en">{problem}</bdi>
        </p>
      )}
      {!session && <SignInLinks speech={speech} />}
      {session && (
        <>
          <h2>{t(LETTERS.desk)}</h2>
          <p>{t(LETTERS.deskAbout)}</p>
          <form method="post" action={href(LETTERS_PATH)}>
            {(Object.keys(SAMPLES) as Sample[]).map((sample) => (
              <>
                <button type="submit" name="sample" value={sample}>{t(LETTERS[sample])}</button>
                {" "}
              </>
            ))}
          </form>
          <p>
            <a href={`${issuer}/letters`}>{t(LETTERS.atWindow)}</a>
          </p>
        </>
      )}
      {letters.length > 0 && <h2>{t(LETTERS.sent)}</h2>}
      {letters.map(({ title, proof }) => (
        <section class="visitor">
          <h3 lang="fa">
            <bdi>{title}</bdi>
          </h3>
          <Facts
            facts={proof.map(({ step, at }) => [t(LETTER_STEPS[step]), dateTime(Date.parse(at))])}
          />
        </section>
      ))}
    </Page>
  );
}
