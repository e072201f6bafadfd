/** What the phone shows after dialling, and for whom. */
import assert from "node:assert/strict";
import { DAY, MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { dialForCode } from "../../../domain/code/dial_for_code.ts";
import { reportLost } from "../../../domain/journey/delivery_report.ts";
import { addWaiting, type Waiting } from "../../../domain/journey/waiting.ts";
import { auditOf } from "../../support/audit.ts";
import { changeRunning, runningOf } from "../../support/running.ts";
import {
  enter,
  SARA,
  start,
  startAndEnterCode,
  type World,
  worldTest,
} from "../../support/sign_in_world.ts";

const dial = (world: World, mobile = SARA.mobile) =>
  dialForCode(world.deps, { mobile, requestId: "request-9" });

/** Three codes by SMS are used up: a journey without one. */
async function waitingCaller(world: World) {
  for (let i = 0; i < 3; i++) {
    await start(world, world.caller(`stranger ${i}`));
    world.clock.time += MINUTE;
  }
  const caller = world.caller("sara");
  assert.equal((await start(world, caller)).outcome, "waiting");
  world.clock.time += 2 * MINUTE;
  return caller;
}

worldTest("the operator may send the number in any spelling", async (world) => {
  await start(world, world.caller("a"));
  for (const mobile of ["+989121234567", "00989121234567", "989121234567"]) {
    assert.equal((await dial(world, mobile)).outcome, "codes", mobile);
  }
  assert.deepEqual(await dial(world, "1234"), { outcome: "none" });
});

worldTest(
  "a dialled code is fresh: neither lost nor undelivered, and needs no pause",
  async (world) => {
    const caller = await waitingCaller(world);
    await changeRunning(world, caller, { codeUndelivered: true, codeLost: true });
    for (let i = 0; i < 2; i++) {
      const before = (await runningOf(world, caller))?.code;
      assert.equal((await dial(world)).outcome, "codes");
      const { code, codeLost, codeUndelivered } = (await runningOf(world, caller))!;
      assert.notEqual(code?.id, before?.id);
      assert.deepEqual([codeLost, codeUndelivered], [undefined, undefined]);
      // Three wrong attempts, and dialled again within the minute.
      await changeRunning(world, caller, { code: { ...code!, wrongTries: 3 } });
      world.clock.time += SECOND;
    }
  },
);

worldTest(
  "dialling is not blocked by what strangers have used up, nor by used codes",
  async (world) => {
    for (let day = 0; day < 4; day++) {
      const caller = await waitingCaller(world);
      const answer = await dial(world);
      assert.ok(answer.outcome === "codes");
      assert.equal((await enter(world, caller, answer.codes[0].code)).outcome, "accepted");
      world.clock.time += 5 * 60 * MINUTE;
      if (day % 2) world.clock.time += DAY;
    }
  },
);

worldTest(
  "a journey past the code, or with another number by now, is shown nothing",
  async (world) => {
    const caller = world.caller("a");
    await startAndEnterCode(world, caller);
    assert.deepEqual(await dial(world), { outcome: "none" });

    const next = world.caller("b", { network: "n2" });
    world.clock.time += MINUTE;
    await start(world, next);
    await changeRunning(world, next, { step: "identity" });
    assert.deepEqual(await dial(world), { outcome: "none" });
    await changeRunning(world, next, { step: "code", mobile: "09350000000" });
    assert.deepEqual(await dial(world), { outcome: "none" });
  },
);

worldTest("an expired code is not shown: another is issued", async (world) => {
  const caller = world.caller("a");
  await start(world, caller);
  const first = (await runningOf(world, caller))!.code!;
  world.clock.time += 120 * SECOND - 1;
  await dial(world);
  assert.equal((await runningOf(world, caller))!.code!.id, first.id, "alive to the millisecond");
  world.clock.time += 1;
  await dial(world);
  assert.notEqual((await runningOf(world, caller))!.code!.id, first.id);
  assert.deepEqual((await auditOf(world, "code.dialled")).map(({ detail }) => detail), [
    { issued: 0 },
    { issued: 1 },
  ]);
});

worldTest("the phone shows when each code was requested, newest first", async (world) => {
  const asked: number[] = [];
  for (const network of ["n1", "n2"]) {
    await start(world, world.caller(network, { network }));
    asked.unshift(world.clock.time);
    world.clock.time += MINUTE;
  }
  const answer = await dial(world);
  assert.ok(answer.outcome === "codes");
  assert.deepEqual(answer.codes.map(({ askedAt }) => askedAt), asked);
});

worldTest(
  "beyond the day's three, current codes are still shown, and counted as not issued",
  async (world) => {
    const own = await waitingCaller(world);
    for (let i = 0; i < 3; i++) {
      await dial(world);
      world.clock.time += 3 * MINUTE;
    }
    // One browser has a current code, the other has none and gets none.
    const code = (await runningOf(world, own))!.code!;
    await changeRunning(world, own, { code: { ...code, expiresAt: world.clock.time + MINUTE } });
    await changeRunning(world, own, { resendAt: world.clock.time });
    const other = world.caller("other", { network: "n7" });
    await start(world, other);
    await changeRunning(world, other, { code: undefined });
    const answer = await dial(world);
    assert.ok(answer.outcome === "codes");
    assert.equal(answer.codes.length, 1);
    assert.deepEqual((await auditOf(world, "code.dialled")).at(-1), {
      at: world.clock.time,
      event: "code.dialled",
      requestId: "request-9",
      detail: { issued: 0 },
    });
  },
);

worldTest("a lost message of a dialled code's predecessor has no effect", async (world) => {
  const caller = world.caller("a");
  await start(world, caller);
  world.clock.time += 2 * MINUTE;
  await dial(world);
  await reportLost(world.deps, "1:1", "request-2");
  assert.equal((await runningOf(world, caller))?.codeLost, undefined);
});

Deno.test("addWaiting() keeps four: known browsers first, then the latest", () => {
  const one = (askedAt: number) => ({ transaction: String(askedAt), askedAt });
  let waiting: Waiting | null = addWaiting(null, "browser:own", one(0));
  for (let i = 1; i <= 4; i++) waiting = addWaiting(waiting, `network:${i}`, one(i));
  assert.deepEqual(Object.keys(waiting), ["browser:own", "network:4", "network:3", "network:2"]);
  waiting = addWaiting(waiting, "network:3", one(5));
  assert.equal(waiting["network:3"].askedAt, 5, "a source waits once");
});

worldTest(
  "dialling stays possible when strangers everywhere have used up their budgets",
  async (world) => {
    for (let i = 0; i < 6; i++) {
      const network = `n${Math.floor(i / 2)}`;
      await start(world, world.caller(`stranger ${i}`, { network }));
      world.clock.time += MINUTE;
    }
    const caller = world.caller("sara", { network: "home" });
    assert.equal((await start(world, caller)).outcome, "waiting");
    world.clock.time += 2 * MINUTE;
    const answer = await dial(world);
    assert.ok(answer.outcome === "codes");
    assert.equal((await enter(world, caller, answer.codes[0].code)).outcome, "accepted");
  },
);
