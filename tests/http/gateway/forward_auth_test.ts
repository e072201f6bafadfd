/** `/_auth` with each proxy's bytes, and with other clients. */
import assert from "node:assert/strict";
import { exchange, toText, valuesOf } from "../../routes/gateway/wire.ts";
import { type Answer } from "../../routes/gateway/wire.ts";
import { programTest, signIn, type World } from "../journey.ts";

/** They forward requests themselves: one from this machine, the other from elsewhere. */
const SERVICES = [["pension", "127.0.0.1"], ["distant", "10.9.9.9"]].map(([id, proxy]) => ({
  id,
  title: { fa: id },
  level: 2,
  attributes: ["given_name", "national_id"],
  forward_auth: { proxies: [proxy] },
}));

const options = { services: () => SERVICES };
const PAGE = ["Accept: text/html"];

const hostOf = ({ program }: World) => `pension.localhost:${program.port}`;

function ask(world: World, requestLine: string, headers: string[]): Promise<Answer> {
  const lines = [`${requestLine} HTTP/1.1`, "Connection: close", ...headers, "", ""];
  return exchange(world.program.port, lines.join("\r\n"));
}

/** Each proxy's auth request about `GET <target>` at `host`. */
const SHAPES: Record<string, (world: World, target: string, headers: string[]) => Promise<Answer>> =
  {
    nginx: (world, target, headers) =>
      ask(world, "GET /_auth", [
        `Host: ${hostOf(world)}`,
        `X-Original-URI: ${target}`,
        "X-Original-Method: GET",
        ...headers,
      ]),
    caddy: (world, target, headers) =>
      ask(world, "GET /_auth", [
        `Host: ${hostOf(world)}`,
        `X-Forwarded-Host: ${hostOf(world)}`,
        `X-Forwarded-Uri: ${target}`,
        "X-Forwarded-Method: GET",
        "X-Forwarded-Proto: https",
        ...headers,
      ]),
    traefik: (world, target, headers) =>
      ask(world, "GET /_auth", [
        `Host: 127.0.0.1:${world.program.port}`,
        `X-Forwarded-Host: ${hostOf(world)}`,
        `X-Forwarded-Uri: ${target}`,
        "X-Forwarded-Method: GET",
        "X-Forwarded-Proto: https",
        "X-Forwarded-Port: 443",
        "X-Forwarded-Server: traefik",
        ...headers,
      ]),
    envoy: (world, target, headers) =>
      ask(world, `GET /_auth${target}`, [
        `Host: ${hostOf(world)}`,
        "Content-Length: 0",
        ...headers,
      ]),
  };

/** A person who came through the agency's proxy and signed in, and their cookies there. */
async function arrive(world: World) {
  const browser = world.browser();
  const address = `${world.at("pension")}/`;
  const { head } = await SHAPES.caddy(world, "/", PAGE);
  const [name, state] = valuesOf(head, "set-cookie")[0].split(";")[0].split("=");
  browser.setCookie(address, name, state);
  const [login] = valuesOf(head, "location");
  await signIn(world.program, browser, world.person("verified-citizen"), login);
  const session = browser.cookie(address, "panjereh_service");
  return { browser, cookie: `Cookie: panjereh_service=${session}; theirs=1; panjereh_state=y` };
}

programTest(
  "forward-auth: every proxy gets the visitor's identity, and nothing else",
  async (world) => {
    const { cookie } = await arrive(world);
    for (const [name, question] of Object.entries(SHAPES)) {
      const { status, head, body } = await question(world, "/record?year=1404", [cookie, ...PAGE]);
      assert.equal(status, 200, name);
      assert.equal(body, "");
      assert.deepEqual(valuesOf(head, "x-identity-level"), ["2"]);
      assert.deepEqual(valuesOf(head, "x-identity-national-id"), ["9990001006"]);
      // Not released, and not the client's either.
      assert.deepEqual(valuesOf(head, "x-identity-family-name"), name === "nginx" ? [] : [""]);
      assert.deepEqual(valuesOf(head, "cookie"), ["theirs=1"]);
      assert.deepEqual(valuesOf(head, "set-cookie"), []);
      assert.deepEqual(valuesOf(head, "cache-control"), ["no-store"]);
      const [assertion, ...more] = valuesOf(head, "x-identity-assertion");
      assert.deepEqual(more, []);
      const claims = JSON.parse(
        atob(assertion.split(".")[1].replace(/-/g, "+").replace(/_/g, "/")),
      );
      assert.equal(claims.aud, "pension");
    }
  },
  options,
);

