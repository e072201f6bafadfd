/** A citizen at the new service: by whichever way its agency has chosen. */
import assert from "node:assert/strict";
import * as client from "openid-client";
import { Citizen, persona, WALKERS } from "../../browser/support/citizen.ts";
import { visit } from "../../browser/support/stage.ts";
import { ask, discover } from "../../http/federation/openid_site.ts";
import { DAY } from "../../../domain/platform/platform.ts";
import type { Scene } from "./scene.ts";
import type { DeskStage } from "./stage.ts";

interface Use {
  stage: DeskStage;
  scene: Scene;
  /** The same person has used it before. */
  isAgain: boolean;
}

export async function useService(used: Use): Promise<void> {
  const { stage, scene } = used;
  const { browser, program, clock } = stage;
  // So that yesterday's codes do not count against the person.
  clock.advance(DAY);
  const viewport = { width: scene.width, height: 800 };
  const { javaScriptEnabled, language } = scene;
  await using visited = await visit(browser, { viewport, javaScriptEnabled });
  const { page } = visited;
  const person = persona(program.sandbox, WALKERS[language]);
  const citizen = new Citizen(page, program.sandbox, person, language);
  try {
    await use(used, citizen);
  } catch (error) {
    throw new Error(`at ${page.url()}, "${await page.title()}"`, { cause: error });
  }
}

async function use(used: Use, citizen: Citizen): Promise<void> {
  const { stage, scene } = used;
  const { page, person, language } = citizen;
  if (scene.way === "openid") return await atSite(used, citizen);
  const address = `http://${scene.service}.localhost:${stage.program.port}/?lang=${language}`;
  await page.goto(address);
  await signIn(citizen);
  await page.getByText(`${person.firstName} ${person.lastName}`).first().waitFor();
  assert.equal(new URL(page.url()).host, new URL(address).host);
}

async function signIn(citizen: Citizen): Promise<void> {
  const { page } = citizen;
  const url = new URL(page.url());
  url.searchParams.set("lang", citizen.language);
  await page.goto(url.href);
  await citizen.passMobile();
  await citizen.passCode();
  await citizen.passIdentity();
  await citizen.passConfirmation();
  await citizen.submit();
}

/** The site's program has the key whose public half stands in the application. */
async function atSite(
  { stage, scene: { service }, isAgain }: Use,
  citizen: Citizen,
): Promise<void> {
  const { page } = citizen;
  const site = await discover(stage.program.origin, stage.keys, service);
  const callback = `${stage.site}/callback`;
  const { url, checks } = await ask(site, { redirect_uri: callback });
  await page.goto(url);
  await signIn(citizen);
  const agree = page.getByRole("button", { name: citizen.texts.consent.agree });
  const isBack = (at: URL) => at.href.startsWith(`${callback}?code=`);
  await Promise.race([agree.waitFor(), page.waitForURL(isBack)]);
  // Who has agreed once is not asked again for the same data.
  assert.equal(await agree.count() === 1, !isAgain, "the question of consent");
  if (!isAgain) await agree.click();
  await page.waitForURL(isBack);
  const tokens = await client.authorizationCodeGrant(site, new URL(page.url()), checks);
  assert.equal(tokens.claims()?.aud, service);
}
