/** The store is locked by another process, as by a backup that hangs (security_cases 34). */
import assert from "node:assert/strict";
import { countAudit } from "../support/store.ts";
import { arriveAt, codeOf, otherThan, programTest, signIn } from "./journey.ts";

/** Holds SQLite's write lock until disposed of. */
async function lockStore(dataDir: string): Promise<AsyncDisposable> {
  const file = `${dataDir}/panjereh.sqlite3`;
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-prompt",
      `--allow-read=${dataDir}`,
      `--allow-write=${dataDir}`,
      new URL("store_locker.ts", import.meta.url).pathname,
      file,
    ],
    stdin: "piped",
    stdout: "piped",
  }).spawn();
  const reader = child.stdout.getReader();
  const { value } = await reader.read();
  assert.equal(new TextDecoder().decode(value).trim(), "locked");
  return {
    async [Symbol.asyncDispose]() {
      await child.stdin.close();
      await reader.cancel();
      await child.status;
    },
  };
}

programTest(
  "store outage: 503 with Retry-After, nothing counted, back by itself",
  async (world) => {
    const { program, origin } = world;
    const maryam = world.person("verified-citizen");
    const signedIn = world.browser();
    await signIn(program, signedIn, world.person("chief-executive"), `${world.at("echo")}/`);
    const browser = world.browser();
    const page = await arriveAt(program, browser, maryam, "code");
    const code = await codeOf(program, maryam.mobile);
    {
      await using _ = await lockStore(program.dataDir);
      const refused = await Promise.all([
        browser.submit(page, { code: otherThan(code) }),
        browser.submit(page, { code }),
        world.browser().get(`${origin}/login`),
      ]);
      for (const reply of refused) {
        assert.equal(reply.status, 503, reply.url.pathname);
        assert.equal(reply.headers.get("retry-after"), "5");
        assert.equal(reply.headers.get("cache-control"), "no-store");
        assert.match(reply.main, /پنجره موقتاً در دسترس نیست/);
        assert.doesNotMatch(reply.text, /sqlite|locked|StoreUnavailable/i);
      }
      // A warm session needs no store.
      assert.equal((await signedIn.get(`${world.at("echo")}/`)).status, 200);
      assert.equal((await browser.get(`${origin}/healthz`)).status, 200);
    }
    const deadline = performance.now() + 5000;
    let next = await browser.submit(page, { code });
    while (next.status === 503 && performance.now() < deadline) {
      next = await browser.submit(page, { code });
    }
    assert.equal(next.url.pathname, "/login/identity");
    // The wrong one was not judged, or it was and counted.
    assert.ok(await countAudit(program.dataDir, "code.wrong") <= 1);
  },
);

programTest("store outage: a fragment is asked for, a fragment says so", async (world) => {
  const { program } = world;
  const browser = world.browser();
  const page = await arriveAt(program, browser, world.person("verified-citizen"), "code");
  await using _ = await lockStore(program.dataDir);
  const headers = { "hx-request": "true", "hx-request-type": "partial" };
  const reply = await browser.submit(page, { code: "12345" }, { headers, unfollowed: true });
  assert.equal(reply.status, 503);
  assert.match(reply.main, /پنجره موقتاً در دسترس نیست/);
  assert.doesNotMatch(reply.text, /<html/);
});
