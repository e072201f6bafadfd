import assert from "node:assert/strict";
import {
  answerRequest,
  closeTicket,
  createSupportSender,
  findRequest,
  SUPPORT_ANSWERED,
  waitingRequests,
} from "../../../domain/support/answer.ts";
import {
  askSupport,
  closeRequest,
  ownRequest,
  ownRequests,
  writeAgain,
} from "../../../domain/support/ask.ts";
import {
  MAX_MESSAGES,
  MAX_OPEN,
  MAX_TEXT,
  REOPENED_WITHIN,
} from "../../../domain/support/request.ts";
import { parseText } from "../../../domain/support/text.ts";
import { DAY, MINUTE } from "../../../domain/platform/platform.ts";
import { deliverDue } from "../../support/outbox.ts";
import { writeAccount } from "../../support/sessions.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const context = { level: 2, language: "fa" } as const;

async function ask({ deps }: World, text: string, accountId = "sara"): Promise<string> {
  const number = await askSupport(deps, accountId, { topic: "letter", text, context });
  assert.notEqual(number, "too_many");
  return number;
}

const waiting = async ({ store }: World) =>
  (await Array.fromAsync(waitingRequests(store))).map(({ number }) => number);
const stateOf = async ({ store }: World, number: string) =>
  (await ownRequest(store, "sara", number))?.state;

worldTest("support: asked, answered, asked again, closed", async (world) => {
  await writeAccount(world, { id: "sara", mobile: "09121234567" });
  const number = await ask(world, "الف");
  assert.match(number, /^\d{13}$/);
  assert.deepEqual(await waiting(world), [number]);
  world.clock.time += MINUTE;
  assert.equal(await answerRequest(world.deps, { number, text: "پاسخ", by: "zahra" }), "answered");
  assert.deepEqual(await waiting(world), []);
  assert.equal(await stateOf(world, number), "answered");
  await deliverDue(world, { [SUPPORT_ANSWERED]: createSupportSender(world.deps) });
  const [{ mobile, message }] = world.inbox;
  assert.equal(mobile, "09121234567");
  assert.ok(message.template === "letter" && message.agency === "پشتیبانی پنجره");

  assert.equal(await writeAgain(world.deps, "sara", { number, text: "ب" }), "written");
  assert.equal(await writeAgain(world.deps, "sara", { number, text: "ب" }), "written");
  assert.deepEqual(await waiting(world), [number]);
  assert.equal(await closeRequest(world.deps, "sara", number), true);
  assert.deepEqual(await waiting(world), []);
  world.clock.time += REOPENED_WITHIN;
  assert.equal(await writeAgain(world.deps, "sara", { number, text: "ج" }), "closed");
  assert.equal(await answerRequest(world.deps, { number, text: "پاسخ", by: "zahra" }), "closed");
  const { messages } = (await findRequest(world.store, number))!;
  assert.deepEqual(messages.map(({ from, text }) => [from, text]), [
    ["person", "الف"],
    ["support", "پاسخ"],
    ["person", "ب"],
  ]);
});

worldTest("support: another person's question is not there", async (world) => {
  const number = await ask(world, "الف");
  assert.equal(await ownRequest(world.store, "daniel", number), null);
  assert.equal(await writeAgain(world.deps, "daniel", { number, text: "ب" }), null);
  assert.equal(await closeRequest(world.deps, "daniel", number), false);
  assert.equal(
    await answerRequest(world.deps, { number: "4029183746507", text: "ب", by: "zahra" }),
    null,
  );
  assert.equal(await stateOf(world, number), "waiting");
});

worldTest(
  "support: a form that is sent twice asks once; the first to wait comes first",
  async (world) => {
    const first = await ask(world, "الف");
    assert.equal(await ask(world, "الف"), first);
    world.clock.time += MINUTE;
    const second = await ask(world, "ب", "daniel");
    assert.deepEqual(await waiting(world), [first, second]);
    world.clock.time += DAY;
    assert.notEqual(await ask(world, "الف"), first);
    assert.equal((await ownRequests(world.store, "sara")).length, 2);
  },
);

worldTest(
  "support: the same words are another question with another topic, or once it is closed",
  async (world) => {
    const { deps, store } = world;
    const number = await ask(world, "الف");
    const { topic } = (await ownRequest(store, "sara", number))!;
    const other = topic === "other" ? "service" : "other";
    const ofOther = await askSupport(deps, "sara", { topic: other, text: "الف", context });
    assert.notEqual(ofOther, number);
    await closeRequest(deps, "sara", number);
    const again = await ask(world, "الف");
    assert.ok(![number, ofOther].includes(again));
    assert.equal(await stateOf(world, again), "waiting");
  },
);

worldTest(
  "support: a person has so many open questions, and a question so many messages",
  async (world) => {
    for (let i = 0; i < MAX_OPEN; i++) await ask(world, `${i}`);
    const asked = { topic: "other", text: "بیش", context } as const;
    assert.equal(await askSupport(world.deps, "sara", asked), "too_many");
    const [{ number }] = await ownRequests(world.store, "sara");
    for (let i = 1; i < MAX_MESSAGES; i++) {
      assert.equal(await writeAgain(world.deps, "sara", { number, text: `باز ${i}` }), "written");
    }
    assert.equal(await writeAgain(world.deps, "sara", { number, text: "بیش" }), "closed");
  },
);

Deno.test("support: a text's lines end as the page counts them", () => {
  assert.deepEqual(parseText(" a\r\nb "), { text: "a\nb" });
  assert.deepEqual(parseText(" \r\n"), { error: "missing" });
  assert.deepEqual(parseText("ا".repeat(MAX_TEXT + 1)), { error: "long" });
  assert.ok("text" in parseText("ا".repeat(MAX_TEXT)));
});

worldTest("support: a closed question opens again by writing, for two weeks", async (world) => {
  const number = await ask(world, "الف");
  await closeTicket(world.deps, { number, by: "zahra" });
  world.clock.time += REOPENED_WITHIN - 1;
  assert.equal(await writeAgain(world.deps, "sara", { number, text: "هنوز نه" }), "written");
  assert.deepEqual([await waiting(world), await stateOf(world, number)], [[number], "waiting"]);
  const again = { number, text: "پاسخ دوم", by: "zahra" };
  assert.equal(await answerRequest(world.deps, again), "answered");
  await closeRequest(world.deps, "sara", number);
  world.clock.time += REOPENED_WITHIN;
  assert.equal(await writeAgain(world.deps, "sara", { number, text: "باز هم" }), "closed");
  assert.equal(await writeAgain(world.deps, "reza", { number, text: "باز هم" }), null);
});

worldTest("support: who has enough open questions opens no closed one again", async (world) => {
  const number = await ask(world, "الف");
  await closeRequest(world.deps, "sara", number);
  const others = [];
  for (let i = 0; i < MAX_OPEN; i++) others.push(await ask(world, `پرسش ${i}`));
  const text = "هنوز نه";
  assert.equal(await writeAgain(world.deps, "sara", { number, text }), "too_many");
  assert.equal(await stateOf(world, number), "closed");
  await closeRequest(world.deps, "sara", others[0]);
  assert.equal(await writeAgain(world.deps, "sara", { number, text }), "written");
});