programTest(
  "forward-auth: an anonymous page leads to sign-in, anything else is 401",
  async (world) => {
    for (const [name, question] of Object.entries(SHAPES)) {
      const page = await question(world, "/record?year=1404", PAGE);
      const data = await question(world, "/record", ["Accept: application/json"]);
      assert.equal(data.status, 401, name);
      if (name === "nginx") {
        assert.equal(page.status, 401);
        continue;
      }
      assert.equal(page.status, 302, name);
      const login = new URL(valuesOf(page.head, "location")[0]);
      assert.equal(login.origin, world.origin);
      assert.equal(login.searchParams.get("return_to"), `${world.at("pension")}/record?year=1404`);
      assert.match(valuesOf(page.head, "set-cookie")[0], /^panjereh_state=/);
      assert.match(valuesOf(data.head, "content-type")[0], /problem\+json/);
    }
  },
  options,
);

programTest(
  "forward-auth: a target passes and leads back as it does at the gateway",
  async (world) => {
    const { cookie } = await arrive(world);
    const salam = toText(new TextEncoder().encode("سلام"));
    const targets = ["/files/report[1].pdf", "/100%", "/?p=C:\\x", "/?a=%u0633", `/?q=${salam}`];
    for (const [name, question] of Object.entries(SHAPES)) {
      for (const target of targets) {
        assert.equal((await question(world, target, [cookie])).status, 200, `${name} ${target}`);
        if (name === "nginx") continue;
        const { head } = await question(world, target, PAGE);
        const login = new URL(valuesOf(head, "location")[0]);
        const encoded = target.replace(salam, encodeURIComponent("سلام"));
        assert.equal(login.searchParams.get("return_to"), world.at("pension") + encoded);
      }
      const noText = await question(world, "/?a=\xd8", [cookie]);
      assert.equal(noText.status, name === "nginx" ? 403 : 400, name);
    }
  },
  options,
);

programTest("forward-auth: the stated target is judged like a received one", async (world) => {
  const { cookie } = await arrive(world);
  const targets = ["/public/../admin", "/%2e%2e/admin", "//admin", "/a%2fb", "/a\\b", "a", "*"];
  for (const [name, question] of Object.entries(SHAPES)) {
    for (const target of name === "envoy" ? targets.slice(0, 5) : targets) {
      const { status, head } = await question(world, target, [cookie, ...PAGE]);
      assert.equal(status, name === "nginx" ? 403 : 400, `${name} ${target}`);
      assert.deepEqual(valuesOf(head, "x-identity-assertion"), []);
    }
    const reserved = await question(world, "/_panjereh/session?code=1", [cookie, ...PAGE]);
    assert.equal(reserved.status, name === "nginx" ? 403 : 400, `${name}, not passed on`);
    const unknown = await question(world, "/", [cookie, "X-Original-Method: TRACE"]);
    assert.equal(unknown.status, name === "nginx" ? 403 : 400, `${name}, two methods`);
  }
}, options);

programTest("forward-auth: a WebSocket of another site's page is refused", async (world) => {
  const { cookie } = await arrive(world);
  const key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
  for (const [name, question] of Object.entries(SHAPES)) {
    const open = async (origin: string) =>
      (await question(world, "/socket", [cookie, key, `Origin: ${origin}`])).status;
    assert.equal(await open("https://evil.example"), 403, name);
    assert.equal(await open(world.at("pension")), 200, name);
  }
}, options);

