/** Wrong security codes, counted by IP (case 23). */
import assert from "node:assert/strict";
import { HOUR, MINUTE } from "../../../domain/platform/platform.ts";
import { resendCode, startSignIn } from "../../../domain/code/request_code.ts";
import { auditOf } from "../../support/audit.ts";
import { SARA, start, type World, worldTest, wrongCode } from "../../support/sign_in_world.ts";

/** Here an IP may send two wrong security codes an hour. */
function limited(world: World) {
  world.deps.rules.ip = { ...world.deps.rules.ip, failedCaptchasPerHour: 3 };
}

async function answer(
  world: World,
  right: boolean,
  name = "a",
  isSecond = false,
  place: { ip?: string } = {},
) {
  const caller = world.caller(name, place);
  const { captchaId, captcha } = await world.captcha(caller, isSecond);
  const typed = right ? captcha : wrongCode(captcha);
  const { outcome, ...rest } = await startSignIn(world.deps, caller, {
    mobile: SARA.mobile,
    captchaId,
    captcha: typed,
  });
  return { outcome, ...rest };
}

async function withoutToken(result: Promise<object>) {
  const { transactionToken: _, ...rest } = await result as Record<string, unknown>;
  return rest;
}

worldTest(
  "an IP reads two pictures from the third wrong security code of an hour on, recorded once",
  async (world) => {
    limited(world);
    const begun = world.clock.time;
    for (let i = 0; i < 5; i++) {
      assert.deepEqual(await answer(world, false), { outcome: "captcha", error: "wrong" });
      world.clock.time += MINUTE;
    }
    assert.deepEqual(await withoutToken(answer(world, true)), {
      outcome: "captcha",
      error: "another",
    });
    assert.equal(world.inbox.length, 0);
    assert.deepEqual((await auditOf(world)).map(({ event }) => event), ["captcha.limited"]);
    assert.equal((await answer(world, true, "a", true)).outcome, "sent", "the second is enough");

    world.clock.time = begun + HOUR;
    assert.equal((await answer(world, true, "b")).outcome, "sent");
  },
);

worldTest("a network whose addresses guess in turn reads two pictures too", async (world) => {
  world.deps.rules.network = { ...world.deps.rules.network, failedCaptchasPerHour: 3 };
  for (let i = 0; i < 3; i++) await answer(world, false, `a${i}`, false, { ip: `ip${i}` });
  const { error } = await answer(world, true, "b", false, { ip: "b" }) as { error?: string };
  assert.equal(error, "another");
});

worldTest("the first of two pictures is used up, and the second is good once", async (world) => {
  limited(world);
  for (let i = 0; i < 3; i++) await answer(world, false);
  const caller = world.caller("a");
  const first = await world.captcha(caller);
  const typed = { mobile: SARA.mobile };
  const ask = (captcha: object) =>
    withoutToken(startSignIn(world.deps, caller, { ...typed, ...captcha } as never));
  assert.deepEqual(await ask(first), { outcome: "captcha", error: "another" });
  assert.deepEqual(await ask(first), { outcome: "captcha", error: "expired" });
  const second = await world.captcha(caller, true);
  const wrong = { ...second, captcha: wrongCode(second.captcha) };
  assert.deepEqual(await ask(wrong), { outcome: "captcha", error: "wrong" });
  assert.deepEqual(await ask(second), { outcome: "captcha", error: "expired" });
});

worldTest("expired and invented security codes are no guesses", async (world) => {
  limited(world);
  const caller = world.caller("a");
  const used = await world.captcha(caller);
  world.clock.time += 10 * MINUTE;
  for (let i = 0; i < 5; i++) {
    for (const captchaId of [used.captchaId, "0".repeat(42)]) {
      const typed = { mobile: SARA.mobile, captcha: used.captcha, captchaId };
      const result = await startSignIn(world.deps, caller, typed);
      assert.deepEqual(result, { outcome: "captcha", error: "expired" });
    }
  }
  assert.equal((await answer(world, true)).outcome, "sent");
  assert.deepEqual((await auditOf(world, "captcha.limited")).length, 0);
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
