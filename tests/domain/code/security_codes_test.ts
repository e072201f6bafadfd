/** Wrong security codes, counted by IP (case 23). */
import assert from "node:assert/strict";
import { HOUR, MINUTE } from "../../../domain/platform/platform.ts";
import { resendCode, startSignIn } from "../../../domain/code/request_code.ts";
import { auditOf } from "../../support/audit.ts";
import { SARA, start, type World, worldTest, wrongCode } from "../../support/sign_in_world.ts";

/** Here an IP may send three wrong security codes an hour. */
function limited(world: World) {
  world.deps.rules.ip = { ...world.deps.rules.ip, failedCaptchasPerHour: 3 };
}

async function answer(world: World, right: boolean, name = "a") {
  const caller = world.caller(name);
  const { captchaId, captcha } = await world.captcha(caller);
  const typed = right ? captcha : wrongCode(captcha);
  const { outcome, ...rest } = await startSignIn(world.deps, caller, {
    mobile: SARA.mobile,
    captchaId,
    captcha: typed,
  });
  return { outcome, ...rest };
}

worldTest(
  "the third wrong security code closes its IP for the hour, and is recorded once",
  async (world) => {
    limited(world);
    const begun = world.clock.time;
    for (let i = 0; i < 2; i++) {
      assert.deepEqual(await answer(world, false), { outcome: "captcha", error: "wrong" });
      world.clock.time += MINUTE;
    }
    const closed = { outcome: "limited", retryAt: begun + HOUR };
    for (let i = 0; i < 5; i++) assert.deepEqual(await answer(world, false), closed);
    const { transactionToken: _, ...right } = await answer(world, true) as Record<string, unknown>;
    assert.deepEqual(right, closed, "a right one is not heard either");
    assert.equal(world.inbox.length, 0);
    assert.deepEqual((await auditOf(world)).map(({ event }) => event), ["captcha.limited"]);

    world.clock.time = begun + HOUR;
    assert.equal((await answer(world, true)).outcome, "sent");
  },
);

worldTest("expired security codes count as wrong ones", async (world) => {
  limited(world);
  const caller = world.caller("a");
  const used = await world.captcha(caller);
  world.clock.time += 10 * MINUTE;
  for (const outcome of ["captcha", "captcha", "limited"]) {
    const result = await startSignIn(world.deps, caller, { mobile: SARA.mobile, ...used });
    assert.equal(result.outcome, outcome);
  }
});

worldTest(
  "a person who waits for a code is not blocked by others' wrong security codes",
  async (world) => {
    limited(world);
    const caller = world.caller("sara");
    await start(world, caller);
    world.clock.time += MINUTE;
    for (let i = 0; i < 3; i++) await answer(world, false);
    assert.equal((await resendCode(world.deps, caller)).outcome, "sent");
  },
);

worldTest("an empty security code is reported, and costs no challenge", async (world) => {
  const caller = world.caller("a");
  const { captchaId, captcha } = await world.captcha(caller);
  const typed = { mobile: SARA.mobile, captchaId };
  for (const empty of ["", "  "]) {
    assert.deepEqual(await startSignIn(world.deps, caller, { ...typed, captcha: empty }), {
      outcome: "captcha",
      error: "missing",
    });
  }
  assert.equal((await startSignIn(world.deps, caller, { ...typed, captcha })).outcome, "sent");
});

worldTest("a used security code is valid for its own number only", async (world) => {
  const caller = world.caller("a");
  const used = await world.captcha(caller);
  assert.equal(
    (await startSignIn(world.deps, caller, { mobile: SARA.mobile, ...used })).outcome,
    "sent",
  );
  for (const mobile of ["09350000000", SARA.nationalId]) {
    assert.deepEqual(await startSignIn(world.deps, caller, { mobile, ...used }), {
      outcome: "captcha",
      error: "expired",
    });
  }
  assert.equal(world.inbox.length, 1);
});
