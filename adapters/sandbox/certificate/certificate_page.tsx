import type { QrPicture } from "../../../domain/platform/qr_picture.ts";
import type { Visit } from "../agencies/agency.ts";
import { Facts } from "../agencies/facts.tsx";
import { VisitPage } from "../agencies/frame.tsx";
import { CERTIFICATE, STANDINGS } from "../agencies/texts/certificate.ts";
import type { Certificate, Standing } from "./register.ts";

/** To be printed, in the person's language; without colours it says the same. */
export function CertificatePage({ visit, certificate, standing, address, qr }: {
  visit: Visit;
  certificate: Certificate;
  standing: Standing;
  /** What the QR code says. */
  address: string;
  qr: QrPicture;
}) {
  const { t, href, digits, day } = visit.speech;
  const { number, issuedAt, validUntil, holder } = certificate;
  return (
    <VisitPage visit={visit} title={t(CERTIFICATE.paper)}>
      <article class="visitor paper">
        {standing !== "valid" && (
          <p>
            <strong>{t(STANDINGS[standing])}</strong>
          </p>
        )}
        <p>{t(CERTIFICATE.text)}</p>
        <Facts
          facts={[
            [t(CERTIFICATE.name), <bdi lang="fa">{holder.name}</bdi>],
            [t(CERTIFICATE.id), <bdi>{digits(holder.id)}</bdi>],
            [t(CERTIFICATE.postalCode), <bdi>{digits(holder.postalCode)}</bdi>],
            [t(CERTIFICATE.number), <bdi>{digits(number)}</bdi>],
            [t(CERTIFICATE.issuedAt), day(issuedAt)],
            [t(CERTIFICATE.validUntil), day(validUntil)],
          ]}
        />
        <Qr qr={qr} label={t(CERTIFICATE.qr)} />
        <p>
          {t(CERTIFICATE.verify)} <a href={address} dir="ltr">{address}</a>
        </p>
      </article>
      <p class="unprinted">{t(CERTIFICATE.print)}</p>
      <p class="unprinted">
        <a href={href("/")}>{t(CERTIFICATE.back)}</a>
      </p>
    </VisitPage>
  );
}

/** The quiet zone of a QR code (ISO/IEC 18004 §9.1), in modules. */
const QUIET = 4;

/** Black on white, whatever the page's colours: scanners need it. */
function Qr({ qr: { size, path }, label }: { qr: QrPicture; label: string }) {
  const side = size + 2 * QUIET;
  return (
    <svg
      class="qr"
      role="img"
      aria-label={label}
      viewBox={`-${QUIET} -${QUIET}.5 ${side} ${side}`}
      shape-rendering="crispEdges"
    >
      <rect x={-QUIET} y={-QUIET - 0.5} width={side} height={side} fill="#fff" />
      <path stroke="#000" d={path} />
    </svg>
  );
}
