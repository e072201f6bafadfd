/// <reference lib="dom" />
/** A citizen does at the portal what it is there for: in each language, with scripts and without. */
import assert from "node:assert/strict";
import { SCOPES } from "../../routes/api/secured.ts";
import { signIn } from "../http/journey.ts";
import { mintToken } from "../support/agency_token.ts";
import { type CallApi, callsAt } from "../support/call_api.ts";
import { createHttpClient } from "../support/http_client.ts";
import { chooseLanguage, type Language, persona, TEXTS } from "./support/citizen.ts";
import * as does from "./support/portal_steps.ts";
import { browserTest, setStage, SMALL_PHONE, visit } from "./support/stage.ts";

const COURT = {
  id: "court",
  title: { fa: "دیوان عدالت", ar: "ديوان العدل", en: "Court" },
  attributes: ["national_id"],
  openid: { client_secret_sha256: "0".repeat(64), scopes: Object.keys(SCOPES) },
};

const stage = setStage({ services: () => [COURT] });

/** Each with a budget of their own. */
const CITIZENS: { language: Language; javaScriptEnabled: boolean; slug: string }[] = [
  { language: "fa", javaScriptEnabled: true, slug: "verified-citizen" },
  { language: "fa", javaScriptEnabled: false, slug: "two-sims" },
  { language: "ar", javaScriptEnabled: true, slug: "card-of-another" },
  { language: "ar", javaScriptEnabled: false, slug: "arabic-letters" },
  { language: "en", javaScriptEnabled: true, slug: "long-name" },
  { language: "en", javaScriptEnabled: false, slug: "chief-executive" },
];

for (const { language, javaScriptEnabled, slug } of CITIZENS) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
  browserTest(`portal: a citizen does all of it in ${language} ${how}`, async () => {
    const { program, browser, clock } = stage;
    const { origin, sandbox } = program;
    const person = persona(sandbox, slug);
    await using own = createHttpClient(program);
    await using other = createHttpClient(program);
    await signIn(program, own, person);
    await signIn(program, other, person);
    const scope = Object.keys(SCOPES).join(" ");
    const token = await mintToken({ program, origin, clock }, { service: COURT.id, scope });
    const call: CallApi = (given) => callsAt(program)({ ...given, token });
    await using profile = await visit(browser, { javaScriptEnabled, viewport: SMALL_PHONE });
    const { page, context, complaints } = profile;
    const value = own.cookie(origin, "panjereh_session")!;
    await context.addCookies([{ name: "panjereh_session", value, url: origin, sameSite: "Lax" }]);
    await page.goto(`${origin}/`);
    await chooseLanguage(page, language);
    await page.locator(`html[lang=${language}]`).waitFor({ state: "attached" });
    const texts = TEXTS[language];
    const citizen = { page, origin, texts, nationalId: person.nationalId, other, call };
    await does.readLetter(citizen);
    await does.followDossier(citizen);
    await does.searchLetters(citizen);
    await does.starService(citizen);
    await does.changePostalCode(citizen);
    await does.askSupport(citizen);
    await does.takeData(citizen);
    await does.leaveAndStay(citizen);
    await does.readOfPushes(citizen, javaScriptEnabled);
    await does.readOfPasskeys(citizen, javaScriptEnabled);
    await does.refuseOthers(citizen);
    assert.deepEqual(complaints, []);
  });
}
