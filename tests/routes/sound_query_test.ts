import assert from "node:assert/strict";
import { withSoundQuery } from "../../routes/sound_query.ts";

const at = (target: string) => new Request(`http://localhost:8000${target}`);

Deno.test("withSoundQuery leaves a query in UTF-8 as it is", () => {
  for (const target of ["/", "/login?return_to=%2F%D8%A7&state=a+b", "/faq?q=a%2525"]) {
    const request = at(target);
    assert.equal(withSoundQuery(request), request);
  }
});

Deno.test("withSoundQuery replaces escapes that are no UTF-8, and keeps the rest", async () => {
  const request = new Request("http://localhost:8000/login?a=100%&b=%C8&return_to=%2Fx%3Fy", {
    method: "POST",
    headers: { cookie: "a=b" },
    body: "code=123456",
  });
  const sound = withSoundQuery(request);
  const { pathname, searchParams } = new URL(sound.url);
  assert.equal(pathname, "/login");
  assert.deepEqual([...searchParams], [["a", "100%"], ["b", "\ufffd"], ["return_to", "/x?y"]]);
  decodeURIComponent(sound.url);
  assert.equal(sound.method, "POST");
  assert.equal(sound.headers.get("cookie"), "a=b");
  assert.equal(await sound.text(), "code=123456");
});
