/** How a code is issued within its budgets, and what is kept from the earlier journey. */
import assert from "node:assert/strict";
import { DAY, MINUTE } from "../../../domain/platform/platform.ts";
import { checkIdentity } from "../../../domain/sign_in/check_identity.ts";
import { dialForCode } from "../../../domain/code/dial_for_code.ts";
import { enterCode } from "../../../domain/code/enter_code.ts";
import { resendCode, startSignIn } from "../../../domain/code/request_code.ts";
import { budgetsOf, sourceOf } from "../../../domain/journey/subject.ts";
import { auditOf } from "../../support/audit.ts";
import { changeRunning, runningOf } from "../../support/running.ts";
import {
  enter,
  SARA,
  signIn,
  start,
  startAndEnterCode,
  type World,
  worldTest,
  wrongCode,
} from "../../support/sign_in_world.ts";

const OTHER = "09350000000";
/** Valid check digits, no accounts. */
const UNKNOWN = ["0499370899", "0790419904"];

/** Starts over in the same browser, whose cookie names the earlier journey. */
async function restart(world: World, caller: ReturnType<World["caller"]>, mobile = SARA.mobile) {
  world.clock.time += MINUTE;
  return await start(world, caller, mobile);
}

worldTest("starting over replaces the former journey", async (world) => {
  const caller = world.caller("a");
  await start(world, caller);
  const former = { ...caller };
  await restart(world, caller);
  assert.equal(await runningOf(world, former), null);
  assert.equal((await runningOf(world, caller))?.step, "code");
});

worldTest(
  "a resend continues the same journey, and only while a code is waited for",
  async (world) => {
    const caller = world.caller("a");
    await start(world, caller);
    world.clock.time += MINUTE;
    assert.equal((await resendCode(world.deps, caller)).outcome, "sent", "at the moment named");
    assert.equal((await runningOf(world, caller))?.step, "code");
    await enter(world, caller, world.lastCode());
    world.clock.time += MINUTE;
    assert.deepEqual(await resendCode(world.deps, caller), { outcome: "elsewhere" });
    assert.equal((await runningOf(world, caller))?.step, "identity");
  },
);

worldTest("after an outage a resend waits until the stated time", async (world) => {
  const caller = world.caller("a");
  world.outside.down.add("sms");
  await start(world, caller);
  world.outside.down.clear();
  const { resendAt } = (await runningOf(world, caller))!;
  world.clock.time = resendAt - 1;
  assert.deepEqual(await resendCode(world.deps, caller), { outcome: "limited", retryAt: resendAt });
  world.clock.time = resendAt;
  assert.equal((await resendCode(world.deps, caller)).outcome, "sent");
});

worldTest("the page offers a resend after a minute", async (world) => {
  const caller = world.caller("a");
  await start(world, caller);
  assert.equal((await runningOf(world, caller))?.resendAt, world.clock.time + MINUTE);
});

worldTest(
  "a person who starts over finds the identity's fields as they left them",
  async (world) => {
    const caller = world.caller("a");
    await startAndEnterCode(world, caller);
    const typed = { ...SARA.typed, day: "15" };
    await checkIdentity(world.deps, caller, typed);
    await restart(world, caller);
    assert.deepEqual((await runningOf(world, caller))?.typedIdentity, typed);
    await restart(world, caller, OTHER);
    assert.equal((await runningOf(world, caller))?.typedIdentity, undefined, "the next person");
  },
);

worldTest("asking once too often does not invalidate the current code", async (world) => {
  const caller = world.caller("a");
  for (let i = 0; i < 3; i++) {
    await restart(world, caller);
  }
  const code = world.lastCode();
  world.clock.time += MINUTE;
  const begun = { ...caller };
  assert.equal((await start(world, caller)).outcome, "waiting");
  assert.equal((await enterCode(world.deps, caller, code)).outcome, "accepted");
  assert.equal(await runningOf(world, begun), null);
});

worldTest("another spelling of a number is counted as the same number", async (world) => {
  const spellings = [
    "9121234567",
    "\u202a+98 912 123 4567",
    "0098 (0)912-123-4567",
    "۰۹۱۲\u200c۱۲۳۴۵۶۷",
  ];
  const outcomes = [];
  for (const spelling of spellings) {
    outcomes.push((await restart(world, world.caller("a"), spelling)).outcome);
  }
  assert.deepEqual(outcomes, ["sent", "sent", "sent", "waiting"]);
});

worldTest("the code of one number is not carried over to another's journey", async (world) => {
  for (let i = 0; i < 3; i++) {
    await start(world, world.caller(`b${i}`), OTHER);
    world.clock.time += MINUTE;
  }
  const caller = world.caller("a");
  await start(world, caller);
  const code = world.lastCode();
  assert.equal((await start(world, caller, OTHER)).outcome, "waiting");
  assert.equal((await runningOf(world, caller))?.code, undefined);
  assert.deepEqual(await enterCode(world.deps, caller, code), { outcome: "none" });
});

worldTest("without dialling, an exhausted budget says until when", async (world) => {
  world.deps.wires = {};
  const begun = world.clock.time;
  for (let i = 0; i < 3; i++) {
    await start(world, world.caller(`b${i}`));
    world.clock.time += MINUTE;
  }
  const fourth = world.caller("b4");
  assert.deepEqual(await start(world, fourth), { outcome: "limited", retryAt: begun + DAY });
  assert.equal(await runningOf(world, fourth), null, "no journey begins");
  assert.equal((await auditOf(world, "code.limited")).length, 1);
});

/** Sara has an account, created in a browser that is not used again. */
async function withAccount(world: World) {
  await signIn(world, world.caller("first visit", { network: "elsewhere" }));
  await world.settled();
  world.inbox.length = 0;
  world.clock.time += DAY;
}

