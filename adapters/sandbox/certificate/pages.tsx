import type { Agency, Visit } from "../agencies/agency.ts";
import { Facts } from "../agencies/facts.tsx";
import { VisitPage } from "../agencies/frame.tsx";
import { CERTIFICATE, CLERK, STANDINGS } from "../agencies/texts/certificate.ts";
import { FRAME } from "../agencies/texts/common.ts";
import { CLERK_ANSWERS, type ClerkAnswer, type ReceivedChange } from "./changes.ts";
import type { Certificate, Holder, Standing } from "./register.ts";

export const CERTIFICATE_AGENCY: Agency = {
  id: "certificate",
  name: CERTIFICATE.agency,
  menu: [
    { path: "/", title: CERTIFICATE.mine },
    { path: "/changes", title: CERTIFICATE.changes },
  ],
};

export function HomePage({ visit, holder, certificates }: {
  visit: Visit;
  /** `null`: the window does not know enough. */
  holder: Holder | null;
  certificates: { certificate: Certificate; standing: Standing }[];
}) {
  const { t, href, digits } = visit.speech;
  return (
    <VisitPage visit={visit} title={t(CERTIFICATE.title)}>
      <p>{t(CERTIFICATE.about)}</p>
      {!holder && (
        <p>
          {t(CERTIFICATE.unknown)} <a href={`${visit.issuer}/profile`}>{t(FRAME.toWindow)}</a>
        </p>
      )}
      {holder && (
        <form method="post" action={href("/certificates")}>
          <Facts
            facts={[
              [t(CERTIFICATE.name), <bdi lang="fa">{holder.name}</bdi>],
              [t(CERTIFICATE.postalCode), <bdi>{digits(holder.postalCode)}</bdi>],
            ]}
          />
          <p class="choices">
            <button type="submit">{t(CERTIFICATE.issue)}</button>
          </p>
        </form>
      )}
      {certificates.length > 0 && <Issued {...{ visit, certificates }} />}
    </VisitPage>
  );
}

function Issued({ visit, certificates }: {
  visit: Visit;
  certificates: { certificate: Certificate; standing: Standing }[];
}) {
  const { t, href, digits, day } = visit.speech;
  return (
    <>
      <h2>{t(CERTIFICATE.issued)}</h2>
      {certificates.map(({ certificate: { number, issuedAt }, standing }) => (
        <section class="visitor" aria-labelledby={`c${number}`}>
          <h3 id={`c${number}`}>
            <a href={href(`/certificates/${number}`)}>
              {t(CERTIFICATE.number)} <bdi>{digits(number)}</bdi>
            </a>
          </h3>
          <Facts
            facts={[
              [t(CERTIFICATE.issuedAt), day(issuedAt)],
              [t(CERTIFICATE.standing), t(STANDINGS[standing])],
            ]}
          />
          {standing === "valid" && (
            <form
              method="post"
              action={href(`/certificates/${number}/revocation`)}
              class="bare choices"
            >
              <button type="submit" class="plain">
                {t(CERTIFICATE.revoke)}
                <span class="hidden">{digits(number)}</span>
              </button>
            </form>
          )}
        </section>
      ))}
    </>
  );
}

export function UnknownPage({ visit }: { visit: Visit }) {
  const { t, href } = visit.speech;
  return (
    <VisitPage visit={visit} title={t(CERTIFICATE.notYours)}>
      <p>
        <a href={href("/")}>{t(CERTIFICATE.back)}</a>
      </p>
    </VisitPage>
  );
}

/** What the window has told of this person's postal code, and what the clerk answers. */
export function ChangesPage({ visit, received, answer }: {
  visit: Visit;
  received: readonly ReceivedChange[];
  answer: ClerkAnswer;
}) {
  const { t, href, digits, dateTime } = visit.speech;
  return (
    <VisitPage visit={visit} title={t(CERTIFICATE.changes)}>
      <p>
        {t(CERTIFICATE.changesAbout)}{" "}
        <a href={`${visit.issuer}/profile/postal-code`}>{t(CERTIFICATE.move)}</a>
      </p>
      <form method="post" action={href("/changes")}>
        <h2>{t(CERTIFICATE.clerk)}</h2>
        <p>{t(CERTIFICATE.clerkAbout)}</p>
        <label for="answer">{t(CERTIFICATE.answer)}</label>
        <select id="answer" name="answer">
          {CLERK_ANSWERS.map((one) => (
            <option value={one} selected={one === answer}>{t(CLERK[one])}</option>
          ))}
        </select>
        <button type="submit">{t(CERTIFICATE.set)}</button>
      </form>
      {received.length === 0 && <p>{t(CERTIFICATE.noChanges)}</p>}
      {received.map(({ at, postalCode, answer }) => (
        <section class="visitor">
          <Facts
            facts={[
              [t(CERTIFICATE.received), dateTime(at)],
              [
                t(CERTIFICATE.postalCode),
                postalCode === null ? t(CERTIFICATE.gone) : <bdi>{digits(postalCode)}</bdi>,
              ],
              [t(CERTIFICATE.answer), t(CLERK[answer])],
            ]}
          />
        </section>
      ))}
    </VisitPage>
  );
}
