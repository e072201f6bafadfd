/** Addresses that thousands share: what an attacker among them can send, and what it costs others. */
import assert from "node:assert/strict";
import { HOUR, MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { startSignIn } from "../../../domain/code/request_code.ts";
import type { Caller } from "../../../domain/journey/caller.ts";
import { auditOf } from "../../support/audit.ts";
import {
  countCodes,
  enter,
  SARA,
  signIn,
  start,
  type World,
  worldTest,
  wrongCode,
} from "../../support/sign_in_world.ts";

const number = (i: number, operator = "935") => `0${operator}${String(i).padStart(7, "0")}`;

/** Proofs of work are taken as done: their cost is not what is tested here. */
function believeProofs(world: World) {
  const { judge } = world.deps.captchas;
  world.deps.captchas.judge = (id, transaction, given) =>
    "proof" in given ? Promise.resolve("right") : judge(id, transaction, given);
}

/** By proof of work, with a challenge of this many bits. */
async function prove(world: World, caller: Caller, mobile: string, bits = 18) {
  const captchaId = await world.deps.captchas.issue(caller.transaction, "latin", { bits });
  const typed = { mobile, captchaId, captcha: "", proof: "1.1.1.1" };
  const { transactionToken: _, ...result } = await startSignIn(world.deps, caller, typed);
  return result;
}

/** As a person does: reads one picture, and another one if that is asked for. */
async function readPictures(world: World, caller: Caller, mobile: string) {
  let isSecond = false;
  for (let pictures = 1;; pictures++) {
    const typed = { mobile, ...await world.captcha(caller, isSecond) };
    const { transactionToken, ...result } = await startSignIn(world.deps, caller, typed);
    if (transactionToken) caller.transaction = world.hash.digest("transaction", transactionToken);
    if (!("error" in result) || result.error !== "another") return { ...result, pictures };
    isSecond = true;
  }
}

/** A machine that reads one of 64 pictures, as often as it likes. */
async function guess(world: World, i: number): Promise<void> {
  const caller = world.caller(`machine ${i}`);
  const { captchaId, captcha } = await world.captcha(caller);
  const reads = i % 64 === 0;
  const typed = {
    mobile: number(i, "936"),
    captchaId,
    captcha: reads ? captcha : wrongCode(captcha),
  };
  const result = await startSignIn(world.deps, caller, typed);
  if (!("error" in result) || result.error !== "another") return;
  // The same luck again would be one in 4096.
  const second = await world.captcha(caller, true);
  const again = i % 4096 === 0 ? second.captcha : wrongCode(second.captcha);
  await startSignIn(world.deps, caller, { ...typed, ...second, captcha: again });
}

const sentTo = (world: World, prefix: string) =>
  world.inbox.filter(({ mobile }) => mobile.startsWith(prefix)).length;

worldTest("200 people sign in from an address from which an attacker floods", async (world) => {
  believeProofs(world);
  // All within one hour of the clock.
  world.clock.time += 30 * MINUTE;
  let guesses = 0;
  for (let person = 0; person < 200; person++) {
    for (let i = 0; i < 5; i++) {
      await prove(world, world.caller(`x${person}.${i}`), number(5 * person + i));
    }
    for (let i = 0; i < 5; i++) await guess(world, ++guesses);
    const caller = world.caller(`person ${person}`);
    const mobile = number(person, "912");
    const { outcome, pictures } = await readPictures(world, caller, mobile);
    assert.equal(outcome, "sent", `person ${person}`);
    assert.ok(pictures <= 2);
    assert.equal((await enter(world, caller, world.lastCode(mobile))).outcome, "accepted");
    world.clock.time += 15 * SECOND;
  }
  assert.equal(sentTo(world, "0912"), 200);
  const proved = sentTo(world, "0935");
  assert.ok(proved >= 20 && proved <= 120, `${proved} of 1000 by proof of work`);
  const guessed = sentTo(world, "0936");
  assert.ok(guessed <= 8, `${guessed} of 1000 by reading pictures badly`);
  assert.equal((await auditOf(world, "code.limited")).length, 0);
});

worldTest("an attacker alone gets twenty numbers of an address by proof of work", async (world) => {
  believeProofs(world);
  for (let i = 0; i < 60; i++) await prove(world, world.caller(`x${i}`), number(i));
  assert.equal(world.inbox.length, 20);
  assert.deepEqual(await prove(world, world.caller("y"), number(99)), {
    outcome: "captcha",
    error: "picture",
  });
  const elsewhere = world.caller("z", { ip: "address-2" });
  assert.equal((await prove(world, elsewhere, number(99))).outcome, "sent");
});

worldTest("the numbers of the hour before count again in this hour", async (world) => {
  believeProofs(world);
  for (let hour = 1; hour <= 3; hour++) {
    for (let i = 0; i < 60; i++) await prove(world, world.caller(`x${hour}.${i}`), number(i));
    assert.equal(world.inbox.length, hour * 20);
    world.clock.time += HOUR;
  }
});

worldTest("an attacker alone gets sixty numbers of a network by proof of work", async (world) => {
  believeProofs(world);
  for (let i = 0; i < 100; i++) {
    await prove(world, world.caller(`x${i}`, { ip: `address-${i}` }), number(i));
  }
  assert.equal(world.inbox.length, 60);
});

worldTest("a proof that is not enough costs no challenge, and no budget", async (world) => {
  believeProofs(world);
  for (let i = 0; i < 20; i++) await prove(world, world.caller(`x${i}`), number(i));
  const caller = world.caller("a");
  const { captchaId, captcha } = await world.captcha(caller);
  const typed = { mobile: SARA.mobile, captchaId };
  const ask = (more: { captcha: string; proof?: string }) =>
    startSignIn(world.deps, caller, { ...typed, ...more });
  for (let i = 0; i < 3; i++) {
    assert.equal((await ask({ captcha: "", proof: "1.1.1.1" })).outcome, "captcha");
  }
  assert.equal((await ask({ captcha })).outcome, "sent", "the picture of the same challenge");
});

worldTest("challenges drawn ahead are worth what they cost now", async (world) => {
  believeProofs(world);
  for (let i = 0; i < 16; i++) {
    const { outcome } = await prove(world, world.caller(`x${i}`), number(i), 13);
    assert.equal(outcome, "sent");
  }
  const drawnAhead = await prove(world, world.caller("y"), number(16), 13);
  assert.deepEqual(drawnAhead, { outcome: "captcha", error: "expired" });
  assert.equal((await prove(world, world.caller("z"), number(16), 14)).outcome, "sent");
});

/** Sara's browser, which she has signed in with. */
async function known(world: World) {
  const { browserToken } = await signIn(world, world.caller("first"));
  await world.settled();
  world.inbox.length = 0;
  world.clock.time += 61 * MINUTE;
  return { browser: world.hash.digest("browser", browserToken!) };
}

worldTest(
  "a known browser passes its crowd by proof of work, for its own number only",
  async (world) => {
    const own = await known(world);
    believeProofs(world);
    for (let i = 0; i < 130; i++) await readPictures(world, world.caller(`x${i}`), number(i));
    const caller = () => world.caller("own", own);
    assert.equal((await prove(world, caller(), number(500))).outcome, "captcha");
    assert.equal((await prove(world, caller(), SARA.mobile, 13)).outcome, "sent");
  },
);

worldTest("a known browser's own codes do not pad the share of its crowd", async (world) => {
  const own = await known(world);
  believeProofs(world);
  for (let i = 0; i < 12; i++) await prove(world, world.caller(`x${i}`), number(i));
  for (let i = 0; i < 10; i++) {
    const caller = world.caller("own", own);
    await start(world, caller);
    assert.equal((await enter(world, caller, world.lastCode())).outcome, "accepted");
    world.clock.time += MINUTE;
  }
  for (let i = 12; i < 40; i++) await prove(world, world.caller(`x${i}`), number(i));
  assert.equal(sentTo(world, "0935"), 20);
});

worldTest(
  "many unused codes of the whole system: strangers everywhere read a picture",
  async (world) => {
    const own = await known(world);
    believeProofs(world);
    await countCodes(world, { right: 300, wrong: 0, sent: 1000 });
    world.clock.time += SECOND;
    const far = (name: string) => world.caller(name, { ip: `far ${name}`, network: `far ${name}` });
    assert.deepEqual(await prove(world, far("a"), number(1)), {
      outcome: "captcha",
      error: "picture",
    });
    assert.equal((await readPictures(world, far("b"), number(1))).outcome, "sent");
    assert.equal((await prove(world, world.caller("own", own), SARA.mobile, 13)).outcome, "sent");
  },
);

worldTest(
  "five hundred networks of one attacker are a strain of the whole system",
  async (world) => {
    believeProofs(world);
    let sent = 0;
    for (let i = 0; i < 2000; i++) {
      const place = { ip: `ip ${i}`, network: `network ${i % 500}` };
      const { outcome } = await prove(world, world.caller(`x${i}`, place), number(i));
      if (outcome === "sent") sent++;
      world.clock.time += SECOND / 10;
    }
    assert.ok(sent >= 600 && sent <= 620, `${sent} in 200 seconds`);
  },
);

worldTest("that a number is limited is recorded once an hour", async (world) => {
  const limited = async (mobile: string) => {
    await start(world, world.caller("a"), mobile);
    for (let i = 0; i < 20; i++) {
      assert.equal((await start(world, world.caller(`b${i}`), mobile)).outcome, "waiting");
      world.clock.time += SECOND;
    }
    return (await auditOf(world, "code.limited")).length;
  };
  assert.equal(await limited(SARA.mobile), 1);
  assert.equal(await limited(number(1)), 2, "another number");
});