worldTest(
  "a number and its national ID share the day's three messages, either way",
  async (world) => {
    await withAccount(world);
    for (
      const [i, first] of [SARA.mobile, SARA.nationalId, SARA.nationalId, SARA.nationalId].entries()
    ) {
      assert.equal((await start(world, world.caller(`b${i}`), first)).outcome, "sent");
      await world.settled();
      world.clock.time += MINUTE;
    }
    assert.equal(world.inbox.length, 3);
  },
);

worldTest("by national ID the response does not wait for the operator", async (world) => {
  await withAccount(world);
  const later: (() => Promise<void>)[] = [];
  world.deps.background = (task) => void later.push(task);
  assert.equal((await start(world, world.caller("a"), SARA.nationalId)).outcome, "sent");
  assert.equal(world.inbox.length, 0);
  for (const task of later) await task();
  assert.equal(world.inbox.length, 1);
});

worldTest("a silent journey does not count against the number", async (world) => {
  await withAccount(world);
  for (let i = 0; i < 3; i++) {
    await start(world, world.caller(`m${i}`));
    world.clock.time += MINUTE;
  }
  const begun = world.clock.time - 3 * MINUTE;
  await start(world, world.caller("silent"), SARA.nationalId);
  await world.settled();
  world.clock.time = begun + DAY;
  // One of the three is a day old now, and no fourth was counted.
  assert.equal((await start(world, world.caller("m4"))).outcome, "sent");
});

worldTest(
  "a silent journey cannot be completed, not even with a code that is dialled elsewhere",
  async (world) => {
    await withAccount(world);
    for (let i = 0; i < 3; i++) {
      await start(world, world.caller(`m${i}`));
      world.clock.time += MINUTE;
    }
    const caller = world.caller("silent");
    await start(world, caller, SARA.nationalId);
    const { code } = (await runningOf(world, caller))!;
    assert.deepEqual([code?.digest, code?.sealed], ["", undefined]);
  },
);

worldTest("each national ID without an account has its own budget", async (world) => {
  const budgets = UNKNOWN.map((nationalId) => budgetsOf(world.deps, { mobile: "", nationalId }));
  for (const nationalId of UNKNOWN) {
    assert.equal((await start(world, world.caller(nationalId), nationalId)).outcome, "sent");
  }
  const keys = budgets.flatMap(({ own, behind }) => [own.key, behind!.key]);
  assert.equal(new Set(keys.map(String)).size, 4);
});

worldTest(
  "a journey by national ID stays one, and is resent as such",
  async (world) => {
    await withAccount(world);
    const caller = world.caller("a");
    await start(world, caller, SARA.nationalId);
    await world.settled();
    world.clock.time += MINUTE;
    assert.equal((await resendCode(world.deps, caller)).outcome, "sent");
    const { nationalId, mobile } = (await runningOf(world, caller))!;
    assert.deepEqual([nationalId, mobile], [SARA.nationalId, SARA.mobile]);
  },
);

worldTest("a form submitted twice continues for the same first field only", async (world) => {
  await withAccount(world);
  const caller = world.caller("a");
  const used = await world.captcha(caller);
  const submit = (mobile: string) => startSignIn(world.deps, caller, { mobile, ...used });
  assert.equal((await submit(SARA.nationalId)).outcome, "sent");
  assert.equal((await submit(SARA.nationalId)).outcome, "sent");
  assert.deepEqual(await submit(SARA.mobile), { outcome: "captcha", error: "expired" });
});

worldTest(
  "sourceOf(): a browser is the person's own once they have signed in with it",
  async (world) => {
    const { browserToken } = await signIn(world, world.caller("a"));
    const own = world.hash.digest("browser", browserToken!);
    const knownTo = async (browser: string | undefined, mobile: string) =>
      (await sourceOf(world.deps, world.caller("x", { browser }), mobile)).knownBrowser;
    assert.equal(await knownTo(own, SARA.mobile), own);
    assert.equal(await knownTo(own, OTHER), undefined);
    assert.equal(await knownTo("another", SARA.mobile), undefined);
    assert.equal(await knownTo(undefined, SARA.mobile), undefined);
  },
);

worldTest(
  "strangers in the same network do not use up the budget of the person's own browser",
  async (world) => {
    const { browserToken } = await signIn(world, world.caller("a"));
    world.clock.time += DAY;
    for (let i = 0; i < 4; i++) {
      await start(world, world.caller(`s${i}`));
      world.clock.time += MINUTE;
    }
    const browser = world.hash.digest("browser", browserToken!);
    assert.equal((await start(world, world.caller("own", { browser }))).outcome, "sent");
  },
);

worldTest("a journey that has moved on is not shown by dialling", async (world) => {
  const caller = world.caller("a");
  await start(world, caller);
  await changeRunning(world, caller, { step: "mobile" });
  const dialled = await dialForCode(world.deps, { mobile: SARA.mobile, requestId: "r" });
  assert.deepEqual(dialled, { outcome: "none" });
});

worldTest("a person without guesses left is not told to dial", async (world) => {
  const begun = world.clock.time;
  for (let i = 0; i < 3; i++) {
    const caller = world.caller(`b${i}`);
    await start(world, caller);
    for (let wrong = 0; wrong < 3; wrong++) {
      await enterCode(world.deps, caller, wrongCode(world.lastCode()));
    }
    world.clock.time += MINUTE;
  }
  const next = world.caller("b4");
  assert.deepEqual(await start(world, next), { outcome: "limited", retryAt: begun + DAY });
  assert.equal(await runningOf(world, next), null);
});
