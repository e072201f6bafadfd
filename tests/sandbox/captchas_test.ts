import assert from "node:assert/strict";
import { createCaptchaObserver } from "../../adapters/sandbox/wires/captcha_observer.ts";
import { postJson, withOutsideWorld } from "./outside_world.ts";

Deno.test("GET /captchas/<id>.json returns the observer's report, for ten minutes", async () => {
  await withOutsideWorld(async ({ sandbox, clock }) => {
    const id = "q3_W-x.9";
    const find = () => fetch(`${sandbox.origin}/captchas/${id}.json`);
    const before = await find();
    assert.equal(before.status, 404);
    await before.body?.cancel();

    await createCaptchaObserver(sandbox.origin)(id, "048213");
    clock.time += 10 * 60_000 - 1;
    assert.deepEqual(await (await find()).json(), { answer: "048213" });

    clock.time += 1;
    const after = await find();
    assert.equal(after.status, 404);
    await after.body?.cancel();
  });
});

Deno.test("POST /captchas refuses a malformed report", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    for (const report of [{ id: "a" }, { id: "a", answer: 48213 }, { id: "", answer: "1" }, null]) {
      const response = await postJson(`${sandbox.origin}/captchas`, report);
      assert.equal(response.status, 400, JSON.stringify(report));
      await response.body?.cancel();
    }
  });
});

Deno.test("createCaptchaObserver throws when the sandbox does not accept the report", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    await assert.rejects(
      createCaptchaObserver(sandbox.origin)("", "048213"),
      /Cannot tell the sandbox an answer: 400/,
    );
  });
});
