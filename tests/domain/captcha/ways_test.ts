/** Sound and proof of work: the same challenge, the same single use (security_cases 23). */
import assert from "node:assert/strict";
import { LEAST_BITS } from "../../../domain/captcha/proof_of_work.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { startSignIn } from "../../../domain/code/request_code.ts";
import { solve } from "../../support/proof.ts";
import { SARA, start, worldTest } from "../../support/sign_in_world.ts";

/** The whole of it. */
const ONCE = { language: "fa", partOf: (length: number) => length };
/** A part of it, from 0 to 1. */
const part = (share: number) => ({ ...ONCE, partOf: (length: number) => length * share });

worldTest(
  "sound() speaks the picture's digits three times and does not use the challenge up",
  async (world) => {
    const { captchas } = world.deps;
    const id = await captchas.issue("browser", "persian");
    const answer = world.answers.get(id)!;
    const spoken = await captchas.sound(id, "browser", ONCE);
    assert.match(new TextDecoder().decode(spoken!), new RegExp(`^fa ${answer} `));
    assert.deepEqual(await captchas.sound(id, "browser", ONCE), spoken, "always the same bytes");
    const english = await captchas.sound(id, "browser", { ...ONCE, language: "en" });
    assert.match(new TextDecoder().decode(english!), new RegExp(`^en ${answer} `));
    const noiseOf = (sound: Uint8Array) => new TextDecoder().decode(sound).split(" ")[2];
    assert.notEqual(noiseOf(english!), noiseOf(spoken!), "a noise of its own");
    world.clock.time += 10 * MINUTE - 1;
    assert.equal(await captchas.sound(id, "browser", ONCE), null);
    assert.equal(await captchas.sound(id, "browser", part(0.99)), null);
    assert.equal(await captchas.judge(id, "browser", { answer }), "right");
  },
);

worldTest("sound() counts what is sent, in however many parts", async (world) => {
  const { captchas } = world.deps;
  const heard = async (parts: number[]) => {
    const id = await captchas.issue("browser", "persian");
    let sum = 0;
    for (let i = 0; i < 1000; i++) {
      const share = parts[i % parts.length];
      if (await captchas.sound(id, "browser", part(share)) === null) return sum;
      sum += share;
    }
    return Infinity;
  };
  assert.equal(await heard([1]), 3);
  assert.equal(Math.floor(await heard([0.0001, 1])), 3, "a look before each play");
  for (const parts of [[0.99], [0.5], [0.1, 0.9], [0.3, 0.3, 0.3, 0.1], [1 / 3]]) {
    const sum = await heard(parts);
    assert.ok(sum > 2.9 && sum < 3.21, `${parts}: ${sum}`);
  }
  assert.ok(await heard([0]) === 0, "nothing, ever so often, comes to an end");
});

worldTest("sound() is for its own browser only, and ends with the challenge", async (world) => {
  const { captchas } = world.deps;
  const caller = world.caller("a");
  const { captchaId } = await world.captcha(caller);
  assert.equal(await captchas.sound(captchaId, "another", ONCE), null);
  await startSignIn(world.deps, caller, { mobile: SARA.mobile, captchaId, captcha: "wrong" });
  assert.equal(await captchas.sound(captchaId, caller.transaction, ONCE), null);
  const late = await captchas.issue("browser", "latin");
  world.clock.time += 5 * MINUTE;
  assert.notEqual(await captchas.sound(late, "browser", ONCE), null);
  world.clock.time += 5 * MINUTE;
  assert.equal(await captchas.sound(late, "browser", ONCE), null, "playing does not lengthen it");
});

worldTest("judge() accepts a proof of work for this challenge, in this browser", async (world) => {
  const { captchas } = world.deps;
  const issue = () => captchas.issue("browser", "latin");
  const right = await issue();
  const proof = solve(right, LEAST_BITS);
  assert.equal(await captchas.judge(right, "another", { proof }), "expired");
  assert.equal(await captchas.judge(right, "browser", { proof }), "right");
  assert.equal(await captchas.judge(await issue(), "browser", { proof }), "wrong", "foreign");

  const late = await issue();
  const inTime = solve(late, LEAST_BITS);
  world.clock.time += 10 * MINUTE;
  assert.equal(await captchas.judge(late, "browser", { proof: inTime }), "expired");
});

