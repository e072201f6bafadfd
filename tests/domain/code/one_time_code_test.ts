/** Cases 18–21 and 24 of security_cases.md on the rules themselves. */
import assert from "node:assert/strict";
import { DAY, MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { enterCode } from "../../../domain/code/enter_code.ts";
import { resendCode, startSignIn } from "../../../domain/code/request_code.ts";
import { readTransaction } from "../../../domain/journey/transaction.ts";
import { noteLifetimes } from "../../support/lifetimes.ts";
import { enter, SARA, start, worldTest, wrongCode } from "../../support/sign_in_world.ts";

worldTest(
  "100 parallel wrong codes count as three, then even the right one fails",
  async (world) => {
    const caller = world.caller("a");
    await start(world, caller);
    const code = world.lastCode();
    const results = await Promise.all(
      Array.from({ length: 100 }, () => enterCode(world.deps, caller, wrongCode(code))),
    );
    const count = (outcome: string) => results.filter((r) => r.outcome === outcome).length;
    assert.equal(count("wrong"), 3);
    // The third wrong one and all after it.
    assert.equal(count("spent"), 97);
    assert.deepEqual(await enterCode(world.deps, caller, code), { outcome: "spent" });
  },
);

worldTest("50 parallel right codes lead to one journey", async (world) => {
  const caller = world.caller("a");
  await start(world, caller);
  const code = world.lastCode();
  const results = await Promise.all(
    Array.from({ length: 50 }, () => enterCode(world.deps, caller, code)),
  );
  const tokens = results.map((r) => r.outcome === "accepted" && r.transactionToken);
  assert.ok(tokens[0]);
  assert.deepEqual(new Set(tokens), new Set([tokens[0]]));
});

worldTest("an accepted code is remembered while the journey may go on", async (world) => {
  const caller = world.caller("a");
  await start(world, caller);
  world.clock.time += 100 * SECOND;
  const lifetimes = noteLifetimes(world.store);
  await enter(world, caller, world.lastCode());
  assert.deepEqual(lifetimes().accepted_code, [30 * MINUTE]);
});

worldTest("a right code ends the token under which it was entered", async (world) => {
  const before = world.caller("a");
  await start(world, before);
  const after = { ...before };
  assert.equal((await enter(world, after, world.lastCode())).outcome, "accepted");
  assert.equal(await readTransaction(world.deps, before), null);
  assert.equal((await readTransaction(world.deps, after))?.step, "identity");
});

worldTest(
  "a lost response can be had again, with the code and while it is valid",
  async (world) => {
    const caller = world.caller("a");
    await start(world, caller);
    const code = world.lastCode();
    const first = await enterCode(world.deps, caller, code);
    assert.deepEqual(await enterCode(world.deps, caller, code), first);
    assert.equal((await enterCode(world.deps, world.caller("b"), code)).outcome, "elsewhere");
    assert.equal((await enterCode(world.deps, caller, "")).outcome, "elsewhere");
    world.clock.time += 120 * SECOND - 1;
    assert.deepEqual(await enterCode(world.deps, caller, code), first);
    world.clock.time += 1;
    assert.equal((await enterCode(world.deps, caller, code)).outcome, "elsewhere");
  },
);

worldTest("a browser with the former token has one guess at the code", async (world) => {
  const caller = world.caller("a");
  await start(world, caller);
  const code = world.lastCode();
  await enterCode(world.deps, caller, code);
  for (const guess of [wrongCode(code), code]) {
    assert.equal((await enterCode(world.deps, caller, guess)).outcome, "elsewhere");
  }
});

worldTest("a code is valid to the millisecond", async (world) => {
  const [a, b] = [world.caller("a"), world.caller("b", { network: "n2" })];
  await start(world, a);
  const code = world.lastCode();
  world.clock.time += 120 * SECOND - 1;
  assert.equal((await enterCode(world.deps, a, code)).outcome, "accepted");
  await start(world, b);
  world.clock.time += 120 * SECOND;
  assert.deepEqual(await enterCode(world.deps, b, world.lastCode()), { outcome: "expired" });
});

worldTest("an expired code costs no attempt", async (world) => {
  const caller = world.caller("a");
  await start(world, caller);
  world.clock.time += 121 * SECOND;
  await enterCode(world.deps, caller, "00000");
  const transaction = await readTransaction(world.deps, caller);
  assert.equal(transaction?.code?.wrongTries, 0);
});

worldTest("a code is invalid after a resend, and the new one works", async (world) => {
  const caller = world.caller("a");
  await start(world, caller);
  const first = world.lastCode();
  world.clock.time += 60 * SECOND;
  assert.equal((await resendCode(world.deps, caller)).outcome, "sent");
  const second = world.lastCode();
  if (first !== second) {
    assert.equal((await enterCode(world.deps, caller, first)).outcome, "wrong");
  }
  assert.equal((await enterCode(world.deps, caller, second)).outcome, "accepted");
});

worldTest("a code is useless in another browser", async (world) => {
  const caller = world.caller("a");
  await start(world, caller);
  const code = world.lastCode();
  assert.equal((await enterCode(world.deps, world.caller("b"), code)).outcome, "elsewhere");
  // Including the token that this browser had before the journey began.
  assert.equal((await enterCode(world.deps, world.caller("a"), code)).outcome, "elsewhere");
  const other = world.caller("c", { network: "n2" });
  await start(world, other, "09120000000");
  const right = world.lastCode("09120000000");
  if (code !== right) {
    assert.equal((await enterCode(world.deps, other, code)).outcome, "wrong");
  }
});

worldTest("a resend before its time says when", async (world) => {
  const caller = world.caller("a");
  await start(world, caller);
  world.clock.time += 59 * SECOND;
  assert.deepEqual(await resendCode(world.deps, caller), {
    outcome: "limited",
    retryAt: world.clock.time + SECOND,
  });
});

worldTest("no spelling, browser or resend refills the day's three codes", async (world) => {
  const spellings = [SARA.mobile, "+989121234567", "۰۹۱۲۱۲۳۴۵۶۷"];
  const begun = world.clock.time;
  for (const [i, spelling] of spellings.entries()) {
    assert.equal((await start(world, world.caller(`b${i}`), spelling)).outcome, "sent");
    world.clock.time += 60 * SECOND;
  }
  for (const spelling of [...spellings, "00989121234567"]) {
    assert.deepEqual(await start(world, world.caller("fresh"), spelling), {
      outcome: "waiting",
      retryAt: begun + DAY,
    });
  }
  assert.equal(world.inbox.length, 3);
});

worldTest("nine wrong codes a day, then the source waits and is told until when", async (world) => {
  const begun = world.clock.time;
  for (let i = 0; i < 3; i++) {
    const caller = world.caller(`b${i}`);
    await start(world, caller);
    for (let wrong = 0; wrong < 3; wrong++) {
      await enterCode(world.deps, caller, wrongCode(world.lastCode()));
    }
    world.clock.time += 60 * SECOND;
  }
  const elsewhere = world.caller("home", { network: "home" });
  assert.deepEqual(await start(world, world.caller("b4")), {
    outcome: "limited",
    retryAt: begun + DAY,
  });
  assert.equal((await start(world, elsewhere)).outcome, "sent");
});

worldTest("known and unknown numbers get the same result", async (world) => {
  const known = await start(world, world.caller("a"));
  const unknown = await start(world, world.caller("b"), "09350000000");
  assert.deepEqual(known, unknown);
});

worldTest("an undelivered code costs nothing and can be requested again soon", async (world) => {
  const caller = world.caller("a");
  world.outside.down.add("sms");
  assert.equal((await start(world, caller)).outcome, "undelivered");
  assert.equal((await resendCode(world.deps, caller)).outcome, "limited");
  world.clock.time += 30 * SECOND;
  world.outside.down.delete("sms");
  assert.equal((await resendCode(world.deps, caller)).outcome, "sent");
  for (let i = 0; i < 2; i++) {
    world.clock.time += 60 * SECOND;
    assert.equal((await resendCode(world.deps, caller)).outcome, "sent");
  }
});

worldTest("a form submitted twice sends one code and continues", async (world) => {
  const caller = world.caller("a");
  const typed = { mobile: SARA.mobile, ...await world.captcha(caller) };
  const results = [
    await startSignIn(world.deps, caller, typed),
    await startSignIn(world.deps, caller, typed),
  ];
  assert.deepEqual(results.map(({ outcome }) => outcome), ["sent", "sent"]);
  assert.equal(results[0].transactionToken, results[1].transactionToken);
  assert.equal(world.inbox.length, 1);
});
