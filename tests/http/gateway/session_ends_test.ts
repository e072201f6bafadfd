/** Services are told of every end of a session that the program knows of. */
import assert from "node:assert/strict";
import { createLocalJWKSet, decodeJwt, jwtVerify } from "jose";
import type { HttpClient } from "../../support/http_client.ts";
import { approveByQr } from "../../support/qr_sign_in.ts";
import { eventually } from "../../support/waiting.ts";
import { type HttpUpstream, startHttpUpstream } from "../../routes/gateway/http_upstream.ts";
import { arriveAt, programTest, refusalLinkOn, signIn, stepsOf, type World } from "../journey.ts";

const HTML = { accept: "text/html" };

interface Posted {
  path: string;
  type?: string;
  host?: string;
  body: string;
}

/** Answers with the assertion that it received, and records what is posted. */
async function startAgency() {
  const posted: Posted[] = [];
  const upstream = await startHttpUpstream(async (request, response) => {
    if (request.method === "POST") {
      const { "content-type": type, host } = request.headers;
      const body = (await Array.fromAsync(request)).join("");
      posted.push({ path: request.url!, type, host, body });
    }
    response.end(request.headers["x-identity-assertion"] ?? "");
  });
  return { upstream, posted };
}

function archive({ origin }: HttpUpstream, settings: object = {}) {
  const told = { backchannel_logout_uri: "/logout?by=panjereh" };
  return { id: "archive", title: { fa: "بایگانی" }, upstream: origin, ...told, ...settings };
}

/** A browser that is signed in at the archive, and what the archive knows of it. */
async function reader(world: World, persona = "verified-citizen") {
  const browser = world.browser();
  const address = `${world.at("archive")}/`;
  await signIn(world.program, browser, world.person(persona), address);
  return { browser, ...await knownAt(world, browser) };
}

async function knownAt(world: World, browser: HttpClient) {
  const { text } = await browser.get(`${world.at("archive")}/`, HTML);
  const { sub, sid } = decodeJwt(text);
  return { sub, sid: sid as string };
}

/** Verifies a logout token like a library would. */
async function verify(world: World, { body }: Posted) {
  const jwks = await world.browser().get(`${world.origin}/.well-known/jwks.json`);
  const token = new URLSearchParams(body).get("logout_token")!;
  const { payload } = await jwtVerify(token, createLocalJWKSet(JSON.parse(jwks.text)), {
    issuer: world.origin,
    audience: "archive",
    typ: "logout+jwt",
    algorithms: ["ES256"],
    requiredClaims: ["iat", "exp", "jti", "events"],
    currentDate: new Date(world.clock.time),
  });
  return payload;
}

interface Ending {
  end(world: World, reader: HttpClient): Promise<unknown>;
}

const ENDINGS: Record<string, Ending["end"]> = {
  "sign-out at the window": async (world, reader) =>
    await reader.submit(await reader.get(`${world.origin}/`), {}, { to: "/sign-out" }),
  "sign-out by a form of another service": async (world, reader) => {
    const service = world.at("insurance");
    await reader.get(`${service}/`, HTML);
    await reader.post(`${service}/_panjereh/sign-out`, {}, { origin: service });
  },
  "the list of sessions, all": async (world, reader) =>
    await reader.submit(await reader.get(`${world.origin}/sessions`), { all: "1" }, {
      to: "/sessions",
    }),
  "the list of sessions, one": async (world, reader) => {
    await using other = (await approveByQr(world.origin, reader)).browser;
    const page = await other.get(`${world.origin}/sessions`);
    const [, end] = /name="end" value="(\w+)"/.exec(page.main)!;
    await other.submit(page, { end }, { to: "/sessions" });
  },
  "«this was not me»": async (world, reader) => {
    const own = (await approveByQr(world.origin, reader)).browser;
    await own[Symbol.asyncDispose]();
    const person = world.person("verified-citizen");
    const ofApproval = await refusalLinkOn(world.program, person.mobile);
    world.clock.time += 20 * 60_000;
    const thief = world.browser();
    await signIn(world.program, thief, person, `${world.at("archive")}/`);
    const link = await refusalLinkOn(world.program, person.mobile, [ofApproval]);
    await thief.submit(await thief.get(link), {});
  },
  "another person in the same browser": async (world, reader) => {
    const session = reader.cookie(world.origin, "panjereh_session")!;
    reader.cookies.get(new URL(world.origin).host)!.delete("panjereh_session");
    const leila = world.person("chief-executive");
    const page = await arriveAt(world.program, reader, leila, "postal_code");
    reader.setCookie(world.origin, "panjereh_session", session);
    await reader.submit(page, {});
  },
};

