/**
 * Every channel delivers the same current code within one budget (security_cases 19, 20, 25, 36).
 */
import assert from "node:assert/strict";
import { DAY, MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { reportLost } from "../../../domain/journey/delivery_report.ts";
import { dialForCode } from "../../../domain/code/dial_for_code.ts";
import { emailCode } from "../../../domain/code/email_code.ts";
import { enterCode } from "../../../domain/code/enter_code.ts";
import { resendCode } from "../../../domain/code/request_code.ts";
import { readTransaction } from "../../../domain/journey/transaction.ts";
import {
  SARA,
  signIn,
  start,
  type World,
  worldTest,
  wrongCode,
} from "../../support/sign_in_world.ts";

const EMAIL = "sara@example.ir";

/** Sara has an account with an e-mail address, created in a browser that is not used again. */
async function withAccount(world: World) {
  world.outside.people.set(`${SARA.nationalId} 1370/5/14`, { ...SARA.person, email: EMAIL });
  await signIn(world, world.caller("first visit", { network: "elsewhere" }));
  await world.settled();
  world.inbox.length = 0;
  world.clock.time += DAY;
}

const dial = (world: World, mobile = SARA.mobile) =>
  dialForCode(world.deps, { mobile, requestId: "request-1" });

async function dialledCode(world: World): Promise<string> {
  const answer = await dial(world);
  assert.equal(answer.outcome, "codes");
  return answer.outcome === "codes" ? answer.codes[0].code : "";
}

async function mailedCode(world: World): Promise<string> {
  await world.settled();
  return /(?<!\d)\d{5}(?!\d)/.exec(world.mailbox.at(-1)!.mail.text)![0];
}

worldTest("SMS, e-mail and a dialled answer carry the same code", async (world) => {
  await withAccount(world);
  const caller = world.caller("a");
  await start(world, caller);
  const code = world.lastCode();
  assert.deepEqual(await emailCode(world.deps, caller), { outcome: "sent" });
  assert.equal(await mailedCode(world), code);
  assert.equal(world.mailbox[0].to, EMAIL);
  assert.equal(await dialledCode(world), code);
  assert.equal((await enterCode(world.deps, caller, code)).outcome, "accepted");
  assert.deepEqual(await dial(world), { outcome: "none" }, "used by then");
});

worldTest("no channel gives attempts back or prolongs a code", async (world) => {
  await withAccount(world);
  const caller = world.caller("a");
  await start(world, caller);
  const code = world.lastCode();
  await enterCode(world.deps, caller, wrongCode(code));
  await emailCode(world.deps, caller);
  await enterCode(world.deps, caller, wrongCode(code));
  await dial(world);
  const last = await enterCode(world.deps, caller, wrongCode(code));
  assert.deepEqual(last, { outcome: "wrong", triesLeft: 0 });
  assert.deepEqual(await emailCode(world.deps, caller), { outcome: "expired" });
  assert.equal((await enterCode(world.deps, caller, code)).outcome, "spent");
});

worldTest("a code is sent by e-mail once, however often it is requested", async (world) => {
  await withAccount(world);
  const caller = world.caller("a");
  await start(world, caller);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => emailCode(world.deps, caller)),
  );
  await world.settled();
  assert.ok(answers.every(({ outcome }) => outcome === "sent"));
  assert.equal(world.mailbox.length, 1);
});

worldTest(
  "e-mail gives the same result for a number without an account, and sends nothing",
  async (world) => {
    const caller = world.caller("a");
    await start(world, caller);
    assert.deepEqual(await emailCode(world.deps, caller), { outcome: "sent" });
    await world.settled();
    assert.equal(world.mailbox.length, 0);
  },
);

worldTest("a refused SMS whose code is sent by e-mail counts after all", async (world) => {
  await withAccount(world);
  const caller = world.caller("a");
  world.outside.down.add("sms");
  await start(world, caller);
  for (let i = 0; i < 3; i++) {
    assert.deepEqual(await emailCode(world.deps, caller), { outcome: "sent" });
    world.clock.time += MINUTE;
    const again = await resendCode(world.deps, caller);
    assert.equal(again.outcome, i < 2 ? "undelivered" : "waiting");
  }
  await world.settled();
  assert.equal(world.mailbox.length, 3, "the day's three codes, and no fourth");
});

worldTest("a refused mail can be requested again, and counts once", async (world) => {
  await withAccount(world);
  const sent: string[] = [];
  world.deps.onCodeSent = (channel) => sent.push(channel);
  const caller = world.caller("a");
  world.outside.down.add("sms").add("mail");
  await start(world, caller);
  for (let i = 0; i < 5; i++) {
    assert.deepEqual(await emailCode(world.deps, caller), { outcome: "sent" });
    await world.settled();
  }
  assert.equal(world.mailbox.length, 0);
  assert.deepEqual(sent, []);
  world.outside.down.delete("mail");
  assert.deepEqual(await emailCode(world.deps, caller), { outcome: "sent" });
  const code = await mailedCode(world);
  assert.deepEqual(sent, ["email"]);
  assert.equal((await enterCode(world.deps, caller, code)).outcome, "accepted");
});

