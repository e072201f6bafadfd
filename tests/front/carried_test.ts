/** Services that the shipped front carries itself (docs/front/README.md), with real nginx. */
import assert from "node:assert/strict";
import type { IncomingMessage, ServerResponse } from "node:http";
import { signIn } from "../http/journey.ts";
import { startHttpUpstream } from "../routes/gateway/http_upstream.ts";
import { createHttpClient, type Reply } from "../support/http_client.ts";
import { eventually } from "../support/waiting.ts";
import { untilCut } from "./support/clients.ts";
import { frontTest, sessionCookie } from "./support/front_stage.ts";
import { startNodeAgency } from "./support/agencies.ts";

/** Answers of an agency that its gateway must not pass on as they are. */
const ANSWERS: Record<string, Record<string, string | string[]>> = {
  "/page": { "content-type": "text/html" },
  "/public": { "cache-control": "public, max-age=60", "content-type": "text/css", etag: '"1"' },
  "/kept": { "cache-control": "max-age=60", "content-type": "text/html" },
  "/stamped": { "content-type": "image/png", etag: '"1"' },
  "/never": { "cache-control": 'No-Store, private="a"', "content-type": "text/css" },
  "/named": { "cache-control": 'private="set-cookie", max-age=9', "content-type": "text/css" },
  "/own": {
    "set-cookie": [
      "theirs=1; Domain=localhost; Path=/",
      "__Host-panjereh_service=stolen; Secure; Path=/",
      "cart=2; Domain=a.ir; domain=.localhost",
    ],
    "x-identity-subject": "somebody",
    "x-identity-assertion": "forged",
    "clear-site-data": '"*"',
    "strict-transport-security": "max-age=0",
    "x-accel-redirect": "/etc/passwd",
    "x-accel-expires": "3600",
    "x-request-id": "theirs",
    "service-worker-allowed": "/",
  },
};

function answer(request: IncomingMessage, response: ServerResponse): unknown {
  const [path] = request.url!.split("?");
  if (path === "/moved") {
    const host = request.socket.localPort;
    return response.writeHead(302, { location: `http://127.0.0.1:${host}/x?y` }).end();
  }
  if (path === "/away") return request.socket.destroy();
  if (ANSWERS[path]) return response.writeHead(200, ANSWERS[path]).end("answered");
  const { method, url, rawHeaders } = request;
  response.writeHead(200, { "content-type": "application/json" });
  return response.end(JSON.stringify({ method, url, rawHeaders }));
}

const AGENCY = await startHttpUpstream(answer);
const SOCKETS = await startNodeAgency("");
const FURTHER = {
  title: { fa: "بایگانی" },
  upstream: AGENCY.origin,
  attributes: ["given_name", "national_id"],
  carried_headers: ["X-App-Token-Of-Ours"],
  identity_headers: { "X-Who": "{subject}" },
  public: ["/open/"],
};
const services = () => [
  { ...FURTHER, id: "carried", carried_by: "front" },
  { ...FURTHER, id: "passed" },
  { ...FURTHER, id: "socket", carried_by: "front", upstream: `http://127.0.0.1:${SOCKETS.port}` },
];

/** nginx numbers requests by 32 digits, the gateway by 24. */
const isCarried = ({ headers }: Reply) => headers.get("x-request-id")?.length === 32;

function seen({ text }: Reply): [name: string, value: string][] {
  const { rawHeaders } = JSON.parse(text) as { rawHeaders: string[] };
  return Array.from(
    { length: rawHeaders.length / 2 },
    (_, n): [string, string] => [rawHeaders[2 * n].toLowerCase(), rawHeaders[2 * n + 1]],
  );
}

const valuesOf = (reply: Reply, name: string) =>
  seen(reply).filter(([key]) => key === name).map(([, value]) => value);

/** Once, and once more, so that the second one is answered from the front's memory. */
async function twice(run: () => Promise<Reply>): Promise<Reply[]> {
  const replies = [await run(), await run(), await run()];
  assert.ok(
    replies.every(isCarried),
    replies.map(({ headers }) => headers.get("x-request-id")).join(),
  );
  return replies;
}

