import assert from "node:assert/strict";
import { DAY, MINUTE } from "../../../domain/platform/platform.ts";
import { readRefusal, refuse } from "../../../domain/notice/refuse.ts";
import { sendDueNotices, waitingNotices } from "../../support/outbox.ts";
import { reportLost } from "../../../domain/journey/delivery_report.ts";
import { returnToAccount } from "../../../domain/sign_in/return_to_account.ts";
import { countLive } from "../../support/sessions.ts";
import {
  SARA,
  signIn,
  startAndEnterCode,
  type World,
  worldTest,
} from "../../support/sign_in_world.ts";

const EMAIL = "sara@example.ir";

async function firstVisit(world: World) {
  world.outside.people.set(`${SARA.nationalId} 1370/5/14`, { ...SARA.person, email: EMAIL });
  const first = await signIn(world, world.caller("own"));
  await world.settled();
  world.inbox.length = 0;
  world.clock.time += 20 * MINUTE;
  return first;
}

/** Signs in from a new browser; returns its caller, session and the link that was sent. */
async function secondVisit(world: World, name = "thief") {
  const caller = world.caller(name, {
    device: { browser: "Firefox", system: "Windows" },
    place: "185.12.*",
  });
  const result = await signIn(world, caller);
  await world.settled();
  return { ...result, token: tokenIn(world) };
}

function tokenIn(world: World): string {
  const link = world.inbox.flatMap(({ message }) => "link" in message ? [message.link] : []).at(-1);
  return new URL(link!).pathname.split("/").at(-1)!;
}

worldTest(
  "a first visit sends no notice; a new browser does, with time, browser and place",
  async (world) => {
    await firstVisit(world);
    assert.equal(world.inbox.length, 0);
    const { token } = await secondVisit(world);
    const { mobile, message } = world.inbox.at(-1)!;
    assert.equal(mobile, SARA.mobile);
    assert.ok(message.template === "notice");
    assert.match(message.about, /Firefox Windows 185\.12\.\*/);
    assert.ok(message.what.split(" ").length <= 6 && message.about.split(" ").length <= 9);
    assert.match(message.link, /^https:\/\/sso\.example\.ir\/not-me\/[\w-]{43}$/);
    assert.equal((await readRefusal(world.deps, token))?.notice.kind, "new_browser");
  },
);

worldTest("a known browser sends no notice", async (world) => {
  const { browserToken } = await firstVisit(world);
  const own = world.caller("again", { browser: world.hash.digest("browser", browserToken!) });
  await startAndEnterCode(world, own);
  assert.equal((await returnToAccount(world.deps, own)).outcome, "signed_in");
  await world.settled();
  assert.ok(world.inbox.every(({ message }) => message.template === "code"));
});

worldTest("refuse() ends the sessions of that browser and forgets it, once", async (world) => {
  const own = await firstVisit(world);
  const thief = await secondVisit(world);
  assert.partialDeepStrictEqual(await refuse(world.deps, thief.token, "r"), {
    first: true,
    several: false,
  });
  assert.equal(await countLive(world, [thief.sessionToken]), 0);
  assert.equal(await countLive(world, [own.sessionToken]), 1);
  const back = world.caller("back", { browser: world.hash.digest("browser", thief.browserToken!) });
  assert.deepEqual(await startAndEnterCode(world, back), {
    outcome: "accepted",
    knownBrowser: false,
  });
  const home = world.caller("home", { browser: world.hash.digest("browser", own.browserToken!) });
  world.clock.time += MINUTE;
  assert.deepEqual(await startAndEnterCode(world, home), {
    outcome: "accepted",
    knownBrowser: true,
  }, "the person's own browser stays known");
  assert.equal((await refuse(world.deps, thief.token, "r"))?.first, false);
});

worldTest(
  "refuse() forgets a browser in which somebody else has signed in since",
  async (world) => {
    await firstVisit(world);
    const thief = await secondVisit(world);
    const other = { ...SARA.typed, nationalId: "0499370899" };
    world.outside.sims.set("09350000000", other.nationalId);
    world.outside.people.set(`${other.nationalId} 1370/5/14`, SARA.person);
    const rotated = await signIn(
      world,
      world.caller("own account", { browser: world.hash.digest("browser", thief.browserToken!) }),
      { mobile: "09350000000", typed: other },
    );
    await refuse(world.deps, thief.token, "r");
    const back = world.caller("back", {
      browser: world.hash.digest("browser", rotated.browserToken!),
    });
    world.clock.time += MINUTE;
    assert.deepEqual(await startAndEnterCode(world, back), {
      outcome: "accepted",
      knownBrowser: false,
    });
  },
);

