/** The channels of a notice, the number of attempts, and when it is given up. */
import { commitTo } from "../../../domain/platform/commit.ts";
import assert from "node:assert/strict";
import { DeliveryFailed } from "../../../domain/notice/delivery.ts";
import { accountRecord } from "../../../domain/identity/account.ts";
import { HOUR, MINUTE } from "../../../domain/platform/platform.ts";
import type { NoticeEvent } from "../../../domain/notice/notice.ts";
import { sendDueNotices, waitingNotices } from "../../support/outbox.ts";
import { reportLost } from "../../../domain/journey/delivery_report.ts";
import { auditOf } from "../../support/audit.ts";
import { writeAccount } from "../../support/sessions.ts";
import { includeNotice } from "../../support/deciding.ts";
import { SARA, type World, worldTest } from "../../support/sign_in_world.ts";

const EMAIL = "sara@example.ir";

/** Sara's account, and a notice about it; `tries`: the channels tried, with the minutes since. */
async function told(
  world: World,
  {
    email = EMAIL,
    takes = [] as ("sms" | "mail")[],
    more = {} as Partial<NoticeEvent>,
  } = {},
) {
  const begun = world.clock.time;
  const tries: string[] = [];
  const { sms, mail } = world.deps;
  const [sendSms, sendMail] = [sms.send, mail!.send];
  const note = (way: "sms" | "mail", to: string) => {
    tries.push(`${way} ${(world.clock.time - begun) / MINUTE}`);
    if (!takes.includes(way)) throw new DeliveryFailed(1);
    return to;
  };
  sms.send = async (to, ...message) => await sendSms(note("sms", to), ...message);
  mail!.send = async (to, message) => await sendMail(note("mail", to), message);
  const account = await writeAccount(world, { id: "sara", mobile: SARA.mobile, email });
  const write = commitTo(world.store);
  const event = { accountId: account.id, session: "s", device: {}, language: "fa", ...more };
  await includeNotice(world.deps, write, { kind: "new_browser", ...event });
  await write.commit();
  return tries;
}

const waiting = async ({ store }: World) => (await waitingNotices(store)).length;
const round = ({ deps }: World) => sendDueNotices(deps);
const outcomes = async (world: World) =>
  (await auditOf(world)).map(({ event, detail }) => [event, detail?.attempts]);

worldTest(
  "a notice is tried after 1, 5, 15 and 60 minutes, by both channels, then given up",
  async (world) => {
    const tries = await told(world);
    for (let minute = 0; minute <= 150; minute += 0.5) {
      await round(world);
      world.clock.time += MINUTE / 2;
    }
    const minutes = [0, 1, 6, 21, 81];
    assert.deepEqual(tries, minutes.flatMap((at) => [`sms ${at}`, `mail ${at}`]));
    assert.equal(await waiting(world), 0);
    assert.deepEqual(await outcomes(world), [["notice.failed", 5]]);
  },
);

worldTest("what the operator accepts is tried by no other channel", async (world) => {
  const tries = await told(world, { takes: ["sms", "mail"] });
  for (let i = 0; i < 3; i++) await round(world);
  assert.deepEqual(tries, ["sms 0"]);
  assert.deepEqual(await outcomes(world), [["notice.sent", 1]]);
});

worldTest(
  "without an e-mail address, or a mail server, a refused SMS is tried again",
  async (world) => {
    const tries = await told(world, { email: "" });
    await round(world);
    assert.deepEqual([tries, await waiting(world)], [["sms 0"], 1]);
    world.clock.time += MINUTE;
    world.deps.mail = undefined;
    await writeAccount(world, { id: "sara", mobile: SARA.mobile, email: EMAIL });
    await round(world);
    assert.deepEqual([tries, await waiting(world)], [["sms 0", "sms 1"], 1]);
  },
);

worldTest("without a number the notice is sent by e-mail", async (world) => {
  const tries = await told(world, { takes: ["mail"] });
  await writeAccount(world, { id: "sara", email: EMAIL });
  await round(world);
  assert.deepEqual(tries, ["mail 0"]);
});

for (
  const [takes, outcome] of [
    [["sms", "mail"], "notice.sent"],
    [["sms"], "notice.sent"],
    [["mail"], "notice.sent"],
    [[], undefined],
  ] as [("sms" | "mail")[], string | undefined][]
) {
  worldTest(
    `a new SIM is notified by both channels, of which ${takes.join(" and ") || "none"} accept it`,
    async (world) => {
      const more = { kind: "new_sim", formerMobile: "09350000000" } as const;
      const tries = await told(world, { takes, more });
      await round(world);
      assert.deepEqual(tries.toSorted(), ["mail 0", "sms 0"]);
      assert.deepEqual((await outcomes(world))[0]?.[0], outcome);
      assert.equal(await waiting(world), outcome ? 0 : 1);
    },
  );
}

worldTest("the former number gets four digits of the new one", async (world) => {
  const more = { kind: "new_sim", formerMobile: "09350000000" } as const;
  await told(world, { takes: ["sms"], more });
  await round(world);
  const [{ mobile, message }] = world.inbox;
  assert.equal(mobile, "09350000000");
  assert.ok(message.template === "sim_changed");
  assert.equal(message.newMobileTail, SARA.mobile.slice(-4));
  assert.doesNotMatch(JSON.stringify(message).replace(message.link, ""), /\d{5}/);
});

worldTest("notices of a deleted account are not tried again", async (world) => {
  const tries = await told(world);
  await commitTo(world.store).delete(accountRecord("sara")).commit();
  await round(world);
  assert.deepEqual([tries, await waiting(world)], [[], 0]);
});

worldTest(
  "a bug in the program is not a refusal of the operator: the notice stays queued",
  async (world) => {
    await told(world, { takes: ["sms"] });
    world.deps.sms.send = () => Promise.reject(new TypeError("a fault"));
    await round(world);
    assert.equal(await waiting(world), 1);
    assert.deepEqual(await outcomes(world), []);
  },
);

worldTest("a notice whose last SMS did not arrive gets five attempts by e-mail", async (world) => {
  const takes: ("sms" | "mail")[] = ["sms"];
  const tries = await told(world, { takes });
  await round(world);
  assert.equal(await waiting(world), 0);
  await reportLost(world.deps, "1:1", "r");
  await world.settled();
  for (let i = 0; i < 10; i++) {
    world.clock.time += HOUR;
    await round(world);
  }
  assert.equal(tries.filter((way) => way.startsWith("mail")).length, 5);
  assert.equal(tries.filter((way) => way.startsWith("sms")).length, 1);
});