frontTest("carried reads reach the agency as by the gateway", { services }, async (stage) => {
  const { browser, at } = stage;
  await browser.get(`${at("passed")}/`, { accept: "text/html" });
  const headers = {
    accept: "text/html",
    "accept-language": "fa",
    "user-agent": "a browser",
    "if-none-match": '"1"',
    authorization: "Bearer 1",
    "x-app-token-of-ours": "1",
    cookie: "theirs=1; panjereh_state=x",
  };
  const ask = (id: string, path = "/a/%D8%A7?b=%20c") =>
    browser.send(at(id) + path, {
      headers: { ...headers, cookie: `${sessionCookie(stage, id)}; ${headers.cookie}` },
    });
  const own = /^(?:x-request-id|x-identity-assertion|x-identity-subject|x-who|.*host)$/;
  const comparable = (reply: Reply) =>
    seen(reply).filter(([name]) => !own.test(name) && name !== "connection").sort()
      .map(([name, value]) => `${name}: ${value}`);
  const passed = await ask("passed");
  assert.ok(!isCarried(passed));
  for (const carried of await twice(() => ask("carried"))) {
    assert.deepEqual(comparable(carried), comparable(passed));
    assert.equal(JSON.parse(carried.text).url, "/a/%D8%A7?b=%20c");
    assert.deepEqual(valuesOf(carried, "cookie"), ["theirs=1"]);
    const subject = valuesOf(carried, "x-identity-subject");
    assert.equal(subject.length, 1);
    assert.deepEqual(valuesOf(carried, "x-who"), subject);
    assert.deepEqual(valuesOf(carried, "host"), [new URL(at("carried")).host]);
    assert.deepEqual(valuesOf(carried, "x-forwarded-host"), [new URL(at("carried")).host]);
  }
});

frontTest("everything but plain reads goes by the gateway", { services }, async (stage) => {
  const { browser, at } = stage;
  const send = (path: string, options: Parameters<typeof browser.send>[1] = {}) =>
    browser.send(at("carried") + path, options);
  const post = await send("/form", { method: "POST", body: "a=1" });
  assert.equal(JSON.parse(post.text).method, "POST");
  const others = [
    post,
    await send("/a;b"),
    await send("/open/a"),
    await send("/x", { headers: { accept: "text/event-stream" } }),
    await send("/x", { method: "OPTIONS" }),
    await send("/x", {
      headers: { cookie: `${sessionCookie(stage, "carried")}; a=${"b".repeat(7000)}` },
    }),
    await send("/_panjereh/session"),
  ];
  assert.deepEqual(others.map(isCarried), others.map(() => false));
  assert.deepEqual(valuesOf(others[2], "x-identity-subject"), [], "a public path names nobody");
  assert.equal((await send("/a//b")).status, 400);
  const broken = await send("/away");
  assert.deepEqual(
    [broken.status, isCarried(broken)],
    [502, false],
    "the gateway tells of outages",
  );
  assert.equal((await send("/_panjereh/admission")).status, 404, "internal");
});

frontTest(
  "a WebSocket opens by the gateway, once a read was carried",
  { services },
  async (stage) => {
    const { browser, at, port, front } = stage;
    await browser.get(`${at("socket")}/`, { accept: "text/html" });
    assert.ok(isCarried(await browser.send(`${at("socket")}/`)));
    const said = await untilCut(
      { port, ca: front.ca },
      [
        "GET /chat HTTP/1.1",
        `Host: ${new URL(at("socket")).host}`,
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        `Origin: ${at("socket")}`,
        `Cookie: ${sessionCookie(stage, "socket")}`,
        "\r\n",
      ].join("\r\n"),
      { until: '"target":"/chat"' },
    );
    assert.match(said, /^HTTP\/1\.1 101 /);
    assert.match(said, /X-Identity-Assertion/i);
  },
);