worldTest("judge() requires the difficulty with which the challenge was issued", async (world) => {
  const { captchas } = world.deps;
  const hard = await captchas.issue("browser", "latin", { bits: LEAST_BITS + 2 });
  assert.equal(await captchas.bits(hard, "browser"), LEAST_BITS + 2);
  assert.equal(await captchas.bits(hard, "another"), null);
  const easier = solve(hard, 8);
  assert.equal(await captchas.judge(hard, "browser", { proof: easier }), "wrong");
  const again = await captchas.issue("browser", "latin", { bits: LEAST_BITS + 2 });
  assert.equal(
    await captchas.judge(again, "browser", { proof: solve(again, LEAST_BITS + 2) }),
    "right",
  );
});

worldTest("startSignIn() continues with the proof of work if nothing was typed", async (world) => {
  const caller = world.caller("a");
  const captchaId = await world.deps.captchas.issue(caller.transaction, "latin");
  const proof = solve(captchaId, LEAST_BITS);
  const typed = { mobile: SARA.mobile, captchaId, captcha: " \u200f", proof };
  const { outcome } = await startSignIn(world.deps, caller, typed);
  assert.equal(outcome, "sent");
  assert.equal(world.inbox.length, 1);
});

worldTest("startSignIn() ignores what is typed beside a valid proof of work", async (world) => {
  const caller = world.caller("a");
  const captchaId = await world.deps.captchas.issue(caller.transaction, "latin");
  const proof = solve(captchaId, LEAST_BITS);
  const typed = { mobile: SARA.mobile, captchaId, captcha: "x", proof };
  const { outcome } = await startSignIn(world.deps, caller, typed);
  assert.equal(outcome, "sent");
});

worldTest("startSignIn() judges what is typed beside an invalid proof of work", async (world) => {
  const caller = world.caller("a");
  for (const [captcha, outcome] of [["x", "captcha"], ["right", "sent"]]) {
    const captchaId = await world.deps.captchas.issue(caller.transaction, "latin");
    const answer = captcha === "right" ? world.answers.get(captchaId)! : captcha;
    const typed = { mobile: SARA.mobile, captchaId, captcha: answer, proof: "1.2.3.4" };
    assert.equal((await startSignIn(world.deps, caller, typed)).outcome, outcome, captcha);
  }
});

worldTest("where a picture is asked for, a proof is no shield for guesses at it", async (world) => {
  const caller = world.caller("a");
  world.deps.rules.ip = { ...world.deps.rules.ip, unusedPerHour: 0 };
  const captchaId = await world.deps.captchas.issue(caller.transaction, "latin");
  const proof = solve(captchaId, LEAST_BITS);
  const guess = (captcha: string) =>
    startSignIn(world.deps, caller, { mobile: SARA.mobile, captchaId, captcha, proof });
  assert.deepEqual(await guess("x"), { outcome: "captcha", error: "wrong" });
  const right = await guess(world.answers.get(captchaId)!);
  assert.notEqual(right.outcome, "sent", "one attempt for each picture");
});

worldTest("startSignIn() by proof of work is subject to the same budgets", async (world) => {
  const caller = world.caller("a");
  for (let i = 0; i < 3; i++) {
    await start(world, caller);
    world.clock.time += MINUTE;
  }
  const captchaId = await world.deps.captchas.issue(caller.transaction, "latin");
  const proof = solve(captchaId, LEAST_BITS);
  const sent = world.inbox.length;
  await startSignIn(world.deps, caller, { mobile: SARA.mobile, captchaId, captcha: "", proof });
  assert.equal(world.inbox.length, sent);
});
