/** The gateway end to end: real sign-in, real agencies. */
import assert from "node:assert/strict";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { createLocalJWKSet, errors, jwtVerify } from "jose";
import { IDLE_LIMIT } from "../../../domain/session/session.ts";
import { createHttpClient, type HttpClient } from "../../support/http_client.ts";
import { arriveAt, programTest, signIn, stepsOf, type World } from "../journey.ts";

const HTML = { accept: "text/html" };

async function visitor(world: World, service: string): Promise<HttpClient> {
  const browser = world.browser();
  await signIn(world.program, browser, world.person("verified-citizen"), `${world.at(service)}/`);
  return browser;
}

interface Echo {
  target: string;
  headers: [string, string][];
}

async function echo(browser: HttpClient, address: string, headers: Record<string, string> = {}) {
  const reply = await browser.send(address, { headers: { ...HTML, ...headers } });
  assert.equal(reply.status, 200);
  const answer: Echo = JSON.parse(reply.text);
  const valuesOf = (name: string) =>
    answer.headers.filter(([key]) => key.toLowerCase() === name.toLowerCase())
      .map(([, value]) => value);
  return { ...answer, valuesOf };
}

async function verify(world: World, assertion: string, audience: string) {
  const jwks = await world.browser().get(`${world.origin}/.well-known/jwks.json`);
  return await jwtVerify(assertion, createLocalJWKSet(JSON.parse(jwks.text)), {
    issuer: world.origin,
    audience,
    typ: "identity-assertion+jwt",
    algorithms: ["ES256"],
    currentDate: new Date(world.clock.time),
  });
}

programTest("service: the insurance page shows the visitor", async (world) => {
  const browser = world.browser();
  const address = `${world.at("insurance")}/`;
  const page = await signIn(world.program, browser, world.person("verified-citizen"), address);
  assert.equal(page.url.href, address);
  assert.equal(page.status, 200);
  assert.match(page.text, /مریم رضایی/);
  assert.equal(page.headers.get("cache-control"), "no-store");
});

programTest(
  "service: the assertion and plain headers contain what the policy releases",
  async (world) => {
    const browser = await visitor(world, "echo");
    const person = world.person("verified-citizen");
    const { valuesOf } = await echo(browser, `${world.at("echo")}/`);
    const [assertion, ...more] = valuesOf("X-Identity-Assertion");
    assert.deepEqual(more, []);
    const { payload, protectedHeader } = await verify(world, assertion, "echo");
    assert.ok(protectedHeader.kid);
    assert.equal(payload.acr, "2");
    assert.equal(payload.given_name, person.firstName);
    assert.equal(payload.family_name, person.lastName);
    assert.equal(payload.national_id, person.nationalId);
    assert.equal(payload.birthdate, "1991-08-05");
    assert.equal(payload.phone_number, "+989120000001");
    assert.equal(payload.exp! - payload.iat!, 60);
    assert.equal(payload.auth_time, Math.floor(world.clock.time / 1000));
    assert.ok(payload.jti && payload.sub);
    assert.notEqual(payload.sub, person.nationalId);

    assert.deepEqual(valuesOf("X-Identity-Subject"), [payload.sub]);
    assert.deepEqual(valuesOf("X-Identity-Level"), ["2"]);
    assert.deepEqual(valuesOf("X-Identity-National-Id"), [person.nationalId]);
    assert.deepEqual(
      valuesOf("X-Identity-Given-Name").map(decodeURIComponent),
      [person.firstName],
    );
  },
);

programTest(
  "service: each sees its own subject and only what its policy releases",
  async (world) => {
    const browser = await visitor(world, "echo");
    const atEcho = await echo(browser, `${world.at("echo")}/`);
    const insurance = await browser.get(`${world.at("insurance")}/`, HTML);
    const { payload } = await verify(world, atEcho.valuesOf("X-Identity-Assertion")[0], "echo");
    assert.ok(!insurance.text.includes(payload.sub!), "another subject there");
    assert.ok(!insurance.text.includes("09120000001"), "no phone number there");
  },
);

