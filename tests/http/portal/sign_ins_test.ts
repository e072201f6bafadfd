/** `/sign-ins`: past sign-ins of the last 90 days, by page (citizen-handbook §10). */
import assert from "node:assert/strict";
import { systemRandom as random } from "../../../adapters/runtime/system.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { rememberSignIn } from "../../../domain/portal/past_sign_ins.ts";
import { readSession } from "../../../domain/session/use_session.ts";
import type { HttpClient, Reply } from "../../support/http_client.ts";
import { programTest, signIn, type World } from "../journey.ts";
import { openStore } from "../store.ts";

async function signedIn(world: World, persona: string): Promise<HttpClient> {
  const browser = world.browser();
  await signIn(world.program, browser, world.person(persona));
  return browser;
}

/** Adds sign-ins to the account of this browser's session, the newest first, at these times. */
async function seed(world: World, browser: HttpClient, times: readonly number[]): Promise<void> {
  using platform = await openStore(world);
  const { store, hash, clock } = platform;
  const digest = hash.digest("session", browser.cookie(world.origin, "panjereh_session")!);
  const { session } = (await readSession(store, digest, clock.now()))!;
  for (const [i, createdAt] of times.entries()) {
    const past = { ...session, id: `seeded-${i}`, createdAt, device: { browser: "w3m" } as const };
    const write = commitTo(store);
    rememberSignIn({ random }, write, past, { way: "dial", knownBrowser: true, place: "192.0.*" });
    assert.ok(await write.commit());
  }
}

const listed = ({ text }: Reply) => [...text.matchAll(/<li>\s*<strong>/g)].length;
const linkTo = ({ text }: Reply, path: string) =>
  text.match(new RegExp(`href="(${path}[^"]*)"`))?.[1].replaceAll("&amp;", "&");

programTest("sign-ins: each is listed with its time, browser, way and level", async (world) => {
  const browser = await signedIn(world, "verified-citizen");
  const sessions = await browser.get(`${world.origin}/sessions`);
  const page = await browser.get(new URL(linkTo(sessions, "/sign-ins")!, world.origin).href);
  assert.equal(page.status, 200);
  assert.equal(listed(page), 1);
  assert.match(page.text, /همین ورود/);
  assert.match(page.text, /با رمز یک‌بارمصرف پیامکی/);
  assert.match(page.text, /سطح تأیید هویت: ۲/);
  assert.match(page.text, /ساعت ۱۲:۰۰/);
});

programTest("sign-ins: without a session the page leads to sign-in and back", async (world) => {
  const reply = await world.browser().get(`${world.origin}/sign-ins`);
  assert.equal(reply.url.pathname, "/login");
  assert.equal(reply.url.searchParams.get("return_to"), "/sign-ins");
});

programTest("sign-ins: twenty a page", async (world) => {
  const { clock, origin } = world;
  const browser = await signedIn(world, "verified-citizen");
  const now = clock.now();
  await seed(world, browser, Array.from({ length: 24 }, (_, i) => now - (i + 1) * MINUTE));
  const first = await browser.get(`${origin}/sign-ins`);
  assert.equal(listed(first), 20);
  const older = new URL(linkTo(first, "/sign-ins\\?before=")!, origin).href;
  const second = await browser.get(older);
  assert.equal(listed(second), 5);
  assert.doesNotMatch(second.text, /قدیمی‌ترها/);
  assert.match(second.text, /href="\/sign-ins">بازگشت به تازه‌ترین‌ها/);
});

programTest("sign-ins: a person sees no other's, even with the other's cursor", async (world) => {
  const { clock, origin } = world;
  const browser = await signedIn(world, "verified-citizen");
  await seed(world, browser, Array.from({ length: 24 }, (_, i) => clock.now() - (i + 1) * MINUTE));
  const first = await browser.get(`${origin}/sign-ins`);
  const older = new URL(linkTo(first, "/sign-ins\\?before=")!, origin).href;
  const other = await signedIn(world, "chief-executive");
  for (const address of [`${origin}/sign-ins`, older, `${origin}/sign-ins?before=x`]) {
    const page = await other.get(address);
    assert.equal(page.status, 200);
    assert.equal(listed(page), 1, address);
    assert.doesNotMatch(page.text, /w3m/);
    assert.doesNotMatch(page.text, /بازگشت به تازه‌ترین‌ها/, "it is the first page");
  }
});
