import assert from "node:assert/strict";
import { withOutsideWorld } from "./outside_world.ts";

const ADDRESS = "http://localhost:8000/qr/Zk3mX9-qTb1LwYc7_RdPgA";

async function scan(origin: string, text: string): Promise<string | undefined> {
  const query = new URLSearchParams({ scan: text });
  const page = await (await fetch(`${origin}/phones/09120000001?${query}`)).text();
  return /<section class="scan".*?<a class="button" href="([^"]*)"/s.exec(page)?.[1];
}

Deno.test("a phone's camera opens the window's codes, and nothing else", async () => {
  await withOutsideWorld(async ({ sandbox: { origin } }) => {
    assert.equal(await scan(origin, ADDRESS), ADDRESS);
    assert.equal(await scan(origin, "۱۲۳ ۴۵۶ ۷۸۹"), "http://localhost:8000/qr");
    for (
      const text of [
        "",
        "http://evil.example/qr/Zk3mX9-qTb1LwYc7_RdPgA",
        "http://localhost:8000@evil.example/qr/Zk3mX9-qTb1LwYc7_RdPgA",
        "http://localhost:8000/sign-out",
        "javascript:alert(1)",
        `"><script>alert(1)</script>`,
      ]
    ) assert.equal(await scan(origin, text), undefined, text);
  });
});

Deno.test("a phone's screen has a camera, which escapes hostile text", async () => {
  await withOutsideWorld(async ({ sandbox: { origin } }) => {
    const page = await fetch(`${origin}/phones/09120000001?scan=%22%3E%3Cimg%3E`);
    const text = await page.text();
    assert.ok(text.includes("دوربین"));
    assert.ok(!text.includes("<img>"));
  });
});
