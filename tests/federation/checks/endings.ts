/** Every end of a session reaches everybody who relies on it. */
import { decodeJwt } from "jose";
import * as client from "openid-client";
import { type HttpUpstream, startHttpUpstream } from "../../routes/gateway/http_upstream.ts";
import { ask, consent, runSite } from "../../http/federation/openid_site.ts";
import { runInWorld, signIn, type World } from "../../http/journey.ts";
import type { HttpClient } from "../../support/http_client.ts";
import { openSocket } from "../../support/open_socket.ts";
import { approveByQr } from "../../support/qr_sign_in.ts";
import { until, within } from "../../support/waiting.ts";
import { type Check, ms, type Seen } from "../../support/checks.ts";

const HTML = { accept: "text/html" };
const CLIENTS = 20;
const HANGING = 5;

/** Notes when each service was told, in milliseconds since the page loaded. */
async function startReceiver(answers: (service: string) => Promise<number> | number) {
  const told = new Map<string, number[]>();
  const tokens: string[] = [];
  const upstream = await startHttpUpstream(async (request, response) => {
    const body = (await Array.fromAsync(request)).join("");
    if (request.method !== "POST") return void response.end("a page");
    const token = new URLSearchParams(body).get("logout_token")!;
    const service = String(decodeJwt(token).aud);
    const status = await answers(service);
    if (status === 200) {
      told.set(service, [...told.get(service) ?? [], performance.now()]);
      tokens.push(token);
    }
    response.writeHead(status).end();
  });
  return { upstream, told, tokens };
}

const service = (id: string, { origin }: HttpUpstream) => ({
  id,
  title: { fa: id },
  upstream: origin,
  backchannel_logout_uri: "/logout",
});

async function enterAll(world: World, browser: HttpClient, ids: string[]): Promise<void> {
  await signIn(world.program, browser, world.person("verified-citizen"), `${world.at(ids[0])}/`);
  for (const id of ids) await browser.get(`${world.at(id)}/`, HTML);
}

/** @returns how long the person waited for the page */
async function signOut(world: World, browser: HttpClient): Promise<number> {
  const page = await browser.get(`${world.origin}/`, HTML);
  const begun = performance.now();
  await browser.submit(page, {}, { to: "/sign-out" });
  return performance.now() - begun;
}

async function twentyClients(): Promise<Seen[]> {
  const ids = Array.from({ length: CLIENTS }, (_, i) => `client-${i}`);
  const released = Promise.withResolvers<void>();
  const hangs = (id: string) => ids.indexOf(id) < HANGING;
  const receiver = await startReceiver(async (id) => {
    if (hangs(id)) await released.promise;
    return 200;
  });
  await using _ = receiver.upstream;
  const seen: Seen[] = [];
  await runInWorld(async (world) => {
    await world.program.useServices(ids.map((id) => service(id, receiver.upstream)));
    const browser = world.browser();
    await enterAll(world, browser, ids);
    const begun = performance.now();
    const page = await signOut(world, browser);
    await until(() => receiver.told.size >= CLIENTS - HANGING, "15 are told", 10_000);
    const last = Math.max(...receiver.told.values().flatMap((times) => times)) - begun;
    seen.push({
      what: `the person's page at sign-out, with ${CLIENTS} clients of which ${HANGING} hang`,
      expected: "≤ 300 ms",
      got: ms(page),
      holds: page <= 300,
    }, {
      what: `the other ${CLIENTS - HANGING} are told`,
      expected: "≤ 2 s",
      got: `the last after ${ms(last)}`,
      holds: last <= 2000,
    });
    released.resolve();
  });
  return seen;
}