programTest(
  "service: an assertion for one is useless at another, expired or altered",
  async (world) => {
    const browser = await visitor(world, "echo");
    const { valuesOf } = await echo(browser, `${world.at("echo")}/`);
    const [assertion] = valuesOf("X-Identity-Assertion");
    await assert.rejects(verify(world, assertion, "vehicle"), errors.JWTClaimValidationFailed);
    const [head, payload, signature] = assertion.split(".");
    const none = btoa(JSON.stringify({ alg: "none", typ: "identity-assertion+jwt" }))
      .replace(/=+$/, "");
    await assert.rejects(verify(world, `${none}.${payload}.`, "echo"));
    await assert.rejects(verify(world, `${head}.${payload}x.${signature}`, "echo"));

    world.clock.time += 61_000;
    await assert.rejects(verify(world, assertion, "echo"), errors.JWTExpired);
  },
);

programTest("service: the agencies refuse another's assertion and a missing one", async (world) => {
  const browser = await visitor(world, "echo");
  const { valuesOf } = await echo(browser, `${world.at("echo")}/`);
  const [assertion] = valuesOf("X-Identity-Assertion");
  const agency = world.program.sandbox.agencyOrigin;
  const attempts: Record<string, string>[] = [{}, { "x-identity-assertion": assertion }];
  for (const headers of attempts) {
    await using direct = createHttpClient({ origin: agency });
    const reply = await direct.send("/", {
      headers: { host: "vehicle.agency.localhost", ...headers },
    });
    assert.ok([401, 403].includes(reply.status), String(reply.status));
    assert.ok(!reply.text.includes("مریم"));
  }
});

programTest(
  "service: the client's own identity headers and our cookies never arrive",
  async (world) => {
    const browser = await visitor(world, "echo");
    const address = `${world.at("echo")}/`;
    browser.setCookie(address, "theirs", "1");
    browser.setCookie(address, "panjereh_session", "stolen");
    const { headers, valuesOf } = await echo(browser, address, {
      "x-identity-national-id": "1111111111",
      "X-Identity-Subject": "admin",
      "X_Identity_Level": "3",
      "x-identity.level": "3",
      "x-identity-role": "admin",
      "x-forwarded-for": "198.51.100.1",
      "x-forwarded-host": "evil.example",
      "x-real-ip": "198.51.100.1",
      "x-original-url": "/admin",
      connection: "x-identity-national-id",
    });
    assert.deepEqual(valuesOf("x-identity-national-id"), ["9990001006"]);
    assert.equal(valuesOf("x-identity-subject").length, 1);
    const text = JSON.stringify(headers);
    for (const foreign of ["1111111111", "admin", "198.51.100.1", "evil.example"]) {
      assert.ok(!text.includes(foreign), foreign);
    }
    assert.deepEqual(valuesOf("x_identity_level"), []);
    assert.deepEqual(valuesOf("x-identity.level"), []);
    assert.deepEqual(valuesOf("cookie"), ["theirs=1"]);
  },
);

programTest("service: an anonymous page leads to sign-in, anything else is 401", async (world) => {
  const browser = world.browser();
  const address = `${world.at("insurance")}/record?year=1404`;
  const page = await browser.send(address, { headers: HTML });
  assert.equal(page.status, 302);
  const login = new URL(page.headers.get("location")!);
  assert.equal(login.origin, world.origin);
  assert.equal(login.searchParams.get("return_to"), address);
  for (
    const [method, headers] of [
      ["POST", { accept: "*/*" }],
      ["POST", { ...HTML, "sec-fetch-mode": "cors" }],
      ["PUT", HTML],
      ["GET", { accept: "application/json" }],
      ["GET", { ...HTML, "sec-fetch-mode": "cors" }],
      ["GET", { ...HTML, "hx-request": "true" }],
    ] as [string, Record<string, string>][]
  ) {
    const reply = await browser.send(address, { method, headers });
    assert.equal(reply.status, 401, `${method} ${JSON.stringify(headers)}`);
    assert.match(reply.headers.get("content-type")!, /application\/problem\+json/);
    assert.equal(reply.headers.get("cache-control"), "no-store");
    assert.equal(JSON.parse(reply.text).status, 401);
  }
});

