/**
 * Hundreds of sessions of one person in the real program, at the window and at a service, warm and
 * cold.
 */
import { commitTo } from "../../../domain/platform/commit.ts";
import assert from "node:assert/strict";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { newToken } from "../../../domain/platform/platform.ts";
import { type ServiceSession, serviceSessionRecord } from "../../../domain/session/handoff.ts";
import { MAX_SESSIONS } from "../../../domain/session/session_list.ts";
import { readSession } from "../../../domain/session/use_session.ts";
import { countLive, seedSessions } from "../../support/sessions.ts";
import type { HttpClient } from "../../support/http_client.ts";
import { countAudit } from "../../support/store.ts";
import { beginSession } from "../../support/deciding.ts";
import { programTest, refusalLinkOn, signIn, type World } from "../journey.ts";
import { openStore } from "../store.ts";

const MINUTE = 60_000;

/** A browser that has signed in and is warm at a service; the thief's sessions are seeded beside its own. */
async function besieged(world: World, persona: string, count: number) {
  const echo = world.at("echo");
  const browser = world.browser();
  await signIn(world.program, browser, world.person(persona), `${echo}/`);
  const own = browser.cookie(world.origin, "panjereh_session")!;
  using platform = await openStore(world);
  const { store, hash } = platform;
  const digest = hash.digest("session", own);
  const { account, session } = (await readSession(store, digest, world.clock.now()))!;
  const { browser: known } = session;
  const tokens = await seedSessions(platform, account, count, { browser: known });
  // The last of them is also in use at the service.
  const sessionDigest = hash.digest("session", tokens.at(-1)!);
  const service: ServiceSession = { sessionDigest, accountId: account.id, service: "echo" };
  const atEcho = newToken(systemRandom);
  await commitTo(store).set(serviceSessionRecord(hash.digest("session", atEcho)), service).commit();
  const cookies = [browser.cookie(echo, "panjereh_service")!, atEcho];
  assert.deepEqual(await statusesAt(world, cookies), [200, 200], "warm from now on");
  return { browser, cookies, tokens: [...tokens, own] };
}

async function statusesAt(world: World, cookies: string[]): Promise<number[]> {
  const client = world.browser();
  return await Promise.all(cookies.map(async (token) => {
    const headers = { cookie: `panjereh_service=${token}` };
    return (await client.send(`${world.at("echo")}/`, { headers })).status;
  }));
}

/** The clock stands still throughout: nothing expires, everything was ended. */
async function assertEnded(
  world: World,
  { cookies, tokens }: { cookies: string[]; tokens: string[] },
): Promise<void> {
  assert.deepEqual(await statusesAt(world, cookies), [401, 401]);
  using platform = await openStore(world);
  assert.equal(await countLive(platform, tokens), 0);
  const window = world.browser();
  for (const token of [tokens[0], tokens.at(-1)!]) {
    window.setCookie(world.origin, "panjereh_session", token);
    assert.equal((await window.get(`${world.origin}/`)).url.pathname, "/login");
  }
}

const isSignedIn = async (world: World, browser: HttpClient) =>
  (await browser.get(`${world.origin}/`)).url.pathname === "/";

for (const count of [400, 700]) {
  programTest(
    `${count} sessions: "sign out everywhere" ends them all and says so`,
    async (world) => {
      const thief = await besieged(world, "verified-citizen", count);
      const { browser } = thief;
      const list = await browser.get(`${world.origin}/sessions`);
      const out = await browser.submit(list, { all: "1" }, { to: "/sessions" });
      assert.equal(out.status, 200);
      assert.match(out.main, /همهٔ ورودها بسته شد/);
      assert.equal(browser.cookie(world.origin, "panjereh_session"), undefined);
      await assertEnded(world, thief);
      assert.equal(await countAudit(world.program.dataDir, "session.ended"), 1);
    },
  );

  programTest(`${count} sessions: a sign-in with a new SIM ends them all`, async (world) => {
    const thief = await besieged(world, "two-sims", count);
    world.clock.time += MINUTE;
    const person = world.person("two-sims");
    const owner = world.browser();
    await signIn(world.program, owner, { ...person, mobile: person.otherMobiles![0] });
    assert.equal(await isSignedIn(world, owner), true);
    await assertEnded(world, thief);
  });

  programTest(`${count} sessions: "not me" ends those of that browser`, async (world) => {
    const maryam = world.person("verified-citizen");
    const own = world.browser();
    await signIn(world.program, own, maryam);
    world.clock.time += 2 * MINUTE;
    const thief = await besieged(world, "verified-citizen", count);
    const link = await refusalLinkOn(world.program, maryam.mobile);
    const done = await own.submit(await own.get(link), {});
    assert.match(done.main, /ورودهای آن مرورگر پایان یافت/);
    await assertEnded(world, thief);
    assert.equal(await isSignedIn(world, own), true);
  });
}

programTest("the 21st browser signs the first one out; the list shows all", async (world) => {
  const maryam = world.person("verified-citizen");
  const first = world.browser();
  await signIn(world.program, first, maryam);
  using platform = await openStore(world);
  const digest = platform.hash.digest("session", first.cookie(world.origin, "panjereh_session")!);
  const now = world.clock.now();
  const { account } = (await readSession(platform.store, digest, now))!;
  for (let i = 0; i < MAX_SESSIONS - 1; i++) {
    const write = commitTo(platform.store);
    const options = { account, level: 2, authTime: now, now } as const;
    await beginSession({ ...platform, random: systemRandom }, write, options);
    await write.commit();
  }
  assert.equal(await isSignedIn(world, first), true);

  world.clock.time += MINUTE;
  const last = world.browser();
  await signIn(world.program, last, maryam);
  assert.equal(await isSignedIn(world, first), false);
  const page = await last.get(`${world.origin}/sessions`);
  assert.equal(page.main.match(/<li>/g)!.length, MAX_SESSIONS);
  assert.equal(await countAudit(world.program.dataDir, "session.ended"), 1);
});
