/**
 * Open exchanges in the real program: they end with the session, and are drained when the program
 * stops.
 */
import assert from "node:assert/strict";
import type { Sandbox } from "../../../adapters/sandbox/mod.ts";
import { createHttpClient, type HttpClient } from "../../support/http_client.ts";
import { startTestProgram } from "../../support/program.ts";
import { openSocket } from "../../support/open_socket.ts";
import { until, within } from "../../support/waiting.ts";
import { programTest, signIn, START } from "../journey.ts";

/** Milliseconds within which a revoked session's socket is closed. */
const PATIENCE = 10_000;

programTest("web socket: carries the identity and closes at sign-out", async (world) => {
  const echo = world.at("echo");
  const browser = world.browser();
  await signIn(world.program, browser, world.person("verified-citizen"), `${echo}/`);
  const { closed, greeting } = await openSocket(world, browser, echo);
  assert.equal(greeting.target, "/socket?a=1");
  const names = greeting.headers.map(([name]: [string]) => name.toLowerCase());
  assert.ok(names.includes("x-identity-assertion"));
  assert.ok(!names.includes("cookie"));

  const home = await browser.get(`${world.origin}/`);
  await browser.submit(home, {}, { to: "/sign-out" });
  const asked = Date.now();
  assert.equal(await within(closed, "the close"), 1008);
  assert.ok(Date.now() - asked < PATIENCE);
});

const AGING = {
  services: (sandbox: Sandbox) => {
    const services = sandbox.services.services as { id: string }[];
    const echo = services.find(({ id }) => id === "echo")!;
    return [{ ...echo, id: "aging", level: 2, max_age: 3600 }];
  },
};

programTest(
  "web socket and event stream: end when the proof is too old for the service",
  async (world) => {
    const [echo, aging] = ["echo", "aging"].map(world.at);
    const browser = world.browser();
    await signIn(world.program, browser, world.person("verified-citizen"), `${aging}/`);
    await browser.get(`${echo}/`, { accept: "text/html" });
    const [open, lapsing] = await Promise.all(
      [echo, aging].map((address) => openSocket(world, browser, address)),
    );
    const { body } = await browser.stream(`${aging}/events`);
    const events = body.text().then(() => "ended", () => "broken off");
    let stays = true;
    open.closed.then(() => stays = false);
    // The window's session stays alive by the sockets' messages; only the proof grows old.
    for (const minutes of [20, 40, 61]) {
      world.clock.time = START + minutes * 60_000;
      open.socket.send("still here");
      await browser.get(`${echo}/`);
    }
    assert.equal(await within(lapsing.closed, "the close", PATIENCE), 1008);
    assert.equal(await within(events, "the end of the stream", PATIENCE), "broken off");
    assert.equal(stays, true, "another service does not ask for a recent proof");
    open.socket.terminate();
  },
  AGING,
);

Deno.test("web socket and event stream: are drained when the program stops", async () => {
  const program = await startTestProgram();
  const echo = `http://echo.localhost:${program.port}`;
  await using browser = createHttpClient(program);
  const person = program.sandbox.people.find((one) => one.persona === "verified-citizen")!;
  await signIn(program, browser, person, `${echo}/`);
  const { closed } = await openSocket({ program }, browser, echo);
  const { body } = await browser.stream(`${echo}/events`);
  const events = body.text();
  await until(async () => await openStreams(browser, echo) === 1);
  const asked = Date.now();
  await program.stop();
  assert.ok(Date.now() - asked < PATIENCE);
  assert.equal(await within(closed, "the close"), 1001);
  // Until its regular end.
  assert.match(await events, /^(?:id: \d+\ndata: \d+\n\n)*$/);
});

async function openStreams(browser: HttpClient, echo: string): Promise<number> {
  return JSON.parse((await browser.send(`${echo}/events/open`)).text).open;
}
