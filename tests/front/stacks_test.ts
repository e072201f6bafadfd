/** The services of docs/stacks/, taken from its pages and run behind the gateway as they stand. */
import assert from "node:assert/strict";
import type { Person } from "../../adapters/sandbox/mod.ts";
import { signIn } from "../http/journey.ts";
import { createHttpClient, type HttpClient } from "../support/http_client.ts";
import { unlessInstalled } from "../browser/support/installed.ts";
import { freePort, startTestProgram, type TestProgram } from "../support/program.ts";
import { type Documented, documented } from "./support/documented.ts";
import { type Stack, STACKS } from "./support/stacks.ts";

/** So much is the window's clock ahead of the agency's. */
const AHEAD = 2000;

const HTML = { accept: "text/html" };

interface Running {
  program: TestProgram;
  service: Documented["service"];
  /** Public origin of the service. */
  origin: string;
  /** Its own port. */
  port: number;
  browser(): HttpClient;
}

/** Each has its own folder; a stack that this machine lacks is left out by name. */
for (const stack of STACKS) {
  const { ignore, note } = unlessInstalled(...stack.needs);
  Deno.test({
    name: `stacks: ${stack.name}, as ${stack.page} says${note}`,
    ignore,
    fn: () => behindTheGateway(stack, (running) => useService(stack, running)),
  });
}

async function behindTheGateway(stack: Stack, use: (running: Running) => Promise<void>) {
  const port = freePort();
  const page = await documented(stack.page, port);
  await using stackOf = new AsyncDisposableStack();
  const program = await startTestProgram({
    clock: { now: () => Date.now() + AHEAD },
    services: () => [page.service],
  });
  stackOf.defer(() => program.stop());
  const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
  stackOf.defer(() => Deno.remove(folder, { recursive: true }));
  await page.write(folder, program.origin);
  stackOf.use(await stack.start(folder, port));
  await use({
    ...{ program, port, service: page.service },
    origin: `http://${page.service.id}.localhost:${program.port}`,
    browser: () => stackOf.use(createHttpClient({ origin: program.origin, port: program.port })),
  });
}

async function useService(stack: Stack, running: Running): Promise<void> {
  await refusesWhatTheWindowDidNotSay(running);
  const browser = running.browser();
  const maryam = personOf(running, "verified-citizen");
  await signIn(running.program, browser, maryam, `${running.origin}/`);
  if (stack.field) await keepsFormsOfOnePerson(running, browser, maryam, stack.field);
  else await answersScripts(running, browser, maryam);
}

const personOf = ({ program }: Running, persona: string): Person =>
  program.sandbox.people.find((person) => person.persona === persona)!;

/** Its port is open to this machine: no assertion, another service's, and a changed one. */
async function refusesWhatTheWindowDidNotSay({ program, port, ...running }: Running) {
  const browser = running.browser();
  const echo = `http://echo.localhost:${program.port}/`;
  const { text } = await signIn(program, browser, program.sandbox.people[0], echo);
  const assertion = /X-Identity-Assertion",\s*"([^"]+)"/i.exec(text)![1];
  const [head, claims, signature] = assertion.split(".");
  const own = btoa(JSON.stringify({ ...JSON.parse(atob(claims)), aud: running.service.id }));
  const changed = own.replaceAll("=", "").replaceAll("+", "-").replaceAll("/", "_");
  const unsigned = btoa('{"typ":"identity-assertion+jwt","alg":"none"}').replaceAll("=", "");
  const headers = [
    undefined,
    "x",
    assertion,
    `${head}.${changed}.${signature}`,
    `${unsigned}.${changed}.`,
  ];
  await using direct = createHttpClient({ origin: running.origin, port });
  for (const value of headers) {
    const { status } = await direct.send("/", {
      headers: { ...HTML, ...value && { "x-identity-assertion": value } },
    });
    assert.equal(status, 403, value);
  }
}

async function keepsFormsOfOnePerson(
  { program, origin, ...running }: Running,
  browser: HttpClient,
  maryam: Person,
  field: string,
): Promise<void> {
  const fromItself = { ...HTML, origin, "sec-fetch-site": "same-origin" };
  const home = await browser.get(`${origin}/`, HTML);
  assert.equal(home.status, 200, home.text);
  assert.match(home.text, new RegExp(`سلام ${maryam.firstName} ${maryam.lastName}`));
  const sent = await browser.submit(home, { [field]: "گلستان & <ب>" }, { headers: fromItself });
  assert.equal(sent.url.href, `${origin}/`, "the redirect stays at the public address");
  assert.match(sent.text, /<li>گلستان &amp; &lt;ب(>|&gt;)<\/li>/);
  assert.match((await browser.get(`${origin}/`, HTML)).text, /گلستان/, "the session is kept");

  const another = { ...HTML, origin: `http://echo.localhost:${program.port}` };
  const forged = await browser.send(`${origin}/`, {
    method: "POST",
    headers: {
      ...another,
      "sec-fetch-site": "same-site",
      "content-type": "application/x-www-form-urlencoded",
    },
    body: `${field}=forged`,
  });
  assert.equal(forged.status, 403, "another service's page posts nothing");

  const out = await browser.submit(home, {}, { to: "/_panjereh/sign-out", headers: fromItself });
  assert.match(out.main, /خارج شدید/);
  const sara = personOf({ program, origin, ...running }, "card-of-another");
  const next = await signIn(program, browser, sara, `${origin}/`);
  assert.match(next.text, new RegExp(sara.firstName));
  assert.doesNotMatch(next.text, /گلستان/, "another person in this browser sees nothing of it");
}

async function answersScripts(
  { origin }: Running,
  browser: HttpClient,
  { firstName, lastName }: Person,
): Promise<void> {
  const me = await browser.send(`${origin}/api/me`);
  assert.deepEqual(JSON.parse(me.text), { name: `${firstName} ${lastName}` });
  const add = (site: string) =>
    browser.send(`${origin}/api/cases`, {
      method: "POST",
      headers: { "content-type": "application/json", "sec-fetch-site": site },
      body: '{"title":"گلستان"}',
    });
  assert.equal((await add("same-origin")).status, 201);
  assert.notEqual((await add("same-site")).status, 201, "another service's page posts nothing");
  assert.deepEqual(JSON.parse((await browser.send(`${origin}/api/cases`)).text), ["گلستان"]);
  await using stranger = createHttpClient({ origin });
  assert.equal((await stranger.send(`${origin}/manifest.json`)).status, 200);
}
