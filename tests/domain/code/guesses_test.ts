/** The counters of right and wrong codes, by number and by national ID (cases 19 and 24). */
import assert from "node:assert/strict";
import { DAY, MINUTE } from "../../../domain/platform/platform.ts";
import { enterCode } from "../../../domain/code/enter_code.ts";
import { runningOf } from "../../support/running.ts";
import {
  countCodes,
  enter,
  identify,
  SARA,
  signIn,
  start,
  startAndEnterCode,
  type World,
  worldTest,
  wrongCode,
} from "../../support/sign_in_world.ts";

async function withAccount(world: World) {
  const { browserToken } = await signIn(
    world,
    world.caller("first visit", { network: "elsewhere" }),
  );
  await world.settled();
  world.clock.time += DAY;
  return world.hash.digest("browser", browserToken!);
}

worldTest("nine wrong codes by national ID close the number behind it, too", async (world) => {
  await withAccount(world);
  for (let i = 0; i < 3; i++) {
    const caller = world.caller(`id ${i}`);
    await start(world, caller, SARA.nationalId);
    await world.settled();
    for (let wrong = 0; wrong < 3; wrong++) {
      await enterCode(world.deps, caller, wrongCode(world.lastCode()));
    }
    world.clock.time += MINUTE;
  }
  const begun = world.clock.time - 3 * MINUTE;
  assert.deepEqual(await start(world, world.caller("by number")), {
    outcome: "limited",
    retryAt: begun + DAY,
  });
});

worldTest(
  "a guess at one national ID does not count for another, or for another number",
  async (world) => {
    for (const [i, first] of ["0499370899", "0012345679", "09350000000"].entries()) {
      const caller = world.caller(`c${i}`);
      assert.equal((await start(world, caller, first)).outcome, "sent");
      const result = await enterCode(world.deps, caller, "00000");
      assert.ok(["wrong", "accepted"].includes(result.outcome));
    }
  },
);

worldTest(
  "the guess that closes the number is limited, also in a running journey",
  async (world) => {
    const caller = world.caller("a");
    await start(world, caller);
    const right = world.lastCode();
    const other = world.caller("b");
    for (let i = 0; i < 9; i++) {
      if (i % 3 === 0) {
        world.clock.time += 30_000;
        await startIn(world, other, i);
      }
      await enterCode(world.deps, other, wrongCode(world.lastCode()));
    }
    const result = await enterCode(world.deps, caller, right);
    assert.equal(result.outcome, "limited");
  },
);

/** Each in its own network for the messages, but guessed from the first. */
async function startIn(world: World, caller: ReturnType<World["caller"]>, i: number) {
  const fresh = world.caller(`b${i}`, { network: `n${i}` });
  world.clock.time += MINUTE;
  await start(world, fresh);
  caller.transaction = fresh.transaction;
}

for (const [name, first] of [["number", SARA.mobile], ["national ID", SARA.nationalId]] as const) {
  worldTest(`a person who signs in by ${name} is never locked out`, async (world) => {
    await withAccount(world);
    for (let i = 0; i < 5; i++) {
      const caller = world.caller(`c${i}`);
      assert.equal((await start(world, caller, first)).outcome, "sent");
      await world.settled();
      assert.equal((await enter(world, caller, world.lastCode())).outcome, "accepted");
      world.clock.time += MINUTE;
    }
    assert.equal((await start(world, world.caller("by number"))).outcome, "sent");
  });
}

worldTest("used codes keep an IP and a network from reading two pictures", async (world) => {
  const tight = { unusedPerHour: 1, failedCaptchasPerHour: 9, leastUsedRatio: 1, ratioFrom: 1 };
  for (const [n, place] of (["ip", "network"] as const).entries()) {
    world.deps.rules = { ...world.deps.rules, [place]: tight };
    for (let i = 0; i < 3; i++) {
      const caller = world.caller(`${place} ${i}`, { [place]: place });
      const entered = await startAndEnterCode(world, caller, `0912${n}00000${i}`);
      assert.equal(entered.outcome, "accepted");
    }
    await start(world, world.caller("unused", { [place]: place }), `0912${n}000003`);
    const next = await start(world, world.caller("next", { [place]: place }), `0912${n}000004`);
    assert.deepEqual(next, { outcome: "captcha", error: "another" });
    world.deps.rules = { ...world.deps.rules, [place]: { ...tight, ratioFrom: 1000 } };
  }
});

