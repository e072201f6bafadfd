/** What strangers may open writes nothing, or within a budget; the picture of a page is another path. */
import assert from "node:assert/strict";
import { SITE_REQUESTS_A_MINUTE } from "../../../domain/budget/site_requests.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { windowTest } from "../parts.ts";
import { countWrites } from "../../support/count_writes.ts";

/** Beyond every budget of a minute for one address, but for those of sites' requests. */
const FLOOD = 130;
const FLOODS: Record<string, number> = { "/openid/authorize": SITE_REQUESTS_A_MINUTE.ip + 1 };

/** "GET /captcha/:id{[\\w-]{42}}/sound" → what a browser asks for. */
function exampleOf(path: string, id: string): string {
  return path
    .replace(/:file\{\[\\w-\]\{42\}\\\.png\}/, `${id}.png`)
    .replace(/:id\{\[\\w-\]\{42\}\}/, id)
    .replace(/:action\{[^}]*\}/, "resend")
    .replace(/:file\{\\d\+\\\.png\}/, "192.png")
    .replace(":token", "t".repeat(43))
    .replace("*", "nothing.js");
}

windowTest("open pages: one address makes a bounded number of writes by GET", async (world) => {
  const { routes, send, deps, clock } = world;
  const writes = countWrites(world.store);
  const id = await deps.captchas.issue("somebody else's", "latin");
  const wrote: string[] = [];
  for (const route of routes) {
    const [method, path] = route.split(" ");
    if (method !== "GET") continue;
    clock.time += MINUTE;
    const example = exampleOf(path, id);
    const before = writes();
    const flood = FLOODS[path] ?? FLOOD;
    for (let i = 0; i < flood; i++) await (await send(example)).body?.cancel();
    const after = writes();
    if (after > before) wrote.push(path);
    for (let i = 0; i < 10; i++) await (await send(example)).body?.cancel();
    assert.equal(writes(), after, `${path} still writes after ${flood} times`);
  }
  assert.deepEqual(wrote, ["/login/qr", "/openid/authorize"], "only these write at all");
});

windowTest("open pages: with HEAD too", async (world) => {
  const writes = countWrites(world.store);
  for (let i = 0; i < FLOOD; i++) await world.send("/login/qr", { method: "HEAD" });
  const after = writes();
  for (let i = 0; i < 10; i++) await world.send("/login/qr", { method: "HEAD" });
  assert.equal(writes(), after);
});

windowTest(
  "open pages: a place that draws too many codes is told so, and asks for the other way",
  async (world) => {
    const { send, shown, clock } = world;
    let last: Response | undefined;
    for (let i = 0; i < FLOOD; i++) last = await send("/login/qr");
    assert.equal(last?.status, 429);
    assert.equal(last?.headers.get("retry-after"), "60");
    assert.deepEqual(shown.at(-1)?.props, { state: "busy" });
    assert.equal((await send("/login/qr", { ip: "198.51.100.1" })).status, 200, "another place");
    const form = { action: "new", drawing: "", shown: "" };
    const again = await send("/login/qr", { ip: "198.51.100.1", form });
    assert.notEqual(again.status, 500);
    clock.time += MINUTE;
    assert.equal((await send("/login/qr")).status, 200);
  },
);