programTest(
  "service: a temporary account opens level 1 only and is led to the next step",
  async (world) => {
    const browser = world.browser();
    const reza = world.person("unknown-postal-code");
    const page = await arriveAt(world.program, browser, reza, "postal_code");
    await browser.submit(await browser.submit(page, {}), { action: "temporary" });
    const atEcho = await browser.get(`${world.at("echo")}/`, HTML);
    assert.equal(atEcho.url.host, new URL(world.at("echo")).host);
    const refused = await browser.get(`${world.at("insurance")}/`, HTML);
    assert.equal(refused.url.pathname, "/login/postal-code");
    const { postalCode } = world.person("verified-citizen");
    const there = await browser.submit(refused, { postal_code: postalCode });
    assert.equal(there.url.href, `${world.at("insurance")}/`);
  },
);

/** The window's hand-off URL, not opened yet. */
async function handoff(world: World, browser: HttpClient, service: string): Promise<URL> {
  const login = await browser.send(`${world.at(service)}/`, { headers: HTML });
  const reply = await browser.send(login.headers.get("location")!);
  const location = new URL(reply.headers.get("location")!);
  assert.equal(location.pathname, "/_panjereh/session");
  return location;
}

programTest(
  "hand-off: works once, in its own browser, at its own service, for a minute",
  async (world) => {
    const browser = world.browser();
    await signIn(world.program, browser, world.person("verified-citizen"));
    const [echoHost, vehicleHost] = ["echo", "vehicle"].map((id) => new URL(world.at(id)).host);
    const service = (host: string) => browser.cookies.get(host)?.get("panjereh_service");

    // Another browser that was sent to sign in itself, and one that was not.
    const stolen = await handoff(world, browser, "echo");
    const thief = world.browser();
    await thief.send(`${world.at("echo")}/`, { headers: HTML });
    await thief.send(stolen);
    assert.equal(thief.cookies.get(echoHost)?.get("panjereh_service"), undefined);
    const stranger = world.browser();
    await stranger.send(stolen);
    assert.deepEqual([...stranger.cookies.get(echoHost)!.keys()], ["panjereh_state"]);
    await browser.send(stolen);
    assert.equal(service(echoHost), undefined, "spent by the thief's attempt");

    // At another service.
    const moved = await handoff(world, browser, "echo");
    await browser.send(`${world.at("vehicle")}/`, { headers: HTML });
    moved.host = vehicleHost;
    await browser.send(moved);
    assert.equal(service(vehicleHost), undefined);

    // Too late.
    const late = await handoff(world, browser, "echo");
    world.clock.time += 60_000;
    await browser.send(late);
    assert.equal(service(echoHost), undefined);

    // In time, and again.
    const right = await handoff(world, browser, "echo");
    await browser.send(right);
    assert.match(service(echoHost)!, /^[\w-]{43}$/);
    browser.cookies.get(echoHost)!.delete("panjereh_service");
    const replay = await browser.send(right);
    assert.equal(service(echoHost), undefined);
    const { origin, pathname } = new URL(replay.headers.get("location")!);
    assert.equal(origin + pathname, `${world.origin}/login`, "which leads back with another state");
  },
);

programTest(
  "hand-off: somebody who knows the state gets nothing by a code that a browser without it showed",
  async (world) => {
    const victim = world.browser();
    await signIn(world.program, victim, world.person("verified-citizen"));
    const attacker = world.browser();
    const login = await attacker.send(`${world.at("echo")}/`, { headers: HTML });
    const link = await victim.send(login.headers.get("location")!);
    const code = new URL(link.headers.get("location")!);
    await victim.send(code);
    assert.equal(victim.cookie(world.at("echo"), "panjereh_service"), undefined);
    await attacker.send(code);
    assert.equal(attacker.cookie(world.at("echo"), "panjereh_service"), undefined);
  },
);