async function downForTwoHours(): Promise<Seen[]> {
  let isDown = true;
  let attempts = 0;
  const receiver = await startReceiver(() => {
    attempts++;
    return isDown ? 503 : 200;
  });
  await using _ = receiver.upstream;
  const seen: Seen[] = [];
  await runInWorld(async (world) => {
    await world.program.useServices([service("library", receiver.upstream)]);
    const browser = world.browser();
    await enterAll(world, browser, ["library"]);
    await signOut(world, browser);
    for (let minute = 0; minute < 120; minute += 5) {
      world.clock.time += 5 * 60_000;
      await new Promise((go) => setTimeout(go, 300));
    }
    isDown = false;
    world.clock.time += 15 * 60_000;
    await until(() => receiver.tokens.length > 0, "a token", 10_000);
    await new Promise((go) => setTimeout(go, 1000));
    const { exp, iat } = decodeJwt(receiver.tokens[0]);
    const now = world.clock.time / 1000;
    seen.push({
      what: `a client that was down for two hours (${attempts} attempts)`,
      expected: "one token, issued now and not expired",
      got: `${receiver.tokens.length} token, issued ${Math.round(now - iat!)} s before its arrival`,
      holds: receiver.tokens.length === 1 && iat! > now - 60 && exp! > now,
    });
  });
  return seen;
}

async function expiry(): Promise<Seen[]> {
  const receiver = await startReceiver(() => 200);
  await using _ = receiver.upstream;
  const seen: Seen[] = [];
  await runInWorld(async (world) => {
    await world.program.useServices([service("library", receiver.upstream)]);
    const browser = world.browser();
    await enterAll(world, browser, ["library"]);
    world.clock.time += 34 * 60_000;
    await new Promise((go) => setTimeout(go, 1000));
    const early = receiver.tokens.length;
    world.clock.time += 60_000;
    const begun = performance.now();
    await until(() => receiver.tokens.length > 0, "a token", 60_000);
    const took = performance.now() - begun;
    seen.push({
      what: "a session that nobody uses any more",
      expected: "nothing before its end, told ≤ 60 s after it",
      got: `${early} before, told after ${ms(took)}`,
      holds: early === 0 && took <= 60_000,
    });
  });
  return seen;
}

async function everywhereAtOnce(): Promise<Seen[]> {
  const receiver = await startReceiver(() => 200);
  await using _ = receiver.upstream;
  const seen: Seen[] = [];
  await runSite(async ({ program, site, browser, person, origin }) => {
    const computer = browser();
    const { url, checks } = await ask(site);
    const { back } = await consent(computer, await signIn(program, computer, person(), url));
    const tokens = await client.authorizationCodeGrant(site, back!, checks);
    const { sub } = tokens.claims()!;
    await client.fetchUserInfo(site, tokens.access_token, sub);
    const echo = `http://echo.${new URL(origin).host}`;
    await computer.get(`${echo}/`, HTML);
    const { closed } = await openSocket({ program }, computer, echo);
    await using phone = (await approveByQr(origin, computer)).browser;
    const page = await phone.get(`${origin}/sessions`, HTML);
    const [, end] = /name="end" value="(\w+)"/.exec(page.main)!;
    const begun = performance.now();
    const since = () => performance.now() - begun;
    const empty = closed.then(since);
    await phone.submit(page, { end }, { to: "/sessions" });
    await until(() => receiver.told.size > 0, "the site is told", 10_000);
    const told = since();
    const isDead = await client.fetchUserInfo(site, tokens.access_token, sub)
      .then(() => false, () => true);
    const dead = since();
    const shut = await within(empty, "the socket's end");
    seen.push({
      what: "after the person closes the session on the phone: the OpenID site is told",
      expected: "≤ 1 s",
      got: ms(told),
      holds: told <= 1000,
    }, {
      what: "the access token is refused",
      expected: "≤ 1 s",
      got: isDead ? `at ${ms(dead)}` : "accepted",
      holds: isDead && dead <= 1000,
    }, {
      what: "the gateway's socket is closed",
      expected: "≤ 1 s",
      got: ms(shut),
      holds: shut <= 1000,
    });
  }, { settings: { backchannel_logout_uri: `${receiver.upstream.origin}/logout` } });
  return seen;
}

export const ENDINGS: Check[] = [
  {
    number: 6,
    what: "Sign-out with many clients",
    run: async () => [...await twentyClients(), ...await downForTwoHours()],
  },
  { number: 7, what: "A session expires", run: expiry },
  { number: 9, what: "Closing a session empties everything", run: everywhereAtOnce },
];