for (const [how, end] of Object.entries(ENDINGS)) {
  programTest(`session ends: ${how} is told, signed and pairwise`, async (world) => {
    const { upstream, posted } = await startAgency();
    await using _ = upstream;
    await world.program.useServices([archive(upstream)]);
    const { browser, sub, sid } = await reader(world);
    await end(world, browser);
    const notice = await eventually(() => {
      const found = posted.find(({ body }) =>
        how.includes("not me") ||
        decodeJwt(new URLSearchParams(body).get("logout_token")!).sid === sid
      );
      assert.ok(found, "nothing was posted");
      return Promise.resolve(found);
    });
    assert.equal(notice.path, "/logout?by=panjereh");
    assert.equal(notice.type, "application/x-www-form-urlencoded");
    assert.equal(notice.host, new URL(world.at("archive")).host);
    assert.equal((await verify(world, notice)).sub, sub);
  });
}

programTest("session ends: one that nobody uses is told within a minute", async (world) => {
  const { upstream, posted } = await startAgency();
  await using _ = upstream;
  await world.program.useServices([archive(upstream)]);
  const { browser, sid } = await reader(world);
  for (let minutes = 0; minutes < 60; minutes += 20) {
    world.clock.time += 20 * 60_000;
    assert.equal((await knownAt(world, browser)).sid, sid, "it is used");
  }
  world.clock.time += 34 * 60_000;
  await new Promise((resolve) => setTimeout(resolve, 600));
  assert.equal(posted.length, 0);
  world.clock.time += 60_000;
  await eventually(() => Promise.resolve(assert.equal(posted.length, 1)));
  assert.equal((await verify(world, posted[0])).sid, sid);
});