programTest(
  "hand-off: a state is good for one, and another tab arrives all the same",
  async (world) => {
    const browser = world.browser();
    const login = await browser.send(`${world.at("echo")}/a`, { headers: HTML });
    const waiting = new URL(login.headers.get("location")!);
    await signIn(world.program, browser, world.person("verified-citizen"), `${world.at("echo")}/b`);
    const session = browser.cookie(world.at("echo"), "panjereh_service");
    assert.ok(session);
    assert.equal(browser.cookie(world.at("echo"), "panjereh_state"), undefined);

    // The tab that had waited at the sign-in page.
    const page = await browser.get(waiting.href, HTML);
    assert.equal(page.url.href, `${world.at("echo")}/a`);
    assert.equal(browser.cookie(world.at("echo"), "panjereh_service"), session);

    // Its address was passed on: a code of somebody else for that state changes nothing.
    const other = world.browser();
    await signIn(world.program, other, world.person("chief-executive"));
    const theirs = await other.send(waiting);
    await browser.send(theirs.headers.get("location")!);
    assert.equal(browser.cookie(world.at("echo"), "panjereh_service"), session);

    // The same when the session has ended at this host: the window is asked with another state.
    browser.cookies.get(new URL(world.at("echo")).host)!.delete("panjereh_service");
    const again = await browser.get(waiting.href, HTML);
    assert.equal(again.url.href, `${world.at("echo")}/a`);
    assert.ok(browser.cookie(world.at("echo"), "panjereh_service"));
  },
);

programTest("hand-off: leads to its own host only", async (world) => {
  const browser = world.browser();
  await signIn(world.program, browser, world.person("verified-citizen"));
  for (const to of ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:x"]) {
    const location = await handoff(world, browser, "echo");
    location.searchParams.set("to", to);
    const reply = await browser.send(location);
    assert.equal(reply.headers.get("location"), "/", to);
    browser.cookies.get(location.host)!.delete("panjereh_service");
  }
});

programTest(
  "service: text is compressed for clients that accept it; compressed content stays unchanged",
  async (world) => {
    const browser = await visitor(world, "echo");
    const at = (path: string, encoding?: string) =>
      browser.send(world.at("echo") + path, {
        headers: encoding ? { "accept-encoding": encoding } : {},
      });
    const plain = await at("/text");
    assert.equal(plain.headers.get("content-encoding"), null);
    const gzip = await at("/text", "gzip");
    assert.equal(gzip.headers.get("content-encoding"), "gzip");
    assert.deepEqual(new Uint8Array(gunzipSync(gzip.body)), plain.body);
    const brotli = await at("/text", "br");
    assert.equal(brotli.headers.get("content-encoding"), "br");
    assert.deepEqual(new Uint8Array(brotliDecompressSync(brotli.body)), plain.body);

    const packed = await at("/gzip", "gzip");
    assert.equal(packed.headers.get("content-encoding"), "gzip");
    assert.equal(packed.headers.get("etag"), '"echo-gzip-1"');
    assert.match(gunzipSync(packed.body).toString(), /^پنجره window\n/);
    const bytes = await at("/bytes/100000", "gzip, br");
    assert.equal(bytes.headers.get("content-encoding"), null);
    assert.equal(bytes.body.length, 100_000);
    assert.ok(bytes.body.every((byte, i) => byte === i % 65_536 % 256));
  },
);

programTest(
  "service: an agency that is down or redirects away has no effect here",
  async (world) => {
    const browser = await visitor(world, "echo");
    const away = await browser.send(
      `${world.at("echo")}/redirect?to=${encodeURIComponent("http://evil.example/")}`,
    );
    assert.equal(away.status, 302);
    assert.equal(away.headers.get("location"), "http://evil.example/");
    const cookies = (await browser.send(`${world.at("echo")}/set-cookies`)).headers.getSetCookie();
    assert.deepEqual(cookies.map((line) => line.split("=")[0]), ["echo", "echo_second"]);
    assert.equal((await browser.send(`${world.at("echo")}/status/503`)).status, 503);
  },
);

programTest("service: sign-in is required again after the session has expired", async (world) => {
  const browser = await visitor(world, "echo");
  world.clock.time += IDLE_LIMIT;
  const page = await browser.get(`${world.at("echo")}/again`, HTML);
  assert.equal(page.url.pathname, "/login");
  const steps = stepsOf(world.program, browser, world.person("verified-citizen"));
  const back = await steps.enterCode(await steps.askCode(`${world.at("echo")}/again`));
  assert.equal(back.url.href, `${world.at("echo")}/again`);
});
