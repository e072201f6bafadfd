import assert from "node:assert/strict";
import { createHttpClient, formOf } from "../../support/http_client.ts";
import { arriveAt, programTest, signIn, stepsOf, type World } from "../journey.ts";

/** Where `/` redirects with exactly this Cookie header. */
async function homeWith(world: World, cookie: string): Promise<string> {
  await using client = createHttpClient({ origin: world.origin, port: world.program.port });
  const reply = await client.send(`${world.origin}/`, { headers: { cookie } });
  return reply.status === 200 ? "home" : reply.headers.get("location") ?? String(reply.status);
}

async function signedIn(world: World, persona = "verified-citizen", address?: string) {
  const browser = world.browser();
  await signIn(world.program, browser, world.person(persona), address);
  return browser;
}

programTest("session cookie: host-only, HttpOnly and SameSite=Lax", async (world) => {
  const { program } = world;
  const browser = world.browser();
  const page = await arriveAt(program, browser, world.person("verified-citizen"), "postal_code");
  const reply = await browser.submit(page, {}, { unfollowed: true });
  const lines = reply.headers.getSetCookie();
  assert.deepEqual(lines.map((line) => line.split("=")[0]).sort(), [
    "panjereh_browser",
    "panjereh_session",
    "panjereh_success",
    "panjereh_transaction",
  ]);
  for (const line of lines) {
    assert.match(line, /; Path=\//);
    assert.match(line, /; HttpOnly/);
    assert.match(line, /; SameSite=Lax/);
    assert.doesNotMatch(line, /domain/i);
  }
  // 256 bits in base64url.
  assert.match(browser.cookie(world.origin, "panjereh_session")!, /^[\w-]{43}$/);
});

programTest("session cookie: two of one name or a malformed one are anonymous", async (world) => {
  const browser = await signedIn(world);
  const token = browser.cookie(world.origin, "panjereh_session")!;
  const right = `panjereh_session=${token}`;
  assert.equal(await homeWith(world, `other=1; ${right}`), "home");
  for (
    const cookie of [
      `${right}; ${right}`,
      `${right}; panjereh_session=${"A".repeat(43)}`,
      `panjereh_session=; ${right}`,
      `panjereh_session="${token}"`,
      `panjereh_session=${token}x`,
      `panjereh_session=${token.slice(1)}`,
      `panjereh_session=${token}%00`,
      `PANJEREH_SESSION=${token}`,
      `panjereh_session=${"A".repeat(5000)}`,
      `panjereh_session=`,
      `panjereh_session`,
      `panjereh_transaction=${token}`,
      `panjereh_service=${token}`,
      `__Host-panjereh_session=${token}`,
    ]
  ) assert.equal(await homeWith(world, cookie), "/login", cookie.slice(0, 80));
});

programTest(
  "service cookie: repeated, of another service or of the window is anonymous",
  async (world) => {
    const echo = world.at("echo");
    const browser = await signedIn(world, "verified-citizen", `${echo}/`);
    const token = browser.cookie(echo, "panjereh_service")!;
    const session = browser.cookie(world.origin, "panjereh_session")!;
    await using client = createHttpClient({ origin: echo, port: world.program.port });
    const status = async (address: string, cookie: string) =>
      (await client.send(address, { headers: { cookie } })).status;

    assert.equal(await status(`${echo}/`, `panjereh_service=${token}`), 200);
    assert.equal(await status(`${echo}/`, `panjereh_service=${token}; panjereh_service=x`), 401);
    assert.equal(await status(`${echo}/`, `panjereh_service=${session}`), 401);
    assert.equal(await status(`${echo}/`, `panjereh_session=${session}`), 401);
    assert.equal(await status(`${world.at("insurance")}/`, `panjereh_service=${token}`), 401);
  },
);

programTest("session: planted tokens are not adopted", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  const planted = "B".repeat(43);
  browser.setCookie(origin, "panjereh_session", planted);
  await signIn(program, browser, world.person("verified-citizen"));
  assert.notEqual(browser.cookie(origin, "panjereh_session"), planted);
  assert.equal(await homeWith(world, `panjereh_session=${planted}`), "/login");
});

programTest("session: a new level has a new token and the old one is invalid", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  const reza = world.person("unknown-postal-code");
  const page = await arriveAt(program, browser, reza, "postal_code");
  await browser.submit(await browser.submit(page, {}), { action: "temporary" });
  const first = browser.cookie(origin, "panjereh_session")!;
  assert.equal(await homeWith(world, `panjereh_session=${first}`), "home");

  const { postalCode } = world.person("verified-citizen");
  await browser.submit(await browser.get("/login/postal-code"), { postal_code: postalCode });
  const second = browser.cookie(origin, "panjereh_session")!;
  assert.notEqual(second, first);
  assert.equal(await homeWith(world, `panjereh_session=${second}`), "home");
  assert.equal(await homeWith(world, `panjereh_session=${first}`), "/login");
});