programTest(
  "session ends: a service that was down for two hours gets a valid token",
  async (world) => {
    const { upstream, posted } = await startAgency();
    await using _ = upstream;
    let isDown = true;
    const receiver = await startHttpUpstream(async (request, response) => {
      const body = (await Array.fromAsync(request)).join("");
      if (!isDown) posted.push({ path: request.url!, body });
      response.writeHead(isDown ? 503 : 200).end();
    });
    await using __ = receiver;
    const told = { backchannel_logout_uri: `${receiver.origin}/logout` };
    await world.program.useServices([archive(upstream, told)]);
    const { browser, sid } = await reader(world);
    await browser.submit(await browser.get(`${world.origin}/`), {}, { to: "/sign-out" });
    for (let minutes = 0; minutes < 120; minutes += 15) {
      world.clock.time += 15 * 60_000;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    isDown = false;
    world.clock.time += 15 * 60_000;
    await eventually(() => Promise.resolve(assert.equal(posted.length, 1)));
    assert.equal((await verify(world, posted[0])).sid, sid);
  },
);

programTest("session ends: agencies cannot join what they know of a session", async (world) => {
  const { upstream } = await startAgency();
  await using _ = upstream;
  await world.program.useServices([archive(upstream), archive(upstream, { id: "museum" })]);
  const { browser, sub, sid } = await reader(world);
  const museum = decodeJwt((await browser.get(`${world.at("museum")}/`, HTML)).text);
  const known = [sub!, sid, museum.sub!, museum.sid as string];
  assert.equal(new Set(known).size, known.length);
  await using other = (await approveByQr(world.origin, browser)).browser;
  const list = (await other.get(`${world.origin}/sessions`)).text;
  const [, id] = /name="end" value="(\w+)"/.exec(list)!;
  for (const name of known) {
    assert.ok(!list.includes(name), "the person's list names none of it");
    assert.ok(!name.includes(id), "and its names are none of theirs");
  }
});

programTest("session ends: a new level is the same session, and no end of it", async (world) => {
  const { upstream, posted } = await startAgency();
  await using _ = upstream;
  await world.program.useServices([archive(upstream)]);
  const { browser, sid } = await reader(world, "chief-executive");
  const former = browser.cookie(world.origin, "panjereh_session");
  const profile = await browser.get(`${world.origin}/profile/company`);
  await browser.submit(profile, { company_id: "99900001010" }, { to: "/profile/company" });
  await browser.submit(await browser.get(`${world.origin}/profile/company`), {}, {
    to: "/profile/self",
  });
  assert.notEqual(browser.cookie(world.origin, "panjereh_session"), former);
  assert.equal((await knownAt(world, browser)).sid, sid);
  await browser.submit(await browser.get(`${world.origin}/`), {}, { to: "/sign-out" });
  await eventually(() => Promise.resolve(assert.ok(posted.length > 0)));
  assert.equal(posted.length, 1);
  assert.equal((await verify(world, posted[0])).sid, sid);
});

programTest(
  "session ends: only services that the session entered are told, once",
  async (world) => {
    const { upstream, posted } = await startAgency();
    await using _ = upstream;
    const museum = archive(upstream, { id: "museum" });
    await world.program.useServices([archive(upstream), museum]);
    const { browser } = await reader(world);
    await browser.get(`${world.at("archive")}/`, HTML);
    // Entered again: a lost cookie, another tab.
    browser.cookies.get(new URL(world.at("archive")).host)!.delete("panjereh_service");
    await browser.get(`${world.at("archive")}/`, HTML);
    await browser.submit(await browser.get(`${world.origin}/`), {}, { to: "/sign-out" });
    await eventually(() => Promise.resolve(assert.ok(posted.length > 0)));
    assert.deepEqual(
      posted.map(({ body }) => decodeJwt(new URLSearchParams(body).get("logout_token")!).aud),
      ["archive"],
    );
  },
);

programTest(
  "session ends: the sandbox's agency ends its own session and shows that",
  async (world) => {
    const browser = world.browser();
    const address = `${world.at("insurance")}/`;
    const maryam = world.person("verified-citizen");
    await signIn(world.program, browser, maryam, address);
    const own = browser.cookie(address, "insurance_session");
    assert.ok(own);
    await using other = (await approveByQr(world.origin, browser)).browser;
    await browser.submit(await browser.get(`${world.origin}/`), {}, { to: "/sign-out" });
    // The logout token must have arrived before the clock moves beyond its life.
    await eventually(async () =>
      assert.match(
        (await other.get(`${address}?lang=en`, HTML)).text,
        /have ended<\/dt><dd>1<\/dd>/,
      )
    );
    world.clock.time += 20 * 60_000;
    await stepsOf(world.program, browser, maryam).enterCode(
      await stepsOf(world.program, browser, maryam).askCode(address),
    );
    const page = await eventually(async () => {
      const shown = await browser.get(`${address}?lang=en`, HTML);
      assert.match(shown.text, /have ended<\/dt><dd>1<\/dd>/);
      return shown;
    });
    assert.notEqual(browser.cookie(page.url, "insurance_session"), own);
  },
);

programTest("session ends: nobody waits for a service that hangs", async (world) => {
  const hanging = Promise.withResolvers<void>();
  const upstream = await startHttpUpstream(async (request, response) => {
    if (request.method === "POST") await hanging.promise;
    response.end(request.headers["x-identity-assertion"] ?? "");
  });
  await using _ = upstream;
  await world.program.useServices([archive(upstream)]);
  const { browser } = await reader(world);
  const page = await browser.get(`${world.origin}/`);
  const began = performance.now();
  const done = await browser.submit(page, {}, { to: "/sign-out" });
  assert.match(done.main, /خارج شدید/);
  assert.ok(performance.now() - began < 2000);
  hanging.resolve();
});
