/** Common to all agencies: verifying the assertion, and the frame around the pages. */
import { type Context, Hono } from "hono";
import type { Clock } from "../../../domain/platform/platform.ts";
import { pageHeaders, pageHeadersFor } from "../pages/page_headers.ts";
import type { Agency, Visit } from "./agency.ts";
import type { AssertionReader } from "./assertion.ts";
import type { LogoutTokenReader } from "./logout_token.ts";
import { agencyLanguage, speak } from "./texts/language.ts";
import { NotFoundPage } from "./not_found_page.tsx";
import { RefusedPage } from "./refused_page.tsx";
import { AGENCY_STYLE } from "./style.ts";

export interface AgencyDeps {
  readAssertion: AssertionReader;
  readLogoutToken: LogoutTokenReader;
  issuer: string;
  clock: Clock;
}

export type AgencyApp = Hono<{ Variables: { visit: Visit } }>;

/**
 * Every route of the result has a `visit`; requests without a valid assertion are refused, except by
 * the routes that `mountOpen` adds.
 */
export function createAgencyApp(
  agency: Agency,
  { readAssertion, issuer }: AgencyDeps,
  mountOpen?: (app: AgencyApp) => void,
): AgencyApp {
  const app: AgencyApp = new Hono();
  const { formsLeadTo } = agency;
  app.use(formsLeadTo ? pageHeadersFor(() => `'self' ${formsLeadTo()}`) : pageHeaders);
  app.get(
    "/style.css",
    (c) => c.body(AGENCY_STYLE, 200, { "Content-Type": "text/css; charset=utf-8" }),
  );
  mountOpen?.(app);
  const speechOf = ({ req }: Context) =>
    speak(agencyLanguage.parse(req.query("lang") ?? req.header("x-identity-locale")));
  app.notFound((c) => c.html(<NotFoundPage {...{ agency, speech: speechOf(c) }} />, 404));
  app.use(async (c, next) => {
    const speech = speechOf(c);
    const reading = await readAssertion(c.req.header("x-identity-assertion"), agency.id);
    if ("refusal" in reading) {
      const { refusal } = reading;
      const status = refusal === "keys_unavailable" ? 503 : 401;
      return c.html(<RefusedPage {...{ agency, refusal, issuer, speech }} />, status);
    }
    c.set("visit", { agency, issuer, path: c.req.path, claims: reading.claims, speech });
    return await next();
  });
  return app;
}
