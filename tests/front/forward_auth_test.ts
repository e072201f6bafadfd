/** Forward-auth through real proxies, with the shipped configurations. */
import assert from "node:assert/strict";
// @ts-types="../../adapters/web_socket/ws.d.ts"
import { WebSocket } from "ws";
import { signIn, type World } from "../http/journey.ts";
import { exchange, valuesOf } from "../routes/gateway/wire.ts";
import { proxyTest, SHIPPED_KINDS, type Stage } from "./support/stage.ts";

const HTML = { accept: "text/html" };

const enter = (world: World, { browser, address }: Stage) =>
  signIn(world.program, browser, world.person("verified-citizen"), `${address}/record?year=1404`);

proxyTest(
  "a person signs in; the agency gets the identity until they sign out",
  async (world, stage) => {
    const page = await enter(world, stage);
    assert.equal(page.url.href, `${stage.address}/record?year=1404`);
    const cookies = (await stage.seen("/")).headers.filter(([name]) => /^cookie$/i.test(name));
    assert.deepEqual(cookies.filter(([, value]) => value), [], "none but Panjereh's own");
    stage.browser.setCookie(stage.address, "theirs", "1");
    const { target, headers } = await stage.seen("/a.b/..c?d=%20e", {
      headers: {
        "x-identity-level": "3",
        "X_Identity_Level": "3",
        "X-Identity_Level": "3",
        "x-identity.level": "3",
        "x-identity-company-id": "14000000000",
        "x-identity-family-name": "admin",
        "x-identity-locale": "<x>",
        "x-original-url": "/public",
      },
    });
    assert.equal(target, "/a.b/..c?d=%20e", "byte for byte");
    const heard = (name: string) =>
      headers.filter(([key]) => key.toLowerCase().replace(/[_.]/g, "-") === name)
        .map(([, value]) => value).filter(Boolean);
    assert.deepEqual(heard("x-identity-level"), ["2"]);
    assert.deepEqual(heard("x-identity-national-id"), ["9990001006"]);
    assert.deepEqual(heard("x-identity-given-name").map(decodeURIComponent), ["مریم"]);
    assert.deepEqual(heard("x-identity-company-id"), []);
    assert.deepEqual(heard("x-identity-family-name"), [], "not released");
    assert.deepEqual(heard("x-identity-locale"), ["fa"]);
    assert.equal(heard("x-identity-assertion").length, 1);
    assert.equal(heard("x-request-id").length, 1);
    assert.deepEqual(heard("cookie"), ["theirs=1"]);

    const { method, bodyBytes } = await stage.seen("/form", {
      method: "POST",
      body: "x".repeat(9999),
    });
    assert.deepEqual([method, bodyBytes], ["POST", 9999]);

    const home = await stage.browser.get(`${world.origin}/`);
    await stage.browser.submit(home, {}, { to: "/sign-out" });
    const after = await stage.browser.send(`${stage.address}/`, { headers: HTML });
    assert.equal(after.status, 302);
  },
  SHIPPED_KINDS,
);

proxyTest(
  "strangers get the same responses as from the gateway",
  async (_, { browser, address }) => {
    const page = await browser.send(`${address}/x?y=1`, { headers: HTML });
    assert.equal(page.status, 302);
    const login = new URL(page.headers.get("location")!);
    assert.equal(login.searchParams.get("return_to"), `${address}/x?y=1`);
    assert.match(page.headers.get("set-cookie")!, /^panjereh_state=/);
    for (const method of ["GET", "POST"]) {
      const body = method === "POST" ? "a=b" : undefined;
      const data = await browser.send(`${address}/x`, { method, body });
      assert.equal(data.status, 401, method);
      assert.equal(JSON.parse(data.text).type, "urn:panjereh:problem:sign_in_required");
    }
  },
);

proxyTest(
  "a form, a script and htmx of a stranger are led to sign-in and back to their page",
  async (_, { browser, address }) => {
    const send = (headers: Record<string, string>) =>
      browser.post(`${address}/send`, { a: "b" }, { referer: `${address}/form?x=1`, ...headers });
    const form = await send({ ...HTML, "sec-fetch-mode": "navigate" });
    assert.equal(form.status, 401);
    assert.match(form.headers.get("content-type")!, /^text\/html/);
    const [, link] = /<a href="([^"]*\/login\?[^"]*)"/.exec(form.text)!;
    const script = await send({ "sec-fetch-mode": "cors" });
    const { sign_in: signIn } = JSON.parse(script.text);
    const htmx = await send({
      "sec-fetch-mode": "cors",
      "hx-request": "true",
      "hx-current-url": `${address}/form?x=1#/5`,
    });
    const pages = [link.replaceAll("&amp;", "&"), signIn, htmx.headers.get("hx-redirect")!]
      .map((way) => new URL(way).searchParams.get("return_to"));
    const page = `${address}/form?x=1`;
    assert.deepEqual(pages, [page, page, `${page}#/5`]);
    for (const reply of [form, script, htmx]) {
      assert.match(reply.headers.get("set-cookie")!, /^panjereh_state=/);
    }
    const inApp = {
      ...HTML,
      "sec-fetch-mode": "navigate",
      "x-requested-with": "ir.eitaa.messenger",
    };
    assert.equal((await browser.send(`${address}/`, { headers: inApp })).status, 302);
  },
);

