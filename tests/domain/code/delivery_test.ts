/** The SMS operator's answers to a code, and their effects. */
import assert from "node:assert/strict";
import { DeliveryFailed } from "../../../domain/notice/delivery.ts";
import { DAY, MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { reportLost } from "../../../domain/journey/delivery_report.ts";
import { resendCode } from "../../../domain/code/request_code.ts";
import type { Transaction } from "../../../domain/journey/transaction.ts";
import { auditOf } from "../../support/audit.ts";
import { changeRunning, runningOf } from "../../support/running.ts";
import { start, type World, worldTest } from "../../support/sign_in_world.ts";

function failingWith({ deps }: World, failure: DeliveryFailed) {
  deps.sms.send = () => Promise.reject(failure);
}

worldTest(
  "a message that may have been sent can be requested again after a minute",
  async (world) => {
    failingWith(world, new DeliveryFailed(5, undefined, true));
    const caller = world.caller("a");
    assert.deepEqual(await start(world, caller), { outcome: "undelivered" });
    const { resendAt, codeUndelivered } = (await runningOf(world, caller))!;
    assert.equal(codeUndelivered, true);
    assert.equal(resendAt, world.clock.time + MINUTE);
    world.clock.time = resendAt;
    assert.equal((await resendCode(world.deps, caller)).outcome, "undelivered");
  },
);

worldTest("a message that may have been sent waits as long as the operator says", async (world) => {
  failingWith(world, new DeliveryFailed(90, undefined, true));
  const caller = world.caller("a");
  await start(world, caller);
  assert.equal((await runningOf(world, caller))?.resendAt, world.clock.time + 90 * SECOND);
});

const CAME: Partial<Transaction>[] = [
  { codeUndelivered: true },
  { codeLost: true },
  { codeEmailed: "id" },
  { codeDialled: "id" },
];

for (const came of CAME) {
  worldTest(
    `while the person waits for another code, ${Object.keys(came)} is not forgotten`,
    async (world) => {
      const caller = world.caller("a");
      await start(world, caller);
      for (let i = 0; i < 2; i++) {
        world.clock.time += MINUTE;
        await resendCode(world.deps, caller);
      }
      const before = (await runningOf(world, caller))!;
      await changeRunning(world, caller, came);
      world.clock.time += MINUTE;
      assert.equal((await resendCode(world.deps, caller)).outcome, "waiting");
      const after = (await runningOf(world, caller))!;
      assert.equal(after.code?.id, before.code?.id);
      assert.partialDeepStrictEqual(after, came);
    },
  );
}

worldTest("a code counts as sent only once the operator has taken it", async (world) => {
  const sent: string[] = [];
  world.deps.onCodeSent = (channel) => sent.push(channel);
  world.outside.down.add("sms");
  assert.equal((await start(world, world.caller("a"))).outcome, "undelivered");
  assert.deepEqual(sent, []);
  world.outside.down.delete("sms");
  world.clock.time += MINUTE;
  assert.equal((await start(world, world.caller("a"))).outcome, "sent");
  assert.deepEqual(sent, ["sms"]);
});

worldTest(
  "a refused message can be requested again as soon as the operator says",
  async (world) => {
    failingWith(world, new DeliveryFailed(5));
    const caller = world.caller("a");
    await start(world, caller);
    const { resendAt } = (await runningOf(world, caller))!;
    assert.equal(resendAt, world.clock.time + 5 * SECOND);
  },
);

for (const [name, mayHaveLeft, most] of [["refused", false, 20], ["unknown", true, 6]] as const) {
  worldTest(
    `${name} messages: ${most} of twenty are submitted in a day`,
    async (world) => {
      let handedOver = 0;
      world.deps.sms.send = () => {
        handedOver++;
        return Promise.reject(new DeliveryFailed(1, undefined, mayHaveLeft));
      };
      world.deps.rules.ip = { ...world.deps.rules.ip, ratioFrom: 1000 };
      for (let i = 0; i < 20; i++) {
        await start(world, world.caller(`b${i}`));
        world.clock.time += MINUTE;
      }
      assert.equal(handedOver, most);
    },
  );
}

worldTest("the operator can tell the first message from the next", async (world) => {
  const again: unknown[] = [];
  const { send } = world.deps.sms;
  world.deps.sms.send = (mobile, message, options) => {
    again.push(options?.again);
    return send(mobile, message, options);
  };
  const caller = world.caller("a");
  await start(world, caller);
  world.clock.time += MINUTE;
  await resendCode(world.deps, caller);
  assert.deepEqual(again, [false, true]);
});

worldTest("a lost message is recorded once, however often it is reported", async (world) => {
  const caller = world.caller("a");
  await start(world, caller);
  for (let i = 0; i < 2; i++) await reportLost(world.deps, "1:1", "request-3");
  assert.equal((await runningOf(world, caller))?.codeLost, true);
  const lost = { event: "code.lost" as const, requestId: "request-3" };
  assert.deepEqual(await auditOf(world, "code.lost"), [{ at: world.clock.time, ...lost }]);
});

worldTest("a code that was in two messages is lost once", async (world) => {
  const caller = world.caller("a");
  await start(world, caller);
  const codeId = (await runningOf(world, caller))!.code!.id;
  const sent = { transaction: caller.transaction, codeId };
  await world.store.atomic().set(["sms_message", "2:1"], sent, { expireIn: DAY }).commit();
  await reportLost(world.deps, "1:1", "request-2");
  await reportLost(world.deps, "2:1", "request-2");
  assert.equal((await auditOf(world, "code.lost")).length, 1);
});