worldTest("a known browser has three attempts under strain", async (world) => {
  const browser = await withAccount(world);
  await countCodes(world, { right: 0, wrong: 500 });
  const caller = world.caller("again", { browser });
  await start(world, caller);
  for (const triesLeft of [2, 1]) {
    const wrong = wrongCode(world.lastCode());
    assert.deepEqual(await enterCode(world.deps, caller, wrong), { outcome: "wrong", triesLeft });
  }
  assert.equal((await enterCode(world.deps, caller, world.lastCode())).outcome, "accepted");
});

worldTest("the last wrong attempt is called wrong, with no attempt left", async (world) => {
  const caller = world.caller("a");
  await start(world, caller);
  const outcomes = [];
  for (let i = 0; i < 3; i++) {
    outcomes.push(await enterCode(world.deps, caller, wrongCode(world.lastCode())));
  }
  assert.deepEqual(outcomes, [
    { outcome: "wrong", triesLeft: 2 },
    { outcome: "wrong", triesLeft: 1 },
    { outcome: "wrong", triesLeft: 0 },
  ]);
});

worldTest(
  "an empty field and a malformed one are distinguished, and cost no attempt",
  async (world) => {
    const caller = world.caller("a");
    await start(world, caller);
    assert.deepEqual(await enterCode(world.deps, caller, "  "), { outcome: "missing" });
    assert.deepEqual(await enterCode(world.deps, caller, "1234"), { outcome: "format" });
    assert.equal((await runningOf(world, caller))?.code?.wrongTries, 0);
  },
);

worldTest("after a right code only what repeats its response is kept", async (world) => {
  const caller = world.caller("a");
  await start(world, caller);
  const before = { ...caller };
  const code = world.lastCode();
  await enterCode(world.deps, before, wrongCode(code));
  const entered = world.clock.time += MINUTE;
  const first = await enterCode(world.deps, before, code);
  assert.deepEqual(await enterCode(world.deps, before, code), first, "after a slip, too");
  assert.ok(first.outcome === "accepted");
  caller.transaction = world.hash.digest("transaction", first.transactionToken);
  const { code: kept, authTime } = (await runningOf(world, caller))!;
  assert.deepEqual([kept, authTime], [undefined, entered]);
  const [accepted] = (await world.store.list<{ code: object }>(["accepted_code"])).entries;
  assert.ok(!("sealed" in accepted.value.code) || accepted.value.code.sealed === undefined);
});

worldTest(
  "nine wrong codes by number make a right one by its national ID wrong, silently",
  async (world) => {
    await withAccount(world);
    world.deps.rules.person = { ...world.deps.rules.person, resendAfter: 0, codesPerDay: 20 };
    const byId = world.caller("by id");
    await start(world, byId, SARA.nationalId);
    await world.settled();
    const right = world.lastCode();
    for (let i = 0; i < 9; i++) {
      const caller = world.caller(`by number ${i}`);
      await start(world, caller);
      assert.equal(
        (await enterCode(world.deps, caller, wrongCode(world.lastCode()))).outcome,
        "wrong",
      );
    }
    assert.deepEqual(await enterCode(world.deps, byId, right), { outcome: "wrong", triesLeft: 2 });
  },
);

worldTest("two concurrent journeys of one new person create one account", async (world) => {
  const callers = ["a", "b"].map((name) => world.caller(name, { network: name }));
  for (const caller of callers) {
    world.clock.time += MINUTE;
    await startAndEnterCode(world, caller);
  }
  await Promise.all(callers.map((caller) => identify(world, caller)));
  assert.equal((await world.store.list(["account"])).entries.length, 1);
  assert.equal((await world.store.list(["session"])).entries.length, 2);
});