programTest("forward-auth: what contradicts the proxy is refused", async (world) => {
  const { cookie } = await arrive(world);
  const contradictions = [
    "X-Original-URI: /public",
    "X-Forwarded-Uri: /public",
    "X-Forwarded-Method: POST",
    "X-Forwarded-Host: distant.localhost",
    "X-Forwarded-Host: evil.example",
  ];
  for (const [name, question] of Object.entries(SHAPES)) {
    for (const line of contradictions) {
      const { status, head } = await question(world, "/admin", [cookie, ...PAGE, line]);
      assert.notEqual(status, 200, `${name} ${line}`);
      assert.deepEqual(valuesOf(head, "x-identity-assertion"), [], `${name} ${line}`);
    }
    // Headers that the gateway does not read.
    const ignored = ["X-Original-URL: /public", "X-Rewrite-URL: /public", "Forwarded: for=1.1.1.1"];
    const { status } = await question(world, "/admin", [cookie, ...ignored]);
    assert.equal(status, 200, name);
  }
}, options);

programTest(
  "forward-auth: a client's own header makes no other proxy nginx",
  async (world) => {
    const { cookie } = await arrive(world);
    const claims = [
      ["X-Original-URI: /a"],
      ["X-Original-URI: /a", "X-Original-Method: GET"],
      ["x-original-uri: /a", "X-Original-URL: /a", "X-Forwarded-Path: /a"],
    ];
    const namesOf = ({ head }: Answer) =>
      head.split("\r\n").slice(1).map((line) => line.split(":")[0].toLowerCase()).sort();
    for (const name of ["caddy", "traefik", "envoy"]) {
      const plain = await SHAPES[name](world, "/a", [cookie]);
      assert.deepEqual(valuesOf(plain.head, "x-identity-company-id"), [""]);
      for (const claim of claims) {
        const said = await SHAPES[name](world, "/a", [cookie, ...claim]);
        assert.equal(said.status, 200, `${name} ${claim}`);
        assert.deepEqual(namesOf(said), namesOf(plain), `${name} ${claim}`);
        const page = await SHAPES[name](world, "/a", [...PAGE, ...claim]);
        assert.equal(page.status, 302, `${name} ${claim}`);
      }
    }
  },
  options,
);

programTest(
  "forward-auth: a client that is not that service's proxy finds nothing there",
  async (world) => {
    const { port } = world.program;
    const stated = ["X-Original-URI: /", "X-Original-Method: GET"];
    const statuses = async (host: string, more: string[] = []) =>
      (await ask(world, "GET /_auth", [`Host: ${host}`, ...stated, ...more])).status;
    assert.equal(await statuses(`distant.localhost:${port}`), 421);
    assert.equal(await statuses(`localhost:${port}`), 404, "the window's own");
    assert.equal(await statuses(`localhost:${port}`, ["X-Forwarded-Host: evil.example"]), 404);
    const proxied = await statuses(`localhost:${port}`, [
      `X-Forwarded-Host: echo.localhost:${port}`,
    ]);
    assert.equal(proxied, 421, "forwarded here");
    // For a person who is signed in there, the agency's page might return 200, which must not permit
    // another service's request.
    assert.equal(await statuses(`echo.localhost:${port}`), 421);
    const page = await ask(world, "GET /_auth", [`Host: echo.localhost:${port}`]);
    assert.equal(page.status, 401, "a page of the agency's like any other");
  },
  options,
);

programTest("forward-auth: the host itself serves the hand-off only", async (world) => {
  const browser = world.browser();
  const page = await browser.send(`${world.at("pension")}/`, { headers: { accept: "text/html" } });
  assert.equal(page.status, 421);
  const reserved = await browser.send(`${world.at("pension")}/_panjereh/session?code=1&to=/`);
  assert.equal(reserved.status, 302, "not the browser that was sent to sign in: it is sent now");
  assert.ok(reserved.headers.get("location")!.startsWith(`${world.origin}/login?`));
  assert.deepEqual([...browser.cookies.get(new URL(world.at("pension")).host)!.keys()], [
    "panjereh_state",
  ]);
}, options);

programTest("forward-auth: an ended session is refused at the next auth request", async (world) => {
  const { browser, cookie } = await arrive(world);
  assert.equal((await SHAPES.nginx(world, "/", [cookie])).status, 200);
  await browser.submit(await browser.get(`${world.origin}/`), {}, { to: "/sign-out" });
  assert.equal((await SHAPES.nginx(world, "/", [cookie])).status, 401);
}, options);
