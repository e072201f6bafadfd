/** Case 23 of security_cases.md. */
import assert from "node:assert/strict";
import { MINUTE } from "../../../domain/platform.ts";
import { startSignIn } from "../../../domain/sign_in/request_code.ts";
import { openWorld, SARA } from "../../support/sign_in_world.ts";

Deno.test("a security code is good for one try, in one browser, for ten minutes", async () => {
  const world = await openWorld();
  const { deps, answers, clock } = world;
  const verify = deps.captchas.verify;

  const right = await deps.captchas.issue("browser", "latin");
  assert.equal(await verify(right, "browser", answers.get(right)!), "right");
  assert.equal(await verify(right, "browser", answers.get(right)!), "expired");

  const wrong = await deps.captchas.issue("browser", "latin");
  assert.equal(await verify(wrong, "browser", "wrong"), "wrong");
  assert.equal(await verify(wrong, "browser", answers.get(wrong)!), "expired");

  const other = await deps.captchas.issue("browser", "latin");
  assert.equal(await verify(other, "another", answers.get(other)!), "expired");
  assert.equal(await deps.captchas.picture(other, "another"), null);
  assert.notEqual(await deps.captchas.picture(other, "browser"), null);

  const late = await deps.captchas.issue("browser", "latin");
  clock.time += 10 * MINUTE;
  assert.equal(await verify(late, "browser", answers.get(late)!), "expired");
  assert.equal(await verify("0".repeat(32), "browser", "123456"), "expired");
  world.store.close();
});

Deno.test("picture() draws a challenge always alike, and no two of them", async () => {
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
  assert.equal(await world.deps.captchas.verify(id, "browser", typed), "right");
  world.store.close();
});

Deno.test("startSignIn() spends no security code on a slip in the number", async () => {
  const world = await openWorld();
  const caller = world.caller("a");
  const code = await world.captcha(caller);
  const slip = await startSignIn(world.deps, caller, { mobile: "0912", ...code });
  assert.deepEqual(slip, { outcome: "mobile", error: "format" });
  const corrected = await startSignIn(world.deps, caller, { mobile: SARA.mobile, ...code });
  assert.equal(corrected.outcome, "sent");
  world.store.close();
});
