import type { Visit } from "./agency.ts";
import { VISITOR } from "./texts/common.ts";

/** The visitor, with the claims of the verified assertion. */
export function VisitorCard({ visit: { claims, speech } }: { visit: Visit }) {
  const { t, digits, dateTime, date } = speech;
  const name = [claims.given_name, claims.family_name].filter(Boolean).join(" ");
  const facts: [string, string | undefined][] = [
    [t(VISITOR.nationalId), claims.national_id && digits(claims.national_id)],
    [t(VISITOR.fidaCode), claims.fida_code && digits(claims.fida_code)],
    [t(VISITOR.birthDate), claims.birthdate && date(claims.birthdate)],
    [t(VISITOR.mobile), claims.phone_number && digits(localNumber(claims.phone_number))],
  ];
  return (
    <section class="visitor" aria-labelledby="visitor-title">
      <h2 id="visitor-title">
        {t(VISITOR.welcome)}
        <bdi lang="fa">{name || t(VISITOR.nameless)}</bdi>
      </h2>
      <dl>
        {facts.map(([label, value]) =>
          value && (
            <div>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          )
        )}
      </dl>
      <details open>
        <summary>
          <span aria-hidden="true">✓</span> {t(VISITOR.verified)}
        </summary>
        <dl>
          <div>
            <dt>{t(VISITOR.issuer)}</dt>
            <dd>
              <bdi dir="ltr">{claims.iss}</bdi>
            </dd>
          </div>
          <div>
            <dt>{t(VISITOR.audience)}</dt>
            <dd>
              <bdi dir="ltr">{claims.aud}</bdi>
            </dd>
          </div>
          <div>
            <dt>{t(VISITOR.assurance)}</dt>
            <dd>{t(VISITOR.level)}{digits(claims.acr)}</dd>
          </div>
          <div>
            <dt>{t(VISITOR.signedIn)}</dt>
            <dd>{dateTime(claims.auth_time * 1000)}</dd>
          </div>
          <div>
            <dt>{t(VISITOR.expires)}</dt>
            <dd>{dateTime(claims.exp * 1000)}</dd>
          </div>
        </dl>
      </details>
    </section>
  );
}

/** "+98912…" in the local form, "0912…". */
function localNumber(phoneNumber: string): string {
  return phoneNumber.replace(/^\+98/, "0");
}
