/**
 * «ارسال ایمیل»: to whom it is offered, in which language, and what happens if the mail is refused.
 */
import assert from "node:assert/strict";
import { DeliveryFailed } from "../../../domain/notice/delivery.ts";
import { DAY, MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { dialForCode } from "../../../domain/code/dial_for_code.ts";
import { emailCode, emailWay } from "../../../domain/code/email_code.ts";
import { resendCode } from "../../../domain/code/request_code.ts";
import { auditOf } from "../../support/audit.ts";
import { runningOf } from "../../support/running.ts";
import { enter, SARA, signIn, start, type World, worldTest } from "../../support/sign_in_world.ts";

const EMAIL = "sara@example.ir";

async function withAccount(world: World, email: string | undefined = EMAIL) {
  world.outside.people.set(`${SARA.nationalId} 1370/5/14`, { ...SARA.person, email });
  await signIn(world, world.caller("first visit", { network: "elsewhere" }));
  await world.settled();
  world.inbox.length = 0;
  world.clock.time += DAY;
}

worldTest(
  "emailWay(): is offered to strangers whether or not there is an address",
  async (world) => {
    const own = { ip: "a", network: "n", knownBrowser: "own" };
    const stranger = { ip: "a", network: "n" };
    const ways = async () => [
      await emailWay(world.deps, SARA.mobile, stranger),
      await emailWay(world.deps, SARA.mobile, own),
    ];
    assert.deepEqual(await ways(), [true, "no_email"], "no account");
    await withAccount(world);
    assert.deepEqual(await ways(), [true, true]);
    world.deps.mail = undefined;
    assert.deepEqual(await ways(), [false, false], "no mail server");
  },
);

worldTest(
  "the mail is in the language of the page, or in Persian",
  async (world) => {
    await withAccount(world);
    const subjects = new Set<string>();
    for (const language of [undefined, "fa", "ar", "en"]) {
      const caller = world.caller(`${language}`, { language, network: `${language}` });
      await start(world, caller);
      await emailCode(world.deps, caller);
      await world.settled();
      subjects.add(world.mailbox.at(-1)!.mail.subject);
      world.clock.time += 61 * MINUTE;
    }
    assert.equal(world.mailbox.length, 4);
    assert.equal(subjects.size, 3);
  },
);

worldTest("a code is mailed while it is valid, to the millisecond", async (world) => {
  await withAccount(world);
  const caller = world.caller("a");
  await start(world, caller);
  world.clock.time += 120 * SECOND;
  assert.deepEqual(await emailCode(world.deps, caller), { outcome: "expired" });
  world.clock.time -= 1;
  assert.deepEqual(await emailCode(world.deps, caller), { outcome: "sent" });
});

worldTest("the next code can be mailed, too", async (world) => {
  await withAccount(world);
  const caller = world.caller("a");
  for (let i = 1; i <= 2; i++) {
    if (i === 1) await start(world, caller);
    else await resendCode(world.deps, caller);
    assert.deepEqual(await emailCode(world.deps, caller), { outcome: "sent" });
    await world.settled();
    assert.equal(world.mailbox.length, i);
    assert.match(world.mailbox.at(-1)!.mail.text, new RegExp(`(?<!\\d)${world.lastCode()}(?!\\d)`));
    world.clock.time += MINUTE;
  }
});

worldTest("a silent journey by national ID gets no mail", async (world) => {
  await withAccount(world);
  for (let i = 0; i < 3; i++) {
    await start(world, world.caller(`m${i}`));
    world.clock.time += MINUTE;
  }
  const caller = world.caller("by id");
  await start(world, caller, SARA.nationalId);
  assert.deepEqual(await emailCode(world.deps, caller), { outcome: "sent" });
  await world.settled();
  assert.equal(world.mailbox.length, 0);
});

/** The SMS of a code is refused, and its mail as well. */
async function refusedTwice(world: World) {
  await withAccount(world);
  const caller = world.caller("a");
  world.outside.down.add("sms").add("mail");
  await start(world, caller);
  return caller;
}

worldTest(
  "beyond the day's codes a refused one is not mailed, and says until when",
  async (world) => {
    await withAccount(world);
    const begun = world.clock.time;
    for (let i = 0; i < 3; i++) {
      await start(world, world.caller(`b${i}`));
      world.clock.time += MINUTE;
    }
    const caller = world.caller("a", { network: "n2" });
    world.outside.down.add("sms");
    await start(world, caller);
    // The network has used up its codes: three in other browsers.
    const elsewhere = { ...caller, network: "network-1" };
    assert.deepEqual(await emailCode(world.deps, elsewhere), {
      outcome: "limited",
      retryAt: begun + DAY,
    });
    await world.settled();
    assert.equal(world.mailbox.length, 0);
  },
);

worldTest("a refusal of the mail is recorded, and gives its cost back", async (world) => {
  const caller = await refusedTwice(world);
  for (let i = 0; i < 4; i++) {
    assert.deepEqual(await emailCode(world.deps, caller), { outcome: "sent" });
    await world.settled();
    assert.equal((await runningOf(world, caller))?.codeEmailed, undefined);
  }
  const failures = (await auditOf(world, "code.delivery_failed")).map(({ detail }) => detail);
  assert.deepEqual(failures, [undefined, ...Array(4).fill({ channel: "email" })]);
});

worldTest("a refused mail of a code that came by SMS gives nothing back", async (world) => {
  await withAccount(world);
  world.outside.down.add("mail");
  const caller = world.caller("a");
  for (let i = 0; i < 3; i++) {
    if (i === 0) await start(world, caller);
    else await resendCode(world.deps, caller);
    await emailCode(world.deps, caller);
    await world.settled();
    world.clock.time += MINUTE;
  }
  assert.equal((await resendCode(world.deps, caller)).outcome, "waiting");
});

worldTest("a late refusal of one mail does not affect the next code's", async (world) => {
  await withAccount(world);
  const caller = world.caller("a");
  await start(world, caller);
  const [asked, refused] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { send } = world.deps.mail!;
  world.deps.mail!.send = () => {
    asked.resolve();
    return refused.promise;
  };
  await emailCode(world.deps, caller);
  await asked.promise;
  world.deps.mail!.send = send;
  world.clock.time += MINUTE;
  await resendCode(world.deps, caller);
  await emailCode(world.deps, caller);
  refused.reject(new DeliveryFailed(30));
  await world.settled();
  assert.deepEqual(await emailCode(world.deps, caller), { outcome: "sent" });
  await world.settled();
  assert.equal(world.mailbox.length, 1);
});

worldTest(
  "a dialled code can be mailed although its predecessor was",
  async (world) => {
    await withAccount(world);
    const caller = world.caller("a");
    await start(world, caller);
    await emailCode(world.deps, caller);
    world.clock.time += 2 * MINUTE;
    const dialled = await dialForCode(world.deps, { mobile: SARA.mobile, requestId: "r" });
    assert.ok(dialled.outcome === "codes");
    const entered = { ...caller };
    await enter(world, entered, dialled.codes[0].code);
    assert.deepEqual((await auditOf(world, "code.right")).at(-1)?.detail, { emailed: false });

    const next = world.caller("b", { network: "n2" });
    await start(world, next);
    await emailCode(world.deps, next);
    world.clock.time += 2 * MINUTE;
    await dialForCode(world.deps, { mobile: SARA.mobile, requestId: "r" });
    await world.settled();
    const before = world.mailbox.length;
    await emailCode(world.deps, next);
    await world.settled();
    assert.equal(world.mailbox.length, before + 1);
  },
);

worldTest(
  "the mail in place of a message that may have been sent needs no pause",
  async (world) => {
    await withAccount(world);
    world.deps.sms.send = () => Promise.reject(new DeliveryFailed(5, undefined, true));
    const caller = world.caller("a");
    await start(world, caller);
    world.clock.time += SECOND;
    assert.deepEqual(await emailCode(world.deps, caller), { outcome: "sent" });
    await world.settled();
    assert.equal(world.mailbox.length, 1);
  },
);
