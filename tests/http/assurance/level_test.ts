/**
 * Level 3 over HTTP: a service requires it, the person proves it, it expires (security_cases 15,
 * 24, 26, 31).
 */
import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { join, JPEG, type Photo, PHOTO_FORM, photoForm, PNG } from "../../support/photos.ts";
import type { HttpClient, Reply } from "../../support/http_client.ts";
import { countAudit } from "../../support/store.ts";
import { programTest, setFault, signIn, type World } from "../journey.ts";

const SAME_SITE = { "sec-fetch-site": "same-origin" };

/** Signs in on the way to the notary, up to the choice of a way to level 3. */
async function arrive(world: World, persona = "verified-citizen") {
  const browser = world.browser();
  const person = world.person(persona);
  const page = await signIn(world.program, browser, person, `${world.at("notary")}/deeds?x=1`);
  assert.equal(page.url.pathname, "/login/level");
  return { browser, person, page };
}

/** The form of one way, from the choice. */
const open = (browser: HttpClient, page: Reply, way: "card" | "face") =>
  browser.get(`/login/level/${way}${page.url.search}`);

async function upload(browser: HttpClient, page: Reply, photos: Photo[]): Promise<Reply> {
  return await browser.send(page.url, {
    method: "POST",
    headers: { "content-type": PHOTO_FORM, ...SAME_SITE },
    body: photoForm(...photos),
  });
}

async function photoOf({ program }: World, name: string): Promise<Uint8Array> {
  return await (await fetch(`${program.sandbox.origin}/photos/${name}.png`)).bytes();
}

programTest("level 3: by card to the notary, whose assertion says so", async (world) => {
  const { browser, person, page } = await arrive(world);
  const form = await open(browser, page, "card");
  const before = browser.cookie(world.origin, "panjereh_session");
  const spaced = person.cardNumber!.replace(/(.{4})/g, "$1 ");
  const deeds = await browser.submit(form, { card_number: spaced });
  assert.equal(deeds.url.host, new URL(world.at("notary")).host);
  assert.equal(deeds.url.pathname + deeds.url.search, "/deeds?x=1");
  assert.notEqual(browser.cookie(world.origin, "panjereh_session"), before);
  const home = await browser.get(world.origin);
  assert.match(home.main, /سطح ۳/);
  assert.equal(await countAudit(world.program.dataDir, "level.raised"), 1);

  const replay = world.browser();
  replay.setCookie(world.origin, "panjereh_session", before!);
  assert.equal((await replay.get(world.origin)).url.pathname, "/login", "the old one is dead");
  for (const address of browser.addresses) {
    assert.doesNotMatch(decodeURIComponent(address), new RegExp(person.cardNumber!.slice(-6)));
  }
});

programTest(
  "level 3: expires after the service's ten minutes, and the page says so",
  async (world) => {
    const { browser, person, page } = await arrive(world);
    await browser.submit(await open(browser, page, "card"), { card_number: person.cardNumber! });
    const notary = `${world.at("notary")}/`;
    world.clock.time += 10 * 60_000;
    assert.equal((await browser.get(notary, { accept: "text/html" })).status, 200);
    world.clock.time += 60_000;
    const again = await browser.get(notary, { accept: "text/html" });
    assert.equal(again.url.pathname, "/login/level");
    assert.match(again.main, /این خدمت هر ۱۰ دقیقه یک بار تأیید تازه می‌خواهد/);
    const deeds = await browser.submit(await open(browser, again, "card"), {
      card_number: person.cardNumber!,
    });
    assert.equal(deeds.url.host, new URL(notary).host);
  },
);

programTest("level 3: other services still get level 2", async (world) => {
  const { browser, person, page } = await arrive(world);
  const began = world.clock.time / 1000;
  world.clock.time += 30_000;
  await browser.submit(await open(browser, page, "card"), { card_number: person.cardNumber! });
  const echo = await browser.get(`${world.at("echo")}/`, { accept: "text/html" });
  const headers = Object.fromEntries(JSON.parse(echo.text).headers) as Record<string, string>;
  const name = Object.keys(headers).find((name) => /^x-identity-assertion$/i.test(name))!;
  const claims = decodeJwt(headers[name]);
  assert.equal(claims.acr, "2");
  assert.equal(claims.auth_time, began);
});

