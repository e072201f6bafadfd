/// <reference lib="dom" />
/** A passkey of a real browser: made, used where the browser has one, and removed. */
import assert from "node:assert/strict";
import {
  chooseLanguage,
  Citizen,
  type Language,
  LANGUAGES,
  persona,
  TEXTS,
  WALKERS,
} from "./support/citizen.ts";
import { browserTest, setStage, visit } from "./support/stage.ts";

const stage = setStage();

for (const language of LANGUAGES) {
  browserTest(
    `passkey: made by the browser's authenticator, used from the first page, and removed, in ${language}`,
    () => makeAndUse(language),
  );
}

async function makeAndUse(language: Language): Promise<void> {
  const { program, browser } = stage;
  await using profile = await visit(browser);
  const { page, context, complaints } = profile;
  // Playwright knows no authenticators; Chromium's protocol does (WebAuthn, virtual authenticators).
  const devtools = await context.newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const { passkeys, passkey, passkeyAdd, passkeySignIn, success, sessions } = TEXTS[language];
  const citizen = new Citizen(
    page,
    program.sandbox,
    persona(program.sandbox, WALKERS[language]),
    language,
  );
  await citizen.signIn(program.origin);

  await page.goto(`${program.origin}/passkeys`);
  await page.getByRole("link", { name: passkeys.add }).click();
  await page.getByLabel(passkeys.name.label).fill("گوشی من");
  await page.getByRole("button", { name: passkeyAdd.submit }).click();
  await page.getByText(success.passkey_added).waitFor();
  await page.getByRole("link", { name: "گوشی من" }).waitFor();

  await context.clearCookies();
  await page.goto(`${program.origin}/login?return_to=/sessions`);
  await chooseLanguage(page, language);
  // The rest needs no press: the page asks at once.
  await page.getByRole("link", { name: passkeySignIn.heading }).click();
  await page.getByRole("heading", { name: sessions.heading }).waitFor();
  assert.equal(new URL(page.url()).pathname, "/sessions");

  await page.goto(`${program.origin}/passkeys`);
  await page.getByRole("link", { name: "گوشی من" }).click();
  await page.getByRole("button", { name: passkey.remove, exact: true }).click();
  await page.getByText(success.passkey_removed).waitFor();
  await page.getByText(passkeys.none).waitFor();
  assert.deepEqual(complaints, []);
}
