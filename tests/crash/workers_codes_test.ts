/** A code is judged once, whichever of two workers receives it (security_cases 18). */
import assert from "node:assert/strict";
import { request } from "undici";
import type { Person } from "../../adapters/sandbox/mod.ts";
import { codeOf, otherThan, signIn, stepsOf } from "../http/journey.ts";
import { createHttpClient, type HttpClient } from "../support/http_client.ts";
import { countAudit } from "../support/store.ts";
import { startTwoWorkers, type TwoWorkers } from "./two_workers.ts";

/** Each over a new connection, so that the kernel gives some to each worker. */
async function enterAtOnce(
  { port }: TwoWorkers,
  { code, cookie, times }: { code: string; cookie: string; times: number },
): Promise<{ status: number; cookies: string[] }[]> {
  return await Promise.all(Array.from({ length: times }, async () => {
    const { statusCode, headers, body } = await request(`http://127.0.0.1:${port}/login/code`, {
      method: "POST",
      headers: {
        host: `localhost:${port}`,
        cookie,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: `code=${code}`,
      reset: true,
    });
    await body.dump();
    return { status: statusCode, cookies: [headers["set-cookie"] ?? []].flat() };
  }));
}

/** The window is its only host. */
function cookiesOf({ cookies }: HttpClient): string {
  return [...[...cookies.values()][0]].map(([name, value]) => `${name}=${value}`).join("; ");
}

Deno.test("two workers: of 100 parallel wrong codes three count, of 50 right ones one opens a session", async () => {
  await using workers = await startTwoWorkers();
  const { program, dataDir } = workers;
  const people: Person[] = await (await fetch(`${program.sandbox.origin}/people.json`)).json();
  const [maryam, other] = people;
  await using browser = createHttpClient({ origin: program.origin });
  await signIn(program, browser, maryam);
  await browser.submit(await browser.get(`${program.origin}/`), {}, { to: "/sign-out" });
  await stepsOf(program, browser, maryam).askCode();
  const before = await countAudit(dataDir, "session.created");
  const right = await codeOf(program, maryam.mobile);
  const entered = await enterAtOnce(workers, {
    code: right,
    cookie: cookiesOf(browser),
    times: 50,
  });
  const sessions = entered.flatMap(({ cookies }) => cookies)
    .filter((line) => line.startsWith("panjereh_session=") && !line.includes("Max-Age=0"));
  // The same form gets the same session (docs/decisions/0163), from either worker.
  assert.equal(new Set(sessions.map((line) => line.split(";", 1)[0])).size, 1);
  assert.equal(await countAudit(dataDir, "session.created"), before + 1);

  await using second = createHttpClient({ origin: program.origin });
  const page = await stepsOf(program, second, other).askCode();
  const code = await codeOf(program, other.mobile);
  const guesses = await enterAtOnce(workers, {
    code: otherThan(code),
    cookie: cookiesOf(second),
    times: 100,
  });
  assert.deepEqual([...new Set(guesses.map(({ status }) => status))], [422]);
  assert.equal(await countAudit(dataDir, "code.wrong"), 3);
  const late = await second.submit(page, { code }, { unfollowed: true });
  assert.equal(late.status, 422);
  await workers.stop();
});