worldTest("20 parallel refusals act once", async (world) => {
  await firstVisit(world);
  const { token } = await secondVisit(world);
  const results = await Promise.all(
    Array.from({ length: 20 }, () => refuse(world.deps, token, "r")),
  );
  assert.equal(results.filter((result) => result?.first).length, 1);
});

worldTest("a link is valid for seven days; a wrong one is not", async (world) => {
  await firstVisit(world);
  const { token } = await secondVisit(world);
  assert.equal(await refuse(world.deps, "x".repeat(43), "r"), null);
  world.clock.time += 7 * DAY;
  assert.equal(await readRefusal(world.deps, token), null);
  assert.equal(await refuse(world.deps, token, "r"), null);
});

worldTest("the link is nowhere in the store", async (world) => {
  await firstVisit(world);
  world.outside.down.add("sms").add("mail");
  // The code must arrive, the notice must stay queued.
  world.outside.down.delete("sms");
  const { token } = await secondVisit(world);
  const { entries } = await world.store.list<unknown>([], { limit: 500 });
  assert.ok(!JSON.stringify(entries).includes(token));
});

worldTest("when the operator is down the notice is sent by e-mail", async (world) => {
  await firstVisit(world);
  const { send } = world.deps.sms;
  world.deps.sms.send = (mobile, message, options) => {
    if (message.template === "notice") world.outside.down.add("sms");
    return send(mobile, message, options);
  };
  await signIn(world, world.caller("thief"));
  await world.settled();
  const { to, mail } = world.mailbox.at(-1)!;
  assert.equal(to, EMAIL);
  assert.match(mail.text, /https:\/\/sso\.example\.ir\/not-me\/[\w-]{43}/);
});

worldTest("a notice that no channel accepts is tried five times, then given up", async (world) => {
  await firstVisit(world);
  let tries = 0;
  const { send } = world.deps.sms;
  world.deps.sms.send = (mobile, message, options) => {
    if (message.template !== "notice") return send(mobile, message, options);
    tries++;
    world.outside.down.add("sms");
    return send(mobile, message, options).finally(() => world.outside.down.delete("sms"));
  };
  world.outside.down.add("mail");
  await signIn(world, world.caller("thief"));
  await world.settled();
  assert.equal(tries, 1);
  for (const minutes of [0.5, 1, 5, 15, 60, 600]) {
    world.clock.time += minutes * MINUTE;
    await sendDueNotices(world.deps);
    await sendDueNotices(world.deps);
  }
  assert.equal(tries, 5);
  assert.deepEqual(await waitingNotices(world.store), []);
});

worldTest("a notice whose SMS did not arrive is sent by e-mail, once", async (world) => {
  await firstVisit(world);
  const { token } = await secondVisit(world);
  assert.equal(world.mailbox.length, 0);
  const messageId = `1:${world.inbox.length}`;
  for (let i = 0; i < 2; i++) {
    await reportLost(world.deps, messageId, "request-1");
    await world.settled();
  }
  assert.deepEqual(world.mailbox.map(({ to }) => to), [EMAIL]);
  assert.match(world.mailbox[0].mail.text, new RegExp(token));
  assert.equal(world.inbox.length, Number(messageId.slice(2)), "nothing more by SMS");
  assert.deepEqual(await waitingNotices(world.store), []);
});

worldTest("a notice that is reported lost at once is sent by e-mail", async (world) => {
  await firstVisit(world);
  // The code is the first message of the second visit, the notice the second.
  await reportLost(world.deps, `1:${world.inbox.length + 2}`, "request-1");
  await signIn(world, world.caller("thief"));
  await world.settled();
  assert.deepEqual(world.mailbox.map(({ to }) => to), [EMAIL]);
});

worldTest("two workers send a notice once", async (world) => {
  await firstVisit(world);
  world.deps.background = () => {};
  await signIn(world, world.caller("thief"));
  await Promise.all([1, 2, 3].map(() => sendDueNotices(world.deps)));
  const notices = world.inbox.filter(({ message }) => message.template === "notice");
  assert.equal(notices.length, 1);
});

worldTest("a new SIM is notified to the old number and by e-mail", async (world) => {
  await firstVisit(world);
  world.outside.sims.set("09350000000", SARA.nationalId);
  await signIn(world, world.caller("new phone"), { mobile: "09350000000" });
  await world.settled();
  const told = world.inbox.filter(({ message }) => message.template === "sim_changed");
  assert.deepEqual(told.map(({ mobile }) => mobile), [SARA.mobile]);
  assert.equal(world.mailbox.at(-1)?.to, EMAIL);
});