frontTest(
  "strangers get the gateway's answers, and cannot ask as the front",
  { services },
  async (stage) => {
    const { at, port, front } = stage;
    await using stranger = createHttpClient({ origin: at("carried"), port, ca: front.ca });
    const page = await stranger.send(`${at("carried")}/x`, {
      headers: { accept: "text/html", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" },
    });
    assert.equal(page.status, 302);
    const cookie = "__Host-panjereh_service=guessed";
    const guessed = await stranger.send(`${at("carried")}/x`, { headers: { cookie } });
    assert.equal(guessed.status, 401);
    // Past the exact location, as the gateway reads it.
    for (const path of ["/_panjereh/admission?", "/_panjereh/admission/", "/_PANJEREH/admission"]) {
      const headers = { cookie: sessionCookie(stage, "carried"), "x-original-uri": "/" };
      const reply = await stranger.send(at("carried") + path, { headers });
      assert.ok(reply.status >= 400, `${path}: ${reply.status}`);
      assert.equal(reply.headers.get("x-identity-assertion"), null, path);
    }
  },
);

frontTest("a kept answer is not used once it is old: the front's services were taken away", {
  services,
}, async ({ browser, at, program }) => {
  const ask = () => browser.send(`${at("carried")}/who`);
  assert.ok(isCarried(await ask()));
  await program.useServices([]);
  // The configuration of nginx still has the service.
  await eventually(async () => assert.ok(!isCarried(await ask())));
  for (const _ of [1, 2, 3]) assert.equal((await ask()).status, 421);
});

frontTest("what is answered is one person's, in one language, until they sign out", {
  services,
}, async (stage) => {
  const { browser, at, port, front, program, window } = stage;
  await using other = createHttpClient({ origin: window, port, ca: front.ca });
  const person = program.sandbox.people.find(({ persona }) => persona === "chief-executive")!;
  await signIn(program, other, person, `${at("carried")}/`);
  const first = sessionCookie(stage, "carried");
  const second = sessionCookie({ ...stage, browser: other }, "carried");
  const ask = (cookie: string) => browser.send(`${at("carried")}/who`, { headers: { cookie } });
  const subjectOf = async (cookie: string) =>
    valuesOf(await ask(cookie), "x-identity-subject").join();
  const [one, two] = [await subjectOf(first), await subjectOf(second)];
  assert.ok(one && two && one !== two);
  const mixed = await Promise.all(
    Array.from({ length: 40 }, (_, n) => subjectOf(n % 2 ? second : first)),
  );
  assert.deepEqual(mixed, mixed.map((_, n) => n % 2 ? two : one));
  // Both at once name nobody, in either order, however often each was asked alone.
  for (const both of [`${first}; ${second}`, `${second}; ${first}`, `${first};${second}`]) {
    assert.equal((await ask(both)).status, 401, both);
  }
  for (const [cookie, theirs] of [[`a=1; ${first}`, "a=1"], [`${first}; a=2`, "a=2"]]) {
    assert.deepEqual(valuesOf(await ask(cookie), "cookie"), [theirs]);
  }
  const english = await ask(`${first}; __Host-panjereh_language=en`);
  assert.deepEqual(valuesOf(english, "x-identity-locale"), ["en"]);
  assert.equal(await subjectOf(first), one);

  await other.submit(await other.get(`${window}/sessions`), { all: "1" }, { to: "/sessions" });
  // `deno task front:checks` measures how soon.
  await eventually(async () => assert.equal((await ask(second)).status, 401));
  assert.equal(await subjectOf(first), one);
});

frontTest(
  "an agency's answers say nothing that is not theirs to say",
  { services },
  async (stage) => {
    const { browser, at } = stage;
    const get = async (path: string) => {
      const reply = await browser.send(at("carried") + path);
      assert.ok(isCarried(reply), path);
      return reply;
    };
    const caching: Record<string, string | null> = {
      "/page": "no-store",
      "/public": "private, , max-age=60",
      "/kept": "private, max-age=60",
      "/stamped": "private, no-cache",
      "/never": "no-store",
      "/named": 'private, private="set-cookie", max-age=9',
    };
    for (const [path, expected] of Object.entries(caching)) {
      const { headers } = await get(path);
      assert.equal(headers.get("cache-control"), expected, path);
      assert.equal(/cookie/i.test(headers.get("vary") ?? ""), path !== "/public", path);
    }
    const moved = await get("/moved");
    assert.equal(moved.headers.get("location"), `${at("carried")}/x?y`);
    // Last: this client is no browser, and takes every cookie.
    const { headers } = await get("/own");
    const cookies = headers.getSetCookie();
    assert.ok(cookies.every((cookie) => !/domain=[^;\s]/i.test(cookie)), cookies.join());
    const ours = cookies.find((cookie) => /panjereh/.test(cookie));
    assert.doesNotMatch(ours!, /secure/i, "browsers refuse __Host- without Secure");
    assert.equal(headers.get("strict-transport-security"), "max-age=63072000");
    const removed = [
      "x-identity-subject",
      "x-identity-assertion",
      "clear-site-data",
      "x-accel-redirect",
    ];
    for (const name of [...removed, "x-accel-expires", "service-worker-allowed"]) {
      assert.equal(headers.get(name), null, name);
    }
  },
);

Deno.test.afterAll(async () => {
  await AGENCY[Symbol.asyncDispose]();
  await SOCKETS[Symbol.asyncDispose]();
});
