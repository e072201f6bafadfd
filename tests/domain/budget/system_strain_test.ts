import { commitTo } from "../../../domain/platform/commit.ts";
import assert from "node:assert/strict";
import {
  sendingStrain,
  type StrainCount,
  strainRecord,
} from "../../../domain/budget/system_strain.ts";
import { MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { startSignIn } from "../../../domain/code/request_code.ts";
import { enterCode } from "../../../domain/code/enter_code.ts";
import { StoreUnavailable } from "../../../domain/platform/store.ts";
import {
  countCodes,
  enter,
  SARA,
  START,
  start,
  worldTest,
  wrongCode,
} from "../../support/sign_in_world.ts";

worldTest("isHigh() requires many wrong codes, and more than right ones", async (world) => {
  const { clock, deps } = world;
  const cases: [StrainCount, boolean][] = [
    [{ right: 0, wrong: 199 }, false],
    [{ right: 0, wrong: 200 }, true],
    [{ right: 200, wrong: 200 }, false],
    [{ right: 500, wrong: 501 }, true],
  ];
  for (const [counted, expected] of cases) {
    clock.time += 10 * MINUTE;
    await countCodes(world, counted);
    assert.equal(await deps.strain.isHigh(), expected, JSON.stringify(counted));
  }
  clock.time += 10 * MINUTE;
  assert.equal(await deps.strain.isHigh(), false, "a window that is over");
});

Deno.test("sendingStrain() requires many unused codes, and more than used ones", () => {
  const of = (sent: number, right: number) => sendingStrain({ sent, right });
  assert.equal(of(199, 0), "usual");
  assert.equal(of(200, 0), "costly");
  assert.equal(of(599, 0), "costly");
  assert.equal(of(600, 0), "unused");
  assert.equal(of(2000, 1000), "usual", "half are used");
  assert.equal(of(2001, 1000), "unused");
  assert.equal(of(100, 200), "usual");
});

worldTest("sending() counts codes that are sent and used, for two windows", async (world) => {
  const { clock, deps } = world;
  await countCodes(world, { right: 0, wrong: 0, sent: 599 });
  assert.equal(await deps.strain.sending(), "costly");
  const caller = world.caller("a");
  await start(world, caller);
  clock.time += SECOND;
  assert.equal(await deps.strain.sending(), "unused", "the 600th");
  await enter(world, caller, world.lastCode());
  clock.time += SECOND;
  assert.equal(await deps.strain.sending(), "costly", "it was used");
  clock.time += 10 * MINUTE;
  assert.equal(await deps.strain.sending(), "costly", "the window before");
  clock.time += 10 * MINUTE;
  assert.equal(await deps.strain.sending(), "usual");
});

worldTest("isHigh() adds up the shards of all workers in a window", async (world) => {
  const [, window] = world.deps.strain.newShard().key;
  for (const shard of ["a-0", "a-7", "b-0"]) {
    const counted: StrainCount = { right: 10, wrong: 70 };
    await commitTo(world.store).set(strainRecord(Number(window), shard), counted).commit();
  }
  assert.equal(await world.deps.strain.isHigh(), true);
});

worldTest("isHigh() asks again after the store failed to answer", async (world) => {
  const { list } = world.store;
  world.store.list = () => Promise.reject(new StoreUnavailable("Cannot reach the store"));
  await assert.rejects(world.deps.strain.isHigh(), StoreUnavailable);
  world.store.list = list;
  assert.equal(await world.deps.strain.isHigh(), false);
});

worldTest("isHigh() counts every entered code", async (world) => {
  const { clock, deps } = world;
  const enterOne = async (name: string, right: boolean) => {
    const caller = world.caller(name, { network: name });
    await start(world, caller);
    const code = world.lastCode();
    await enter(world, caller, right ? code : wrongCode(code));
    clock.time += MINUTE;
    return await deps.strain.isHigh();
  };
  await countCodes(world, { right: 0, wrong: 199 });
  assert.equal(await enterOne("a", false), true, "the 200th wrong one");
  clock.time += 10 * MINUTE;
  await countCodes(world, { right: 199, wrong: 200 });
  assert.equal(await deps.strain.isHigh(), true);
  assert.equal(await enterOne("b", true), false, "as many right ones");
});

worldTest("isHigh() covers ten minutes by the clock", async (world) => {
  world.clock.time = START + 10 * MINUTE;
  await countCodes(world, { right: 0, wrong: 200 });
  assert.equal(await world.deps.strain.isHigh(), true);
  world.clock.time += 10 * MINUTE - 1;
  assert.equal(await world.deps.strain.isHigh(), true);
  world.clock.time += 2 * SECOND;
  assert.equal(await world.deps.strain.isHigh(), false);
});

worldTest("isHigh() is cached for a second", async (world) => {
  const { clock, deps } = world;
  assert.equal(await deps.strain.isHigh(), false);
  await countCodes(world, { right: 0, wrong: 200 });
  clock.time += SECOND - 1;
  assert.equal(await deps.strain.isHigh(), false);
  clock.time += 1;
  assert.equal(await deps.strain.isHigh(), true);
});

worldTest(
  "under strain, an unknown browser has one attempt per code",
  async (world) => {
    const { deps } = world;
    await countCodes(world, { right: 0, wrong: 200 });
    const caller = world.caller("a");
    const begun = await startSignIn(deps, caller, {
      mobile: SARA.mobile,
      ...await world.captcha(caller),
    });
    const transaction = deps.hash.digest("transaction", begun.transactionToken!);
    const next = { ...caller, transaction };
    const last = await enterCode(deps, next, wrongCode(world.lastCode()));
    assert.deepEqual(last, { outcome: "wrong", triesLeft: 0 });
    assert.equal((await enterCode(deps, next, world.lastCode())).outcome, "spent");
  },
);
