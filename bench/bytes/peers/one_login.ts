/**
 * GOV.UK One Login from its public source: a folder with `src` of
 * github.com/govuk-one-login/authentication-frontend, and in `node_modules` its packages
 * govuk-frontend, nunjucks, sass, and @govuk-one-login/ frontend-analytics,
 * frontend-device-intelligence and frontend-language-toggle.
 */
import { createRequire } from "node:module";
import { outputOf } from "../../../tests/support/command.ts";
import type { Peer } from "./peer.ts";

/** A person who has an account: which page follows which stands in its router. */
const PAGES = ["sign-in-or-create/index", "enter-email/index-existing-account"]
  .concat("enter-password/index", "enter-mfa/index");

const GOVUK = "node_modules/govuk-frontend/dist/govuk";
const OWN = "node_modules/@govuk-one-login";

/** As src/components/common/layout/base.njk loads them. */
const SCRIPTS = [
  "src/assets/javascript/dataLayerEvents.js",
  "src/assets/javascript/application.js",
  `${OWN}/frontend-analytics/lib/analytics.js`,
  `${GOVUK}/govuk-frontend.min.js`,
  `${OWN}/frontend-device-intelligence/build/esm/index.js`,
];
const FONTS = ["light-94a07e06a1", "bold-b542beb274"].map((name) =>
  `${GOVUK}/assets/fonts/${name}-v2.woff2`
);

/** What the pages are told, as long as it is there. */
const TOLD = {
  htmlLang: "en",
  scriptNonce: "a".repeat(32),
  csrfToken: "b".repeat(43),
  contactUsLinkUrl: "https://home.account.gov.uk/contact-gov-uk-one-login",
  currentUrl: "https://signin.account.gov.uk/",
  languageToggleEnabled: true,
  analyticsCookieDomain: "account.gov.uk",
  ga4ContainerId: "GTM-XXXXXXX",
  isGa4Enabled: true,
  email: "somebody@example.org",
  phoneNumber: "123",
};

export async function readOneLogin(folder: string): Promise<Peer> {
  const env = createRequire(`${folder}/package.json`)("nunjucks").configure(
    ["src/components", "node_modules/govuk-frontend/dist", OWN].map((path) => `${folder}/${path}`),
    { autoescape: true },
  );
  const texts = JSON.parse(await Deno.readTextFile(`${folder}/src/locales/en/translation.json`));
  const textOf = (key: string) =>
    key.split(".").reduce((part: Record<string, never>, name) => part?.[name], texts) ?? key;
  env.addFilter("translate", textOf);
  env.addGlobal("addLanguageParam", (language: string) => `?lng=${language}`);
  env.addGlobal("govukRebrand", true);
  const { stdout: style } = await outputOf("node", [
    `${folder}/node_modules/sass/sass.js`,
    `--load-path=${folder}/${GOVUK}`,
    ...["--no-source-map", "--quiet", "--quiet-deps", "--style", "compressed"],
    `${folder}/src/assets/scss/application.scss`,
  ]);
  const files = await Promise.all(
    [...SCRIPTS, ...FONTS].map((file) => Deno.readFile(`${folder}/${file}`)),
  );
  return {
    name: "GOV.UK One Login: style sheet, 5 scripts, 2 fonts (the tag manager left out)",
    pages: PAGES.map((page) => env.render(`${page}.njk`, TOLD)),
    files: [new TextEncoder().encode(style), ...files],
  };
}