proxyTest("a client's claims about its own request change nothing", async (world, stage) => {
  const { browser, address } = stage;
  const stated = {
    "x-original-uri": "/public",
    "x-original-method": "GET",
    "x-forwarded-uri": "/public",
    "x-forwarded-method": "GET",
    "x-forwarded-host": "evil.example",
    "x-forwarded-for": "198.51.100.1",
  };
  const stranger = await browser.send(`${address}/admin`, { headers: { ...HTML, ...stated } });
  const returnTo = new URL(stranger.headers.get("location")!).searchParams.get("return_to");
  assert.equal(returnTo, `${address}/admin`);
  await enter(world, stage);
  assert.equal((await stage.seen("/admin", { headers: stated })).target, "/admin");
  const { status } = await browser.send(`${address}/public//admin`, { headers: HTML });
  assert.equal(status, 400);
  const question = await browser.send(`${address}/_auth`, { headers: { ...HTML, ...stated } });
  assert.equal(question.headers.get("x-identity-assertion"), null);
});

proxyTest(
  "no connection is upgraded to anything but WebSocket",
  async (world, stage) => {
    await enter(world, stage);
    const cookie = [...stage.browser.cookies.get(new URL(stage.address).host)!]
      .map(([name, value]) => `${name}=${value}`).join("; ");
    const upgraded = async (...upgrades: string[]) => {
      const { body } = await exchange(
        stage.port,
        [
          "GET / HTTP/1.1",
          `Host: ${new URL(stage.address).host}`,
          `Cookie: ${cookie}`,
          ...upgrades.map((upgrade) => `Upgrade: ${upgrade}`),
          "Connection: close, Upgrade, HTTP2-Settings",
          "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
          "\r\n",
        ].join("\r\n"),
      );
      // Chunked or not.
      const { headers } = JSON.parse(body.slice(body.indexOf("{"), body.lastIndexOf("}") + 1));
      return (headers as [string, string][])
        .filter(([name]) => /^(?:upgrade|http2-settings)$/i.test(name))
        .map(([, value]) => value);
    };
    assert.deepEqual(await upgraded("websocket"), ["websocket"]);
    for (const upgrades of [["h2c"], ["h2c", "websocket"], ["websocket", "h2c"], ["TLS/1.0"]]) {
      assert.ok(
        (await upgraded(...upgrades)).every((value) => value === "websocket"),
        upgrades.join(),
      );
    }
  },
  // FastCGI and uwsgi upgrade nothing.
  ["nginx", "caddy", "nginx and Tomcat"],
);

proxyTest("another site's page opens no WebSocket", async (world, stage) => {
  await enter(world, stage);
  const open = async (origin: string) => {
    const { status } = await stage.browser.send(`${stage.address}/socket`, {
      headers: { "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==", origin },
    });
    return status;
  };
  assert.equal(await open("https://evil.example"), 403);
  assert.equal(await open(stage.address), 200);
});

proxyTest("a WebSocket opens with the person's identity, and with no forged one", async (
  world,
  stage,
) => {
  const { browser, address, port } = stage;
  await enter(world, stage);
  const cookie = `panjereh_service=${browser.cookie(address, "panjereh_service")}; theirs=1`;
  const open = (headers: Record<string, string>) =>
    new Promise<unknown>((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/chat`, [], {
        headers: { host: new URL(address).host, origin: address, ...headers },
      });
      const heard: string[] = [];
      socket.on("error", (error) => resolve(error.message));
      socket.on("message", (data: Uint8Array) => {
        heard.push(new TextDecoder().decode(data));
        if (heard.length === 1) socket.send("سلام");
        else socket.close(1000, "");
      });
      socket.on("close", () => resolve(heard));
    });
  const forged = { "x-identity-level": "3", "remote-user": "admin" };
  const [greeting, answer] = await open({ ...forged, cookie }) as string[];
  const headers = new Map<string, string>(
    JSON.parse(greeting).headers.map(([name, value]: string[]) => [name.toLowerCase(), value]),
  );
  assert.equal(headers.get("x-identity-level"), "2");
  assert.equal(headers.get("cookie"), "theirs=1");
  assert.equal(headers.get("remote-user"), undefined);
  assert.equal(answer, "سلام");
  assert.match(String(await open(forged)), /401/);
}, ["nginx", "caddy"]);

proxyTest("naming another host does not apply that host's rules", async (world, stage) => {
  const school = new URL(world.at("school")).host;
  for (const target of [`${stage.address}/admin`, "/admin"]) {
    const lines = [`GET ${target} HTTP/1.1`, `Host: ${school}`, "Accept: text/html"];
    const text = [...lines, "Connection: close", "\r\n"].join("\r\n");
    const { head } = await exchange(stage.port, text);
    const [login] = valuesOf(head, "location");
    const asked = login && new URL(login).searchParams.get("return_to");
    // Refused, or decided on the target that is served.
    assert.ok(!asked || asked === `${stage.address}/admin`, asked ?? "");
  }
});
