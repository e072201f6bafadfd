import type { Visit } from "./agency.ts";

/** Who came, and what the verified assertion said. */
export function VisitorCard({ visit: { claims, speech } }: { visit: Visit }) {
  const { t, digits, dateTime, date } = speech;
  const name = [claims.given_name, claims.family_name].filter(Boolean).join(" ");
  const facts: [string, string | undefined][] = [
    [t("کد ملی", "National ID"), claims.national_id && digits(claims.national_id)],
    [t("کد فیدا", "FIDA code"), claims.fida_code && digits(claims.fida_code)],
    [t("تاریخ تولد", "Date of birth"), claims.birthdate && date(claims.birthdate)],
    [t("تلفن همراه", "Mobile"), claims.phone_number && digits(localNumber(claims.phone_number))],
  ];
  return (
    <section class="visitor" aria-labelledby="visitor-title">
      <h2 id="visitor-title">
        {t("خوش آمدید، ", "Welcome, ")}
        <bdi lang="fa">{name || t("کاربر پنجره", "citizen")}</bdi>
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
          <span aria-hidden="true">✓</span>{" "}
          {t("گواهی هویت شما بررسی و تأیید شد", "Your identity assertion was verified")}
        </summary>
        <dl>
          <div>
            <dt>{t("صادرکننده", "Issuer")}</dt>
            <dd>
              <bdi dir="ltr">{claims.iss}</bdi>
            </dd>
          </div>
          <div>
            <dt>{t("مخاطب", "Audience")}</dt>
            <dd>
              <bdi dir="ltr">{claims.aud}</bdi>
            </dd>
          </div>
          <div>
            <dt>{t("سطح اطمینان", "Assurance level")}</dt>
            <dd>{t("سطح ", "Level ")}{digits(claims.acr)}</dd>
          </div>
          <div>
            <dt>{t("زمان ورود", "Signed in")}</dt>
            <dd>{dateTime(claims.auth_time * 1000)}</dd>
          </div>
          <div>
            <dt>{t("اعتبار گواهی تا", "Assertion expires")}</dt>
            <dd>{dateTime(claims.exp * 1000)}</dd>
          </div>
        </dl>
      </details>
    </section>
  );
}

/** "+98912…" as people here write it, "0912…". */
function localNumber(phoneNumber: string): string {
  return phoneNumber.replace(/^\+98/, "0");
}
