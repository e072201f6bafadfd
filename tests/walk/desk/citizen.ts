/** A citizen at the new service: by whichever way its agency has chosen. */
import assert from "node:assert/strict";
import * as client from "openid-client";
import { Citizen, persona, WALKERS } from "../../browser/support/citizen.ts";
import { visit } from "../../browser/support/stage.ts";
import { ask, discover } from "../../http/federation/openid_site.ts";
import { DAY } from "../../../domain/platform/platform.ts";
import type { Scene } from "./scene.ts";
import type { DeskStage } from "./stage.ts";

export async function useService(stage: DeskStage, scene: Scene): Promise<void> {
  const { browser, program, clock } = stage;
  // So that yesterday's codes do not count against the person.
  clock.advance(DAY);
  const viewport = { width: scene.width, height: 800 };
  const { javaScriptEnabled, language } = scene;
  await using visited = await visit(browser, { viewport, javaScriptEnabled });
  const { page } = visited;
  const person = persona(program.sandbox, WALKERS[language]);
  const citizen = new Citizen(page, program.sandbox, person, language);
  if (scene.way === "openid") return await atSite(stage, scene, citizen);
  const address = `http://${scene.service}.localhost:${program.port}/?lang=${language}`;
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
async function atSite(stage: DeskStage, { service }: Scene, citizen: Citizen): Promise<void> {
  const { page } = citizen;
  const site = await discover(stage.program.origin, stage.keys, service);
  const callback = `${stage.site}/callback`;
  const { url, checks } = await ask(site, { redirect_uri: callback });
  await page.goto(url);
  await signIn(citizen);
  await page.getByRole("button", { name: citizen.texts.consent.agree }).click();
  await page.waitForURL((at) => at.href.startsWith(`${callback}?code=`));
  const tokens = await client.authorizationCodeGrant(site, new URL(page.url()), checks);
  assert.equal(tokens.claims()?.aud, service);
}
