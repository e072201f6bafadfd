/** Questions as support sees them. */
import assert from "node:assert/strict";
import { answerRequest, changeTopic, closeTicket } from "../../../domain/support/answer.ts";
import { askSupport, ownRequest, writeAgain } from "../../../domain/support/ask.ts";
import { DESK_NEWS_TO_MEMBER } from "../../../domain/staff/members/tell_desk.ts";
import { inOutbox } from "../../support/outbox.ts";
import { STAFF, type SupportState, type Topic } from "../../../domain/support/request.ts";
import { type Askers, LEASE, listTickets, openTicket } from "../../../domain/support/tickets.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { auditOf } from "../../support/audit.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const context = { level: 2, language: "fa" } as const;

async function ask({ deps }: World, text: string, more = {}): Promise<string> {
  const asked = { topic: "letter", text, context } as const;
  return await askSupport({ ...deps, ...more }, "sara", asked);
}

async function listed({ deps }: World, state: SupportState, askers: Askers = "people") {
  const { rows } = await listTickets(deps, { askers, state });
  return rows.map(({ request }) => request.number);
}

worldTest("tickets: each is in the list of its state, and in no other", async (world) => {
  const first = await ask(world, "الف");
  world.clock.time += MINUTE;
  const second = await ask(world, "ب");
  assert.deepEqual(await listed(world, "waiting"), [first, second]);
  for (const number of [first, second]) {
    world.clock.time += MINUTE;
    await answerRequest(world.deps, { number, text: "پاسخ", by: "zahra" });
  }
  assert.deepEqual(await listed(world, "waiting"), []);
  assert.deepEqual(await listed(world, "answered"), [second, first]);
  await writeAgain(world.deps, "sara", { number: first, text: "ج" });
  assert.deepEqual(await listed(world, "waiting"), [first]);
  assert.deepEqual(await listed(world, "answered"), [second]);
  assert.equal(await closeTicket(world.deps, { number: second, by: "zahra" }), true);
  assert.equal(await closeTicket(world.deps, { number: second, by: "zahra" }), false);
  assert.deepEqual(await listed(world, "answered"), []);
  assert.deepEqual(await listed(world, "closed"), [second]);
});

worldTest("tickets: agencies' staff have lists of their own", async (world) => {
  const number = await ask(world, "الف", { book: STAFF });
  assert.deepEqual(await listed(world, "waiting"), []);
  assert.deepEqual(await listed(world, "waiting", "staff"), [number]);
  const deps = { ...world.deps, book: STAFF };
  assert.equal(await answerRequest(world.deps, { number, text: "ب", by: "zahra" }), null);
  assert.equal(await answerRequest(deps, { number, text: "ب", by: "zahra" }), "answered");
  assert.deepEqual(await listed(world, "answered", "staff"), [number]);
  const told = (await inOutbox(world.store)).filter(({ kind }) => kind === DESK_NEWS_TO_MEMBER);
  assert.deepEqual(told.map(({ receiver }) => receiver), ["staff:sara"], "who has asked");
  assert.equal(await ownRequest(world.store, "sara", number), null);
});

worldTest("tickets: pages go on where the last ended", async (world) => {
  for (let i = 0; i < 5; i++) {
    const asked = { topic: "other", text: `${i}`, context } as const;
    await askSupport(world.deps, `person-${i}`, asked);
    world.clock.time += MINUTE;
  }
  const of = async (cursor?: string) => {
    const list = { askers: "people", state: "waiting", limit: 3, cursor } as const;
    return await listTickets(world.deps, list);
  };
  const first = await of();
  const second = await of(first.next);
  const texts = [...first.rows, ...second.rows].map(({ request }) => request.messages[0].text);
  assert.deepEqual(texts, ["0", "1", "2", "3", "4"]);
  assert.deepEqual([first.isFirst, second.isFirst, second.next], [true, false, undefined]);
});

worldTest("tickets: one topic alone, through pages that have none of it", async (world) => {
  for (let i = 0; i < 5; i++) {
    const asked = { topic: i === 4 ? "level" : "other", text: `${i}`, context } as const;
    await askSupport(world.deps, `person-${i}`, asked);
    world.clock.time += MINUTE;
  }
  const of = async (topic?: Topic, cursor?: string) => {
    const list = { askers: "people", state: "waiting", limit: 2, topic, cursor } as const;
    const { rows, ...page } = await listTickets(world.deps, list);
    return { texts: rows.map(({ request }) => request.messages[0].text), ...page };
  };
  const level = await of("level");
  assert.deepEqual([level.texts, level.isFirst, level.next], [["4"], true, undefined]);
  const others = await of("other");
  assert.deepEqual(others.texts, ["0", "1"]);
  assert.deepEqual((await of("other", others.next)).texts, ["2", "3"]);
  assert.deepEqual((await of("letter")).texts, []);
});

worldTest("tickets: who looks is told for ten minutes, and locks nobody out", async (world) => {
  const number = await ask(world, "الف");
  const look = async (id: string) => {
    const staff = { id, name: `name of ${id}` };
    return (await openTicket(world.deps, { askers: "people", number, staff }))?.other?.name;
  };
  assert.equal(await look("zahra"), undefined);
  assert.equal(await look("zahra"), undefined);
  assert.equal(await look("omid"), "name of zahra");
  const { rows: [{ lease }] } = await listTickets(world.deps, {
    askers: "people",
    state: "waiting",
  });
  assert.equal(lease?.staffId, "zahra");
  world.clock.time += LEASE;
  assert.equal(await look("omid"), undefined);
  assert.equal(await look("zahra"), "name of omid");
});

worldTest("tickets: of two answers at once one is sent", async (world) => {
  const number = await ask(world, "الف");
  const answers = await Promise.all(
    ["zahra", "omid"].map((by) => answerRequest(world.deps, { number, text: by, by, seen: 1 })),
  );
  assert.deepEqual(answers.toSorted(), ["answered", "changed"]);
  const { messages } = (await ownRequest(world.store, "sara", number))!;
  assert.equal(messages.length, 2);
});

worldTest("tickets: every act is audited, without what was written", async (world) => {
  const number = await ask(world, "الف");
  const act = { number, by: "zahra" };
  await changeTopic(world.deps, { ...act, topic: "account" });
  await changeTopic(world.deps, { ...act, topic: "account" });
  assert.equal((await ownRequest(world.store, "sara", number))?.topic, "account");
  await answerRequest(world.deps, { ...act, text: "پاسخ" });
  await closeTicket(world.deps, act);
  const records = await auditOf(world);
  assert.deepEqual(records.map(({ event, detail }) => [event, detail]), [
    ["support.moved", { staff: "zahra", number, topic: "account" }],
    ["support.answered", { staff: "zahra", number }],
    ["support.closed", { staff: "zahra", number }],
  ]);
});
