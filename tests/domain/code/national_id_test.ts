/**
 * The first field with a national ID: no response reveals whose number it leads to, or whether
 * there is one (case 24).
 */
import assert from "node:assert/strict";
import { DAY, MINUTE } from "../../../domain/platform/platform.ts";
import { dialForCode } from "../../../domain/code/dial_for_code.ts";
import { emailCode } from "../../../domain/code/email_code.ts";
import { enterCode } from "../../../domain/code/enter_code.ts";
import { resendCode } from "../../../domain/code/request_code.ts";
import { readTransaction } from "../../../domain/journey/transaction.ts";
import { enter, SARA, signIn, start, type World, worldTest } from "../../support/sign_in_world.ts";

/** Valid check digit, no account. */
const UNKNOWN = "0499370899";

async function withAccount(world: World) {
  await signIn(world, world.caller("first visit", { network: "elsewhere" }));
  await world.settled();
  world.inbox.length = 0;
  world.clock.time += DAY;
}

worldTest("the code goes to the account's mobile and opens the journey", async (world) => {
  await withAccount(world);
  const caller = world.caller("a");
  assert.equal((await start(world, caller, "۰۰۱۲۳۴۵۶۷۹")).outcome, "sent");
  await world.settled();
  assert.equal((await enter(world, caller, world.lastCode())).outcome, "accepted");
  const { mobile, typedIdentity } = (await readTransaction(world.deps, caller))!;
  assert.equal(mobile, SARA.mobile);
  assert.deepEqual(typedIdentity, { nationalId: SARA.nationalId, day: "", month: "", year: "" });
});

worldTest("known and unknown national IDs get the same answers to everything", async (world) => {
  await withAccount(world);
  async function answers(nationalId: string, name: string): Promise<unknown[]> {
    const caller = world.caller(name, { network: name });
    const all: unknown[] = [];
    for (let i = 0; i < 4; i++) {
      all.push(await start(world, caller, nationalId));
      for (let wrong = 0; wrong < 3; wrong++) {
        all.push(await enterCode(world.deps, caller, "00000"));
      }
      all.push(await emailCode(world.deps, caller), await resendCode(world.deps, caller));
      const running = await readTransaction(world.deps, caller);
      all.push(running && [running.step, running.resendAt, running.code?.expiresAt]);
      world.clock.time += MINUTE;
    }
    await world.settled();
    return all;
  }
  const begun = world.clock.time;
  const known = await answers(SARA.nationalId, "a");
  world.clock.time = begun;
  assert.deepEqual(await answers(UNKNOWN, "b"), known);
  assert.equal(world.inbox.length, 3, "none for the unknown one");
});

worldTest("nothing matches for an unknown national ID", async (world) => {
  const caller = world.caller("a");
  await start(world, caller, UNKNOWN);
  const transaction = await readTransaction(world.deps, caller);
  assert.equal(transaction?.code?.digest, "");
  assert.equal(transaction?.code?.sealed, undefined);
  assert.equal(world.inbox.length, 0);
  assert.deepEqual(await enterCode(world.deps, caller, "12345"), {
    outcome: "wrong",
    triesLeft: 2,
  });
});

worldTest(
  "a number's used-up budget is neither refilled nor revealed by its national ID",
  async (world) => {
    await withAccount(world);
    for (let i = 0; i < 3; i++) {
      await start(world, world.caller(`m${i}`));
      world.clock.time += MINUTE;
    }
    const caller = world.caller("by id");
    assert.deepEqual(await start(world, caller, SARA.nationalId), { outcome: "sent" });
    await world.settled();
    assert.equal(world.inbox.length, 3, "nothing leaves");
    const dialled = await dialForCode(world.deps, { mobile: SARA.mobile, requestId: "r" });
    assert.ok(dialled.outcome === "codes");
    assert.equal(
      (await enterCode(world.deps, caller, dialled.codes[0].code)).outcome,
      "accepted",
      "who dials has the SIM",
    );
  },
);

worldTest("codes by national ID count for the number too", async (world) => {
  await withAccount(world);
  for (let i = 0; i < 3; i++) {
    await start(world, world.caller(`i${i}`), SARA.nationalId);
    world.clock.time += MINUTE;
  }
  await world.settled();
  assert.equal((await start(world, world.caller("by number"))).outcome, "waiting");
});

worldTest("an operator's refusal is not shown after a national ID", async (world) => {
  await withAccount(world);
  world.outside.down.add("sms");
  const caller = world.caller("a");
  assert.deepEqual(await start(world, caller, SARA.nationalId), { outcome: "sent" });
  await world.settled();
  const transaction = await readTransaction(world.deps, caller);
  assert.equal(transaction?.codeUndelivered, undefined);
  assert.equal(transaction?.resendAt, world.clock.time + MINUTE);
});

worldTest(
  "ten digits that are not a national ID are a typing mistake, and cost no picture",
  async (world) => {
    const caller = world.caller("a");
    const outcome = await start(world, caller, "0012345678");
    assert.deepEqual(outcome, { outcome: "mobile", error: "national_id" });
    assert.deepEqual(await start(world, caller, "09121"), {
      outcome: "mobile",
      error: "mobile_short",
    });
  },
);
