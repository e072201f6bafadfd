import assert from "node:assert/strict";
import { createHttpClient } from "../../support/http_client.ts";
import { startTestProgram, type TestProgram } from "../../support/program.ts";
import { arriveAt, PATHS, rightFields, signIn, START, STEP_NAMES } from "../journey.ts";

const clock = { now: () => START };

/** Two runs of one program: the same data folder, port and people. */
async function twoLives(
  first: (program: TestProgram) => Promise<void>,
  second: (program: TestProgram) => Promise<void>,
): Promise<void> {
  const dataDir = await Deno.makeTempDir({ prefix: "panjereh_" });
  let program = await startTestProgram({ dataDir, clock });
  const { port } = program;
  try {
    await first(program);
    await program.stop();
    program = await startTestProgram({ dataDir, port, clock });
    await second(program);
  } finally {
    await program.stop();
    await Deno.remove(dataDir, { recursive: true });
  }
}

for (const [i, step] of STEP_NAMES.entries()) {
  Deno.test(`restart: a journey at ${step} continues from there`, async () => {
    let browser: ReturnType<typeof createHttpClient>;
    let form: Awaited<ReturnType<typeof arriveAt>>;
    await twoLives(async (program) => {
      browser = createHttpClient(program);
      form = await arriveAt(program, browser, program.sandbox.people[0], step);
    }, async (program) => {
      // The form of the first run, submitted in the second.
      await using after = createHttpClient(program);
      for (const [host, cookies] of browser.cookies) after.cookies.set(host, cookies);
      await browser[Symbol.asyncDispose]();
      const shown = await after.get(program.origin + PATHS[step]);
      assert.equal(shown.url.pathname, PATHS[step]);
      const fields = await rightFields(program, program.sandbox.people[0], form, step);
      const next = await after.submit(form, fields);
      const expected = step === "postal_code" ? "/" : PATHS[STEP_NAMES[i + 1]];
      assert.equal(next.url.pathname, expected);
    });
  });
}

Deno.test("restart: sessions, service sessions and signing keys survive", async () => {
  let cookies: Map<string, Map<string, string>>;
  let jwks: string;
  const atEcho = ({ port }: TestProgram) => `http://echo.localhost:${port}/`;
  await twoLives(async (program) => {
    await using browser = createHttpClient(program);
    await signIn(program, browser, program.sandbox.people[0], atEcho(program));
    jwks = (await browser.get(`${program.origin}/.well-known/jwks.json`)).text;
    cookies = browser.cookies;
  }, async (program) => {
    await using browser = createHttpClient(program);
    for (const [host, jar] of cookies) browser.cookies.set(host, jar);
    assert.match((await browser.get(`${program.origin}/`)).main, /مریم رضایی/);
    assert.equal((await browser.send(atEcho(program))).status, 200);
    assert.equal((await browser.get(`${program.origin}/.well-known/jwks.json`)).text, jwks);
  });
});