programTest(
  "level 3: a typing mistake, another's card and an outage are distinguished",
  async (world) => {
    const { browser, person, page } = await arrive(world, "card-of-another");
    const form = await open(browser, page, "card");
    const type = async (card_number: string) =>
      await browser.submit(form, { card_number }, { unfollowed: true });
    const slip = await type("6037");
    assert.equal(slip.status, 422);
    assert.match(slip.main, /value="6037"/);
    const other = await type(person.cardNumber!);
    assert.equal(other.status, 422);
    assert.match(other.main, /این کارت به نام شما نیست/);
    assert.doesNotMatch(other.text, new RegExp(person.cardNumber!));
    await setFault(world.program, { target: "cards", mode: "error" });
    const down = await type(person.cardNumber!);
    assert.equal(down.status, 503);
    assert.ok(Number(down.headers.get("retry-after")) >= 1);
    await setFault(world.program, { target: "cards", mode: "ok" });
    for (let i = 0; i < 4; i++) assert.equal((await type(person.cardNumber!)).status, 422);
    assert.equal((await type(person.cardNumber!)).status, 429);
  },
);

programTest("level 3: by a live photo of the person's own face", async (world) => {
  const { browser, page } = await arrive(world, "card-of-another");
  const form = await open(browser, page, "face");
  const screen = await upload(browser, form, [
    { bytes: await photoOf(world, "card-of-another-screen") },
  ]);
  assert.equal(screen.status, 422);
  assert.match(screen.main, /تصویر زنده نبود/);
  const other = await upload(browser, form, [{ bytes: await photoOf(world, "verified-citizen") }]);
  assert.match(other.main, /چهره با عکس کارت ملی مطابقت نداشت/);
  const own = await upload(browser, form, [{ bytes: await photoOf(world, "card-of-another") }]);
  assert.equal(own.status, 303);
  const deeds = await browser.get(new URL(own.headers.get("location")!, world.origin), {
    accept: "text/html",
  });
  assert.equal(deeds.url.host, new URL(world.at("notary")).host);
});

programTest(
  "level 3: anything but one small picture is refused, under any name",
  async (world) => {
    const { browser, page } = await arrive(world);
    const form = await open(browser, page, "face");
    const svg = join('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    await setFault(world.program, { target: "faces", mode: "error", times: 1000 });
    const cases: [string, Parameters<typeof upload>[2], number][] = [
      ["nothing chosen", [{ name: "", bytes: new Uint8Array() }], 422],
      ["SVG", [{ name: "me.svg", type: "image/svg+xml", bytes: svg }], 422],
      ["SVG called JPEG", [{ bytes: svg }], 422],
      ["a head without a body", [{ bytes: join(JPEG.subarray(0, 30), svg) }], 422],
      ["two files", [{ bytes: JPEG }, { bytes: PNG }], 400],
      ["too large", [{ bytes: join(JPEG, new Uint8Array(5 * 1024 * 1024)) }], 413],
      ["no file", [], 400],
    ];
    for (const [name, parts, status] of cases) {
      assert.equal((await upload(browser, form, parts)).status, status, name);
    }
    const traversal = { name: "../../../etc/passwd.jpg", type: "text/html", bytes: PNG };
    assert.equal((await upload(browser, form, [traversal])).status, 503, "a picture all the same");
    const faults = await (await fetch(`${world.program.sandbox.origin}/faults`)).json();
    assert.equal(faults.faces.times, 999, "only the picture was sent on");
  },
);

programTest(
  "level 3: a photo is accepted from the signed-in person's own page only",
  async (world) => {
    const stranger = world.browser();
    const address = new URL("/login/level/face", world.origin);
    const page = { url: address } as Reply;
    const anonymous = await upload(stranger, page, [{ bytes: JPEG }]);
    assert.equal(anonymous.headers.get("location"), "/login");

    const { browser, page: choice } = await arrive(world);
    const form = await open(browser, choice, "face");
    const crossSite = await browser.send(form.url, {
      method: "POST",
      headers: {
        "content-type": PHOTO_FORM,
        "sec-fetch-site": "cross-site",
        origin: "https://evil.example",
      },
      body: "--b--\r\n",
    });
    assert.equal(crossSite.status, 403);
    const urlencoded = await browser.post(form.url, { photo: "x" }, SAME_SITE);
    assert.equal(urlencoded.status, 403);
    const elsewhere = await browser.send(`${world.origin}/login/level/card`, {
      method: "POST",
      headers: { "content-type": PHOTO_FORM, ...SAME_SITE },
      body: "--b--\r\n",
    });
    assert.equal(elsewhere.status, 403, "files belong to one form");
  },
);

programTest("level 3: other forms still accept 16 KB at most", async (world) => {
  const { origin } = world;
  const large = await world.browser().post(`${origin}/login`, { mobile: "0".repeat(20_000) });
  assert.equal(large.status, 413);
});
