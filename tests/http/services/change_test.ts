/** Services that change while the program runs (docs/decisions/0098). */
import assert from "node:assert/strict";
import { decodeJwt } from "jose";
// @ts-types="../../../adapters/web_socket/ws.d.ts"
import { WebSocket } from "ws";
import type { HttpClient } from "../../support/http_client.ts";
import { type HttpUpstream, startHttpUpstream } from "../../routes/gateway/http_upstream.ts";
import { until, within } from "../../support/waiting.ts";
import { programTest, signIn, type World } from "../journey.ts";

const HTML = { accept: "text/html" };

const pension = (upstream: HttpUpstream, settings: Record<string, unknown> = {}) => ({
  id: "pension",
  title: { fa: "بازنشستگی" },
  upstream: upstream.origin,
  attributes: ["given_name"],
  ...settings,
});

/** Responds with the assertion that it received; `/slow` waits for a command. */
async function startAgency() {
  const slow = Promise.withResolvers<void>();
  const upstream = await startHttpUpstream(async (request, response) => {
    if (request.url === "/events") {
      response.writeHead(200, { "Content-Type": "text/event-stream" }).write("data: 1\n\n");
      return;
    }
    if (request.url === "/slow") await slow.promise;
    response.end(request.headers["x-identity-assertion"]);
  });
  return { upstream, answerSlow: slow.resolve };
}

async function visitor(world: World, address: string): Promise<HttpClient> {
  const browser = world.browser();
  await signIn(world.program, browser, world.person("verified-citizen"), address);
  return browser;
}

programTest("services: a new one is there at once, its title at the window too", async (world) => {
  const { upstream } = await startAgency();
  await using _ = upstream;
  const there = `${world.at("pension")}/`;
  const browser = await visitor(world, `${world.at("echo")}/`);
  assert.equal((await browser.send(there)).status, 421);
  await world.program.useServices([pension(upstream)]);
  assert.equal((await browser.get(there, HTML)).status, 200);
  assert.match((await browser.get(`${world.origin}/`)).main, /بازنشستگی/);
});

programTest(
  "services: a removed one is 421 with its cookie; earlier requests are answered",
  async (world) => {
    const { upstream, answerSlow } = await startAgency();
    await using _ = upstream;
    await world.program.useServices([pension(upstream)]);
    const there = `${world.at("pension")}/`;
    const browser = await visitor(world, there);
    const before = browser.send(`${there}slow`);
    await until(() => upstream.targets.includes("/slow"));

    await world.program.useServices([]);
    const { status } = await browser.send(there);
    assert.equal(status, 421);
    const login = new URLSearchParams({ return_to: there });
    assert.equal((await browser.get(`${world.origin}/login?${login}`)).url.origin, world.origin);
    answerSlow();
    const { status: answered, text } = await before;
    assert.equal(answered, 200);
    assert.equal(decodeJwt(text).aud, "pension");
  },
);

programTest("services: level and attributes apply from the next request on", async (world) => {
  const { upstream } = await startAgency();
  await using _ = upstream;
  await world.program.useServices([pension(upstream)]);
  const there = `${world.at("pension")}/`;
  const browser = await visitor(world, there);
  const told = async () => decodeJwt((await browser.send(there)).text);
  assert.equal((await told()).national_id, undefined);

  await world.program.useServices([pension(upstream, { attributes: ["national_id"] })]);
  const { national_id, given_name } = await told();
  assert.equal(national_id, world.person("verified-citizen").nationalId);
  assert.equal(given_name, undefined);

  await world.program.useServices([pension(upstream, { level: 3 })]);
  const { status, text } = await browser.send(there);
  assert.equal(status, 403);
  assert.match(text, /level_too_low/);
});

programTest("services: another endpoint is used from the next request on", async (world) => {
  const { upstream: first } = await startAgency();
  const { upstream: second } = await startAgency();
  await using _ = first;
  await using __ = second;
  await world.program.useServices([pension(first)]);
  const there = `${world.at("pension")}/`;
  const browser = await visitor(world, there);
  const asked = first.targets.length;
  await world.program.useServices([pension(second)]);
  assert.equal((await browser.send(there)).status, 200);
  assert.equal(first.targets.length, asked);
  assert.equal(second.targets.length, 1);
});

programTest(
  "services: sockets and event streams reconnect where rules changed, and nowhere else",
  async (world) => {
    const { upstream } = await startAgency();
    await using _ = upstream;
    await world.program.useServices([pension(upstream)]);
    const there = `${world.at("pension")}/`;
    const browser = await visitor(world, there);
    const echo = world.at("echo");
    await browser.get(`${echo}/`, HTML);
    const token = browser.cookie(echo, "panjereh_service")!;
    const socket = new WebSocket(`ws://127.0.0.1:${world.program.port}/socket`, [], {
      headers: { host: new URL(echo).host, origin: echo, cookie: `panjereh_service=${token}` },
    });
    await within(new Promise((come) => socket.on("message", come)), "the first message");
    let closed = 0;
    socket.on("close", (code) => closed = code);
    const events = await browser.stream(`${there}events`);

    await world.program.useServices([pension(upstream, { level: 1 })]);
    assert.equal(await events.body.text(), "data: 1\n\n", "a regular end");
    assert.equal(closed, 0);
    const gone = new Promise((resolve) => socket.on("close", resolve));
    socket.close();
    await within(gone, "the close");
  },
);

programTest("services: a refused change has no effect", async (world) => {
  const { upstream } = await startAgency();
  await using _ = upstream;
  await world.program.useServices([pension(upstream)]);
  const there = `${world.at("pension")}/`;
  const browser = await visitor(world, there);
  const tls = { ca: "/nowhere/ca.pem" };
  const further = { ...pension(upstream), id: "further", upstream: "https://127.0.0.1:1", tls };
  await assert.rejects(world.program.useServices([further]), /ca\.pem/);
  assert.equal((await browser.send(there)).status, 200);
  assert.equal((await browser.send(world.at("further"))).status, 421);
});
