/** Case 23 of security_cases.md. */
import assert from "node:assert/strict";
import { createCaptchas } from "../../../domain/captcha/captcha.ts";
import { MOST_BITS } from "../../../domain/captcha/proof_of_work.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { startSignIn } from "../../../domain/code/request_code.ts";
import { openWorld, SARA, worldTest, wrongCode } from "../../support/sign_in_world.ts";

/** Another person's number. */
const OTHER = "09351000000";

worldTest("judge() accepts the answer in one browser, for ten minutes", async (world) => {
  const { deps: { captchas }, answers, clock } = world;
  const id = await captchas.issue("browser", "latin");
  const answer = answers.get(id)!;
  assert.equal(await captchas.judge(id, "browser", { answer }), "right");
  assert.equal(await captchas.judge(id, "browser", { answer: "wrong" }), "wrong");
  assert.equal(await captchas.judge(id, "another", { answer }), "expired");
  assert.equal(await captchas.picture(id, "another"), null);
  assert.notEqual(await captchas.picture(id, "browser"), null);

  clock.time += 10 * MINUTE - 1;
  assert.equal(await captchas.judge(id, "browser", { answer }), "right");
  clock.time += 1;
  assert.equal(await captchas.judge(id, "browser", { answer }), "expired");
  assert.equal(await captchas.picture(id, "browser"), null);
  assert.equal(await captchas.judge("0".repeat(42), "browser", { answer: "123456" }), "expired");
});

worldTest("no character of an identifier can be changed", async (world) => {
  const { deps: { captchas }, answers } = world;
  const id = await captchas.issue("browser", "latin");
  const answer = answers.get(id)!;
  for (let at = 0; at < id.length; at++) {
    for (const other of ["0", "z", "A", "_", "l", "p"].filter((char) => char !== id[at])) {
      const forged = id.slice(0, at) + other + id.slice(at + 1);
      assert.equal(await captchas.judge(forged, "browser", { answer }), "expired", forged);
    }
  }
  for (const forged of [id.slice(0, -1), `${id}A`, ` ${id}`, id.toUpperCase()]) {
    assert.equal(await captchas.judge(forged, "browser", { answer }), "expired", forged);
  }
});

worldTest("a security code has one attempt, right or wrong", async (world) => {
  const caller = world.caller("a");
  const right = await world.captcha(caller);
  const sent = await startSignIn(world.deps, caller, { mobile: SARA.mobile, ...right });
  assert.equal(sent.outcome, "sent");
  assert.equal(await world.deps.captchas.picture(right.captchaId, caller.transaction), null);
  world.clock.time += 10 * MINUTE - 1;
  const other = await startSignIn(world.deps, caller, { mobile: OTHER, ...right });
  assert.deepEqual(other, { outcome: "captcha", error: "expired" }, "to the end of its life");

  const wrong = await world.captcha(caller);
  const first = { mobile: OTHER, ...wrong, captcha: wrongCode(wrong.captcha) };
  assert.deepEqual(await startSignIn(world.deps, caller, first), {
    outcome: "captcha",
    error: "wrong",
  });
  const second = await startSignIn(world.deps, caller, { mobile: OTHER, ...wrong });
  assert.deepEqual(second, { outcome: "captcha", error: "expired" });
  assert.equal(world.inbox.length, 1);
});

worldTest("of parallel answers to one security code one is judged", async (world) => {
  const caller = world.caller("a");
  const { captchaId, captcha } = await world.captcha(caller);
  const outcomes = await Promise.all(Array.from({ length: 20 }, async (_, i) => {
    const typed = i % 2 ? captcha : wrongCode(captcha);
    const mobile = `0935100${1000 + i}`;
    return await startSignIn(world.deps, caller, { mobile, captchaId, captcha: typed });
  }));
  const judged = outcomes.filter((one) => one.outcome !== "captcha" || one.error === "wrong");
  assert.equal(judged.length, 1);
});

worldTest("an identifier leaves room for the proof in one block of SHA-256", async (world) => {
  const id = await world.deps.captchas.issue("browser", "persian", { bits: MOST_BITS });
  // Part and number, with their dots; nine bytes of the block are the hash's own (FIPS 180-4
  // §5.1.1).
  assert.equal(`${id}.3.9999999999`.length, 64 - 9);
  assert.equal(await world.deps.captchas.bits(id, "browser"), MOST_BITS);
  const usual = await world.deps.captchas.issue("browser", "latin");
  assert.equal(await world.deps.captchas.bits(usual, "browser"), 13);
});

worldTest("opening the page stores nothing of a security code", async (world) => {
  const id = await world.deps.captchas.issue("browser", "latin");
  await world.deps.captchas.picture(id, "browser");
  assert.deepEqual((await world.store.list([])).entries, []);
});

Deno.test("picture() is deterministic for a challenge, and differs between challenges", async () => {
  const { deps: { captchas }, store } = await openWorld();
  const [one, other] = [
    await captchas.issue("browser", "latin"),
    await captchas.issue("browser", "latin"),
  ];
  const first = await captchas.picture(one, "browser");
  assert.equal(first?.length, 40);
  assert.deepEqual(await captchas.picture(one, "browser"), first);
  assert.notDeepEqual(await captchas.picture(other, "browser"), first);
  store.close();
});

Deno.test("a security code is accepted in Persian digits, with spaces", async () => {
  const world = await openWorld();
  const id = await world.deps.captchas.issue("browser", "persian");
  const answer = world.answers.get(id)!;
  const persian = answer.replace(/\d/g, (d) => String.fromCharCode(0x06f0 + Number(d)));
  const typed = ` ${persian.slice(0, 3)} ${persian.slice(3)} `;
  assert.equal(await world.deps.captchas.judge(id, "browser", { answer: typed }), "right");
  world.store.close();
});

Deno.test("startSignIn() does not use a security code up for a typing mistake in the number", async () => {
  const world = await openWorld();
  const caller = world.caller("a");
  const code = await world.captcha(caller);
  const slip = await startSignIn(world.deps, caller, { mobile: "0912", ...code });
  assert.deepEqual(slip, { outcome: "mobile", error: "mobile_short" });
  const corrected = await startSignIn(world.deps, caller, { mobile: SARA.mobile, ...code });
  assert.equal(corrected.outcome, "sent");
  world.store.close();
});

worldTest("picture() draws the digits of the page's script", async ({ deps }) => {
  const scripts: string[] = [];
  const captchas = createCaptchas({
    ...deps,
    painter: {
      paint: (_, { script }) => {
        scripts.push(script);
        return new Uint8Array();
      },
    },
    speaker: { speak: () => new Uint8Array() },
  });
  for (const script of ["persian", "latin"] as const) {
    await captchas.picture(await captchas.issue("browser", script), "browser");
  }
  assert.deepEqual(scripts, ["persian", "latin"]);
});
