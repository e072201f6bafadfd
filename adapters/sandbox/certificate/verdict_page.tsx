import { Facts } from "../agencies/facts.tsx";
import { FramedPage } from "../agencies/frame.tsx";
import { CERTIFICATE, STANDINGS, VERDICTS } from "../agencies/texts/certificate.ts";
import type { Speech } from "../agencies/texts/language.ts";
import { CERTIFICATE_AGENCY } from "./pages.tsx";
import type { Certificate, Holder, Standing } from "./register.ts";

/** People who verify have not signed in: the menu's pages are not theirs. */
const UNSIGNED = { ...CERTIFICATE_AGENCY, menu: [] };

/**
 * What a certificate is worth, for anybody who holds it: only what can be compared with the paper,
 * and of one that is worth nothing not even that.
 */
export function VerdictPage({ speech, certificate, standing }: {
  speech: Speech;
  certificate: Certificate | null;
  standing: Standing | "forged";
}) {
  const { t, digits, day } = speech;
  const title = t(VERDICTS[standing].title);
  const heading = (
    <>
      <span aria-hidden="true">{standing === "valid" ? "✓" : "✗"}</span> {title}
    </>
  );
  return (
    <FramedPage {...{ agency: UNSIGNED, speech, title, heading }}>
      <p>{t(VERDICTS[standing].text)}</p>
      {certificate && (
        <section class="visitor">
          <Facts
            facts={[
              [t(CERTIFICATE.standing), t(STANDINGS[standing])],
              [t(CERTIFICATE.number), <bdi>{digits(certificate.number)}</bdi>],
              [t(CERTIFICATE.issuedAt), day(certificate.issuedAt)],
              [t(CERTIFICATE.validUntil), day(certificate.validUntil)],
              [
                t(CERTIFICATE.revokedAt),
                certificate.revokedAt === undefined ? undefined : day(certificate.revokedAt),
              ],
              ...standing === "valid" ? comparable(certificate.holder, speech) : [],
            ]}
          />
        </section>
      )}
    </FramedPage>
  );
}

/** Enough to see that the paper was not altered, and too little to learn who somebody is. */
function comparable(
  { name, id, postalCode }: Holder,
  { t, digits }: Speech,
): Parameters<typeof Facts>[0]["facts"] {
  const initials = name.split(" ").map((part) => `${[...part][0]}.`).join(" ");
  const end = (text: string) => <bdi dir="ltr">{digits(`…${text.slice(-4)}`)}</bdi>;
  return [
    [t(CERTIFICATE.initials), <bdi lang="fa">{initials}</bdi>],
    [t(CERTIFICATE.idEnd), end(id)],
    [t(CERTIFICATE.postalCodeEnd), end(postalCode)],
  ];
}
