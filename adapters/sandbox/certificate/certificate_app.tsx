/**
 * Certificates of one's postal code (گواهی کد پستی), with a QR code that anybody can verify without
 * signing in.
 */
import type { Context } from "hono";
import { accepts } from "hono/accepts";
import { z } from "zod";
import type { QrPainter } from "../../../domain/platform/qr_picture.ts";
import { type AgencyApp, type AgencyDeps, createAgencyApp } from "../agencies/agency_app.tsx";
import type { Claims } from "../agencies/assertion.ts";
import { agencyLanguage, speak } from "../agencies/texts/language.ts";
import { CertificatePage } from "./certificate_page.tsx";
import { type Changes, CLERK_ANSWERS } from "./changes.ts";
import { CERTIFICATE_AGENCY, ChangesPage, HomePage, UnknownPage } from "./pages.tsx";
import type { Holder, Register } from "./register.ts";
import { VerdictPage } from "./verdict_page.tsx";

/** Below it anybody may ask (`public`). */
export const VERIFY = "/verify/";
export const CHANGES_RECEIVER = "/new-values";

export interface CertificateOptions {
  register: Register;
  changes: Changes;
  painter: QrPainter;
  /** Its public origin: the QR code leads there. */
  origin: string;
}

export function createCertificateApp(
  { register, changes, painter, origin }: CertificateOptions,
  deps: AgencyDeps,
): AgencyApp {
  const app = createAgencyApp(CERTIFICATE_AGENCY, deps, (app) => {
    app.get(`${VERIFY}:token`, async (c) => {
      const certificate = await register.verify(c.req.param("token"));
      const standing = certificate ? register.standing(certificate) : "forged";
      const speech = speak(languageOf(c));
      const status = certificate ? 200 : 404;
      return c.html(<VerdictPage {...{ speech, certificate, standing }} />, status);
    });
    app.post(CHANGES_RECEIVER, async (c) => {
      const { status, err } = await changes.take(await c.req.text());
      return err ? c.json({ err }, status) : c.body(null, status);
    });
  });

  app.get("/", async (c) => {
    const { visit } = c.var;
    const certificates = (await register.ofHolder(visit.claims.sub)).map((certificate) => ({
      certificate,
      standing: register.standing(certificate),
    }));
    const holder = holderOf(visit.claims);
    return c.html(<HomePage {...{ visit, holder, certificates }} />);
  });

  app.post("/certificates", async (c) => {
    if (isForeign(c)) return c.text("Forbidden", 403);
    const { visit } = c.var;
    const holder = holderOf(visit.claims);
    if (!holder) return c.redirect(visit.speech.href("/"), 303);
    const { number } = await register.issue(holder);
    return c.redirect(visit.speech.href(`/certificates/${number}`), 303);
  });

  app.get("/certificates/:number", async (c) => {
    const { visit } = c.var;
    const certificate = await register.find(visit.claims.sub, c.req.param("number"));
    if (!certificate) return c.html(<UnknownPage visit={visit} />, 404);
    const address = `${origin}${VERIFY}${certificate.token}`;
    const standing = register.standing(certificate);
    const qr = painter.paint(address);
    return c.html(<CertificatePage {...{ visit, certificate, standing, address, qr }} />);
  });

  app.post("/certificates/:number/revocation", async (c) => {
    if (isForeign(c)) return c.text("Forbidden", 403);
    const { visit } = c.var;
    await register.revoke(visit.claims.sub, c.req.param("number"));
    return c.redirect(visit.speech.href("/"), 303);
  });

  app.get("/changes", (c) => {
    const { visit } = c.var;
    const { sub } = visit.claims;
    const [received, answer] = [changes.about(sub), changes.answerFor(sub)];
    return c.html(<ChangesPage {...{ visit, received, answer }} />);
  });

  app.post("/changes", async (c) => {
    if (isForeign(c)) return c.text("Forbidden", 403);
    const { visit } = c.var;
    const form = z.object({ answer: z.enum(CLERK_ANSWERS) }).safeParse(await c.req.parseBody());
    if (!form.success) return c.text("Bad Request", 400);
    changes.setAnswer(visit.claims.sub, form.data.answer);
    return c.redirect(visit.speech.href("/changes"), 303);
  });
  return app;
}

const isForeign = ({ req }: Context) => req.header("sec-fetch-site") === "cross-site";

/** `null`: the window does not say enough. */
function holderOf(claims: Claims): Holder | null {
  const { sub, postal_code: postalCode } = claims;
  const id = claims.national_id ?? claims.fida_code;
  const name = [claims.given_name, claims.family_name].filter(Boolean).join(" ");
  return postalCode && id && name ? { sub, name, id, postalCode } : null;
}

/** Of a stranger: as the address says, otherwise as their browser prefers. */
function languageOf(c: Context) {
  const preferred = accepts(c, {
    header: "Accept-Language",
    supports: ["fa", "ar", "en"],
    default: "fa",
  });
  return agencyLanguage.parse(c.req.query("lang") ?? preferred);
}