programTest("session: signing in again replaces the token and ends the old one", async (world) => {
  const { program, origin } = world;
  const browser = await signedIn(world);
  const first = browser.cookie(origin, "panjereh_session")!;
  const leila = world.person("chief-executive");
  const page = await browser.get(`${origin}/login/code`);
  assert.equal(page.url.pathname, "/", "a signed-in person is not asked again");

  browser.cookies.get(new URL(origin).host)!.delete("panjereh_session");
  const again = await arriveAt(program, browser, leila, "postal_code");
  browser.setCookie(origin, "panjereh_session", first);
  await browser.submit(again, {});
  assert.notEqual(browser.cookie(origin, "panjereh_session"), first);
  assert.equal(await homeWith(world, `panjereh_session=${first}`), "/login");
});

programTest("session: 35 minutes idle end it, use keeps it for 12 hours at most", async (world) => {
  const { clock, origin } = world;
  const browser = await signedIn(world);
  const cookie = `panjereh_session=${browser.cookie(origin, "panjereh_session")}`;
  const minutes = (count: number) => count * 60_000;
  const begin = clock.time;
  while (clock.time + minutes(34) < begin + minutes(12 * 60)) {
    clock.time += minutes(34);
    assert.equal(await homeWith(world, cookie), "home");
  }
  clock.time = begin + minutes(12 * 60) - 1;
  assert.equal(await homeWith(world, cookie), "home");
  clock.time += 1;
  assert.equal(await homeWith(world, cookie), "/login");

  const idle = await signedIn(world, "chief-executive");
  const idleCookie = `panjereh_session=${idle.cookie(origin, "panjereh_session")}`;
  clock.time += minutes(35);
  assert.equal(await homeWith(world, idleCookie), "/login");
});

programTest(
  "sign-out: window, replayed cookie and service host are signed out at once",
  async (world) => {
    const { origin } = world;
    const echo = world.at("echo");
    const browser = await signedIn(world, "verified-citizen", `${echo}/`);
    const window = `panjereh_session=${browser.cookie(origin, "panjereh_session")}`;
    const service = `panjereh_service=${browser.cookie(echo, "panjereh_service")}`;
    await using thief = createHttpClient({ origin, port: world.program.port });
    const atEcho = async () =>
      (await thief.send(`${echo}/`, { headers: { cookie: service } })).status;
    assert.equal(await homeWith(world, window), "home");
    assert.equal(await atEcho(), 200);

    const home = await browser.get(`${origin}/`);
    const out = await browser.submit(home, {}, { to: "/sign-out" });
    assert.equal(out.url.pathname, "/sign-out");
    assert.match(out.main, /خارج شدید/);
    assert.equal(browser.cookie(origin, "panjereh_session"), undefined);

    // The clock stands still: nothing has expired, everything was ended.
    assert.equal(await homeWith(world, window), "/login");
    assert.equal(await atEcho(), 401);
    const back = await browser.get(`${origin}/`);
    assert.equal(back.url.pathname, "/login");
    const again = await browser.get(`${echo}/`, { accept: "text/html" });
    assert.equal(again.url.pathname, "/login");
  },
);

programTest("sign-out: is a POST; opening its page changes nothing", async (world) => {
  const browser = await signedIn(world);
  const asked = await browser.get(`${world.origin}/sign-out`);
  assert.match(asked.main, /خارج می‌شوید/);
  assert.equal((await browser.get("/")).url.pathname, "/");
  await browser.send("/sign-out", { method: "DELETE" });
  assert.equal((await browser.get("/")).url.pathname, "/");
});

programTest("sign-out: a second tab's forms lead to the sign-in page", async (world) => {
  const { origin } = world;
  const browser = await signedIn(world);
  const tab = await browser.get(`${origin}/`);
  await browser.submit(tab, {}, { to: "/sign-out" });
  const late = await browser.submit(tab, {}, { to: "/sign-out" });
  assert.match(late.main, /خارج شدید/);
  const page = await browser.get(`${origin}/login/postal-code`);
  assert.equal(formOf(page).action.pathname, "/login");
});

programTest("sign-out: forgetting the browser asks for identity next time", async (world) => {
  const { program, origin } = world;
  const maryam = world.person("verified-citizen");
  const browser = await signedIn(world);
  const token = browser.cookie(origin, "panjereh_browser")!;
  const page = await browser.get(`${origin}/sign-out`);
  await browser.submit(page, { forget: "1" });
  assert.equal(browser.cookie(origin, "panjereh_browser"), undefined);

  browser.setCookie(origin, "panjereh_browser", token);
  const steps = stepsOf(program, browser, maryam);
  assert.equal((await steps.enterCode(await steps.askCode())).url.pathname, "/login/identity");
});