worldTest("after three codes by SMS, dialling is still possible", async (world) => {
  for (let i = 0; i < 3; i++) {
    await start(world, world.caller(`stranger ${i}`));
    world.clock.time += MINUTE;
  }
  const caller = world.caller("sara");
  assert.equal((await start(world, caller)).outcome, "waiting");
  assert.deepEqual(await enterCode(world.deps, caller, "12345"), { outcome: "none" });
  const code = await dialledCode(world);
  assert.equal(await dialledCode(world), code, "the same until it is used");
  assert.equal((await enterCode(world.deps, caller, code)).outcome, "accepted");
  assert.equal(world.inbox.length, 3);
});

worldTest("dialling issues three codes a day and no more", async (world) => {
  const caller = world.caller("a");
  for (let i = 0; i < 3; i++) {
    await start(world, caller);
    world.clock.time += MINUTE;
  }
  await start(world, caller);
  world.clock.time += 2 * MINUTE;
  const begun = world.clock.time;
  const seen = new Set<string>();
  for (let i = 0; i < 3; i++) {
    seen.add(await dialledCode(world));
    world.clock.time += 2 * MINUTE;
  }
  assert.equal(seen.size, 3);
  assert.deepEqual(await dial(world), { outcome: "limited", retryAt: begun + DAY });
});

worldTest("wrong attempts count against a dialled code as against any other", async (world) => {
  const caller = world.caller("a");
  for (let i = 0; i < 3; i++) {
    await start(world, caller);
    for (let wrong = 0; wrong < 3; wrong++) {
      await enterCode(world.deps, caller, wrongCode(world.lastCode()));
    }
    world.clock.time += MINUTE;
  }
  assert.equal((await start(world, caller)).outcome, "limited", "no guess is left to wait with");
});

worldTest("a stranger who starts later does not hide the person's own code", async (world) => {
  const sara = world.caller("sara", { network: "home" });
  await start(world, sara);
  const hers = world.lastCode();
  world.clock.time += 61 * SECOND;
  await start(world, world.caller("stranger", { network: "n2" }));
  const answer = await dial(world);
  assert.ok(answer.outcome === "codes");
  assert.equal(answer.codes.length, 2);
  assert.equal(answer.codes[0].code, world.lastCode(), "newest first");
  assert.ok(answer.codes.some(({ code }) => code === hers));
  assert.equal((await enterCode(world.deps, sara, hers)).outcome, "accepted");
});

worldTest("dialling for a number without a waiting journey finds nothing", async (world) => {
  await start(world, world.caller("a"));
  assert.deepEqual(await dial(world, "09350000000"), { outcome: "none" });
  world.clock.time += 31 * MINUTE;
  assert.deepEqual(await dial(world), { outcome: "none" });
});

worldTest("a report of a lost message marks its own code only", async (world) => {
  const caller = world.caller("a");
  await start(world, caller);
  world.clock.time += MINUTE;
  await resendCode(world.deps, caller);
  const lost = async () => (await readTransaction(world.deps, caller))?.codeLost ?? false;
  for (const [messageId, whose] of [["1:99", "unknown"], ["1:1", "the former code's"]]) {
    await reportLost(world.deps, messageId, "request-2");
    assert.equal(await lost(), false, whose);
  }
  await reportLost(world.deps, "1:2", "request-2");
  assert.equal(await lost(), true);
  assert.equal((await dial(world)).outcome, "codes", "the code is still live");
  world.clock.time += MINUTE;
  await resendCode(world.deps, caller);
  assert.equal(await lost(), false, "the next one is not");
});

worldTest("a report that arrives before our own record of the message counts", async (world) => {
  const caller = world.caller("a");
  await reportLost(world.deps, "1:1", "request-2");
  await start(world, caller);
  assert.equal((await readTransaction(world.deps, caller))?.codeLost, true);
});

worldTest("no code is readable in the store", async (world) => {
  await withAccount(world);
  const caller = world.caller("a");
  await start(world, caller);
  const code = world.lastCode();
  await emailCode(world.deps, caller);
  await world.settled();
  const { entries } = await world.store.list<unknown>([], { limit: 500 });
  const text = JSON.stringify(entries.filter(({ key }) => key[0] !== "audit"));
  assert.doesNotMatch(text, new RegExp(`(?<!\\d)${code}(?!\\d)`));
});
