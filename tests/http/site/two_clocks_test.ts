/** Two machines on one store whose clocks differ by 3 s, and a front that asks them by turns. */
import assert from "node:assert/strict";
import { MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { createHttpClient, type HttpClient } from "../../support/http_client.ts";
import { scan } from "../../support/qr_reader.ts";
import { numberOn } from "../../support/qr_sign_in.ts";
import {
  codeOf,
  programTest,
  refusalLinkOn,
  signIn,
  START,
  stepsOf,
  type World,
} from "../journey.ts";

const HTML = { accept: "text/html" };
const FRESH = 60;

interface Machines {
  /** Answered by turns, beginning with the first machine. */
  client(): HttpClient;
  /** Of one machine only. */
  first(): HttpClient;
  second(): HttpClient;
}

/** With the second machine's clock ahead, and behind. */
function twoClocks(name: string, run: (world: World, machines: Machines) => Promise<void>) {
  for (const skew of [3 * SECOND, -3 * SECOND]) {
    const title = `two clocks: ${name}; the second is ${skew / SECOND} s off`;
    programTest(title, async (world) => {
      const { program, clock, origin } = world;
      const second = await program.startBeside({ now: () => clock.time + skew });
      const clients: HttpClient[] = [];
      const client = (...ports: number[]) => {
        let turn = 0;
        const one = createHttpClient({ origin, port: () => ports[turn++ % ports.length] });
        clients.push(one);
        return one;
      };
      try {
        await run(world, {
          client: () => client(program.port, second.port),
          first: () => client(program.port),
          second: () => client(second.port),
        });
      } finally {
        for (const one of clients) await one[Symbol.asyncDispose]();
        await second.stop();
      }
    }, {
      services: () => [{
        id: "fresh",
        title: { fa: "تازه" },
        upstream: "http://127.0.0.1:9",
        max_age: FRESH,
      }],
    });
  }
}

/** The same browser at the other machine. */
function sharing(from: HttpClient, to: HttpClient): HttpClient {
  for (const [host, jar] of from.cookies) to.cookies.set(host, jar);
  return to;
}

twoClocks("a first sign-in by turns enters a service", async (world, { client }) => {
  const browser = client();
  const service = `${world.at("echo")}/`;
  await signIn(world.program, browser, world.person("verified-citizen"), service);
  for (const _ of "ab") {
    const page = await browser.get(service, HTML);
    assert.equal(page.status, 200);
    assert.equal(page.url.href, service);
  }
});

twoClocks("a code acts once, at whichever machine", async (world, { first, second }) => {
  const person = world.person("verified-citizen");
  const browser = first();
  const page = await stepsOf(world.program, browser, person).askCode();
  const copy = sharing(browser, second());
  const fields = { code: await codeOf(world.program, person.mobile) };
  const answers = await Promise.all(
    [browser, copy].map((one) => one.submit(page, fields, { to: "/login/code", unfollowed: true })),
  );
  const moved = answers.filter(({ headers }) => headers.get("location") === "/login/identity");
  // The second press of a form is answered like the first one: both browsers hold one journey.
  const journeys = new Set(moved.map(({ headers }) => headers.getSetCookie().join()));
  assert.equal(journeys.size, 1, answers.map(({ main }) => main).join("\n"));
});

twoClocks("no code lives longer than by the difference", async (world, { first, second }) => {
  const person = world.person("verified-citizen");
  const browser = first();
  const page = await stepsOf(world.program, browser, person).askCode();
  const code = await codeOf(world.program, person.mobile);
  world.clock.time = START + 2 * MINUTE + 3 * SECOND;
  for (const at of [browser, sharing(browser, second())]) {
    const answer = await at.submit(page, { code }, { to: "/login/code", unfollowed: true });
    assert.notEqual(answer.headers.get("location"), "/login/identity");
  }
});

twoClocks("a proof is fresh where it was just given", async (world, { client, first, second }) => {
  const browser = client();
  const service = `${world.at("fresh")}/`;
  await signIn(world.program, browser, world.person("verified-citizen"), service);
  for (const at of [first, second]) {
    // The agency's server does not answer; what counts is that the window does not ask again.
    const page = await sharing(browser, at()).get(service, HTML);
    assert.equal(page.url.href, service);
    assert.equal(page.status, 502);
  }
  world.clock.time += (FRESH + 5) * SECOND;
  for (const at of [first, second]) {
    const page = await sharing(browser, at()).get(service, HTML);
    assert.notEqual(page.url.href, service);
  }
});

twoClocks("a QR sign-in with screen and phone at different machines", async (world, machines) => {
  for (const [screenAt, phoneAt] of [["first", "second"], ["second", "first"]] as const) {
    const phone = machines[phoneAt]();
    await signIn(world.program, phone, world.person("verified-citizen"));
    const screen = machines[screenAt]();
    const page = await screen.get(`${world.origin}/login/qr`);
    const question = await phone.get(scan(page.main));
    const check = () => screen.submit(page, { action: "check" }, { to: "/login/qr" });
    const number = numberOn(await check());
    await phone.submit(question, { number }, { to: question.url.pathname });
    await check();
    const home = await screen.get(`${world.origin}/sessions`);
    assert.equal(home.url.pathname, "/sessions", home.main);
    world.clock.time += MINUTE;
  }
});

twoClocks("«not me» at one machine ends the session at the other", async (world, machines) => {
  const person = world.person("verified-citizen");
  const known = machines.first();
  await signIn(world.program, known, person);
  world.clock.time += MINUTE;
  const thief = machines.second();
  await signIn(world.program, thief, person);
  assert.equal((await thief.get(`${world.origin}/sessions`)).url.pathname, "/sessions");
  const page = await known.get(await refusalLinkOn(world.program, person.mobile));
  await known.submit(page, {}, { to: page.url.pathname });
  const after = await thief.get(`${world.origin}/sessions`);
  assert.notEqual(after.url.pathname, "/sessions");
});
