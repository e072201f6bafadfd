/** Taking, remarks, answers and verdicts: what is refused writes nothing. */
import assert from "node:assert/strict";
import { approveUnreviewed } from "../../../domain/review/unreviewed.ts";
import { answerRemark } from "../../../domain/review/answer.ts";
import { actRecord } from "../../../domain/application/history.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { listAll } from "../../../domain/platform/read.ts";
import type { Expert } from "../../../domain/review/act.ts";
import { CHECKS } from "../../../domain/review/checklist.ts";
import { decideCase } from "../../../domain/review/decide.ts";
import { giveBack, take } from "../../../domain/review/hold.ts";
import { isSent, MAX_REMARKS, type RemarkKind } from "../../../domain/review/remark.ts";
import { HOLD } from "../../../domain/review/review.ts";
import { addRemark, settleRemark } from "../../../domain/review/say.ts";
import { DESK_NEWS } from "../../../domain/staff/members/tell_desk.ts";
import { agencyMembersRecord } from "../../../domain/staff/members.ts";
import { type Staff, staffRecord } from "../../../domain/staff/staff.ts";
import { auditOf } from "../../support/audit.ts";
import { inOutbox } from "../../support/outbox.ts";
import { START, type World, worldTest } from "../../support/sign_in_world.ts";
import {
  APPLICATION,
  applicationOf,
  APPROVE,
  caseOf,
  CONTENT,
  decide,
  expert,
  move,
  submit,
  withDetails,
} from "./sample.ts";

const NAHID = expert("nahid");
const OMID = expert("omid-1");
const AGENCY = {
  staff: { id: "staff-a", name: "سارا", agencyId: "agency-1" },
  network: "192.0.2.0/24",
};
/** Live already, and one expert is enough for what changes. */
const SMALL = { content: withDetails({ level: 3 }), revision: 2, live: 1 } as const;

async function takes(world: World, by: Expert): Promise<string> {
  return (await take(world.deps, by, await caseOf(world))).outcome;
}

async function says(world: World, by: Expert, kind: RemarkKind, field = "level"): Promise<string> {
  const remark = { field, kind, text: "چرا؟" };
  return (await addRemark(world.deps, by, { ...await caseOf(world), remark })).outcome;
}

async function settles(world: World, by: Expert, at = 0): Promise<string> {
  const found = await caseOf(world);
  const remarkId = found.remarks[at].id;
  return (await settleRemark(world.deps, by, { ...found, remarkId })).outcome;
}

async function answers(world: World, { at = 0, by = AGENCY, text = "اصلاح شد" } = {}) {
  const { remarks } = await caseOf(world);
  const asked = { applicationId: APPLICATION.id, remarkId: remarks[at].id, text };
  return (await answerRemark(world.deps, by, asked)).outcome;
}

const actsOf = async ({ store }: World) =>
  (await Array.fromAsync(listAll(store, actRecord.all(APPLICATION.id))))
    .map(({ value: { kind, by, to } }) => [kind, by, to].filter(Boolean).join(" ")).toReversed();

const news = async ({ store }: World) =>
  (await inOutbox(store)).filter(({ kind }) => kind === DESK_NEWS).map(({ receiver }) => receiver);

async function liveFirst(world: World): Promise<void> {
  await submit(world);
  await move(world, { state: "live", live: 1 });
  await move(world, { state: "draft", revision: 2 });
  await submit(world, SMALL);
}

worldTest(
  "review: taken by one, and by another once nothing has happened for long",
  async (world) => {
    await submit(world);
    assert.equal(await takes(world, NAHID), "done");
    assert.deepEqual(
      [(await applicationOf(world)).state, (await applicationOf(world)).expert],
      ["in_review", "nahid"],
    );
    assert.equal(await takes(world, OMID), "held");
    assert.equal(await says(world, OMID, "advice"), "not_held");
    world.clock.time += HOLD - 1;
    assert.equal(await says(world, NAHID, "advice"), "done");
    world.clock.time += HOLD;
    assert.equal(await takes(world, OMID), "done");
    assert.equal(await decide(world, NAHID), "not_held");
    const back = async (by: Expert) =>
      (await giveBack(world.deps, by, await caseOf(world))).outcome;
    assert.equal(await back(NAHID), "not_held");
    assert.equal(await back(OMID), "done");
    const { state, expert } = await applicationOf(world);
    assert.deepEqual([state, expert], ["submitted", undefined]);
  },
);

worldTest("review: nobody reviews their own agency, or what they have a part in", async (world) => {
  await submit(world);
  const worked: Staff = {
    id: "reza",
    userName: { kind: "issued", value: "reza" },
    name: "رضا",
    mobile: "09120000077",
    roles: ["reader"],
    agencyId: "agency-1",
    state: "suspended",
    epoch: 0,
    createdAt: START,
  };
  await commitTo(world.store).set(staffRecord(worked.id), worked)
    .set(agencyMembersRecord("agency-1"), { members: ["reza"], managers: [] }).commit();
  const own = [
    expert("a", { agencyId: "agency-1" }),
    // Who submitted it.
    expert("staff-a"),
    // A contact of it.
    expert("b", { mobile: CONTENT.contacts[0].mobile }),
    // Another user name of somebody who worked there.
    expert("c", { mobile: worked.mobile }),
    expert("reza"),
  ];
  for (const by of own) assert.equal(await takes(world, by), "own", by.staff.id);
  assert.equal(await takes(world, expert("d", { agencyId: "agency-2" })), "done");
});

worldTest("review: who joins the agency while they hold it, decides nothing", async (world) => {
  await liveFirst(world);
  await takes(world, NAHID);
  const joined = expert("nahid", { agencyId: "agency-1" });
  assert.equal(await decide(world, joined), "own");
  assert.equal((await applicationOf(world)).state, "in_review");
});

worldTest("review: returned with a blocking remark, answered, settled, approved", async (world) => {
  await liveFirst(world);
  await takes(world, NAHID);
  const back = { verdict: "return", checked: [], text: "" } as const;
  assert.equal(await decide(world, NAHID, back), "nothing_blocks");
  await says(world, NAHID, "advice", "title_fa");
  assert.equal(await decide(world, NAHID, back), "nothing_blocks");
  await says(world, NAHID, "blocking");
  assert.equal(await decide(world, NAHID), "blocked");
  const blocking = (await caseOf(world)).remarks.findIndex(({ kind }) => kind === "blocking");
  // The agency has not the ball yet.
  assert.equal(await answers(world, { at: blocking }), "gone");
  const { remarks: [sent], application } = await caseOf(world);
  assert.equal(isSent(sent, application, 1), false);
  world.clock.time++;
  assert.equal(await decide(world, NAHID, back), "done");
  const returned = await applicationOf(world);
  const { state, noticedAt } = returned;
  assert.deepEqual([state, noticedAt, returned.expert], ["returned", world.clock.time, undefined]);
  assert.equal(isSent(sent, returned, 1), true);
  assert.deepEqual(await news(world), ["agency:agency-1"]);

  const other = { ...AGENCY, staff: { ...AGENCY.staff, agencyId: "agency-2" } };
  assert.equal(await answers(world, { at: blocking, by: other }), "gone");
  assert.equal(await answers(world, { at: blocking, text: " " }), "faulty");
  assert.equal(await answers(world, { at: blocking, text: "آ".repeat(1001) }), "faulty");

  // Submitted again without an answer.
  await submit(world, { ...SMALL, round: 2 });
  await takes(world, NAHID);
  assert.equal(await settles(world, NAHID, blocking), "unanswered");
  assert.equal(await decide(world, NAHID), "blocked");
  await decide(world, NAHID, back);
  assert.equal(await answers(world, { at: blocking }), "answered");
  await submit(world, { ...SMALL, round: 3 });
  await takes(world, OMID);
  assert.equal(await decide(world, OMID), "blocked");
  assert.equal(await settles(world, OMID, blocking), "done");
  assert.equal(await settles(world, OMID, blocking), "moved");
  assert.equal(await decide(world, OMID), "done");
  assert.equal((await applicationOf(world)).state, "approved");
});

worldTest("review: what was not sent yet may be taken back", async (world) => {
  await liveFirst(world);
  await takes(world, NAHID);
  await says(world, NAHID, "blocking");
  assert.equal(await settles(world, NAHID), "done");
  assert.deepEqual((await caseOf(world)).remarks, []);
  assert.equal(await decide(world, NAHID), "done");
});

worldTest("review: remarks have a limit", async (world) => {
  await liveFirst(world);
  await takes(world, NAHID);
  for (let i = 0; i < MAX_REMARKS; i++) assert.equal(await says(world, NAHID, "advice"), "done");
  assert.equal(await says(world, NAHID, "advice"), "full");
});

worldTest("review: an approval needs the whole checklist, a rejection a reason", async (world) => {
  await liveFirst(world);
  await takes(world, NAHID);
  for (const missing of CHECKS) {
    const checked = CHECKS.filter((check) => check !== missing);
    assert.equal(await decide(world, NAHID, { ...APPROVE, checked }), "unchecked", missing);
  }
  assert.equal(
    await decide(world, NAHID, { ...APPROVE, verdict: "reject", text: " \n" }),
    "reason_missing",
  );
  const long = "آ".repeat(1001);
  assert.equal(await decide(world, NAHID, { ...APPROVE, text: long }), "reason_long");
  assert.equal((await applicationOf(world)).state, "in_review");
  world.clock.time++;
  assert.equal(
    await decide(world, NAHID, { verdict: "reject", checked: [], text: "نامه جعلی است" }),
    "done",
  );
  assert.equal((await applicationOf(world)).state, "rejected");
  const audited = await auditOf(world);
  const events = audited.filter(({ event }) => event === "application.reviewed");
  assert.deepEqual(events.map(({ detail }) => [detail?.staff, detail?.act]), [
    ["nahid", "taken"],
    ["nahid", "rejected"],
  ]);
  assert.deepEqual((await actsOf(world)).slice(-2), [
    "taken expert in_review",
    "rejected expert rejected",
  ]);
});

worldTest("review: two experts where it matters, and each once", async (world) => {
  await submit(world);
  await takes(world, NAHID);
  assert.equal(await decide(world, NAHID), "done");
  const first = await applicationOf(world);
  assert.deepEqual([first.state, first.expert], ["in_review", undefined]);
  assert.deepEqual(await news(world), []);
  assert.equal(await decide(world, NAHID), "not_held");
  assert.equal(await takes(world, NAHID), "approved_once");
  assert.equal(await takes(world, OMID), "done");
  // A second one who gives it back leaves it in review.
  assert.equal((await giveBack(world.deps, OMID, await caseOf(world))).outcome, "done");
  assert.equal((await applicationOf(world)).state, "in_review");
  await takes(world, OMID);
  assert.equal(await decide(world, OMID), "done");
  assert.equal((await applicationOf(world)).state, "approved");
  assert.deepEqual(await news(world), ["agency:agency-1"]);
});

worldTest("review: a round that was returned begins without approvals", async (world) => {
  await submit(world);
  await takes(world, NAHID);
  await decide(world, NAHID);
  await takes(world, OMID);
  await says(world, OMID, "blocking");
  await decide(world, OMID, { verdict: "return", checked: [], text: "" });
  await answers(world);
  await submit(world, { round: 2 });
  await takes(world, OMID);
  await settles(world, OMID);
  await decide(world, OMID);
  assert.equal((await applicationOf(world)).state, "in_review");
  assert.equal(await takes(world, NAHID), "done");
});

worldTest("review: approved twice in one instant counts once", async (world) => {
  await submit(world);
  await takes(world, NAHID);
  const seen = await caseOf(world);
  const both = await Promise.all(
    [1, 2].map(() => decideCase(world.deps, NAHID, { ...seen, given: APPROVE })),
  );
  assert.deepEqual(both.map(({ outcome }) => outcome).toSorted(), ["done", "not_held"]);
  assert.equal((await caseOf(world)).review.approvals.length, 1);
});

worldTest(
  "review: withdrawn and approved in one instant: one wins, the other is told",
  async (world) => {
    await liveFirst(world);
    await takes(world, NAHID);
    const seen = await caseOf(world);
    const [{ outcome }] = await Promise.all([
      decideCase(world.deps, NAHID, { ...seen, given: APPROVE }),
      move(world, { state: "withdrawn" }).catch(() => {}),
    ]);
    const { state } = await applicationOf(world);
    assert.ok(outcome === "moved" ? state === "withdrawn" : outcome === "done");
  },
);

worldTest("review: nothing is decided on what was not seen", async (world) => {
  await submit(world);
  const old = await caseOf(world);
  await takes(world, NAHID);
  await says(world, NAHID, "blocking");
  await decide(world, NAHID, { verdict: "return", checked: [], text: "" });
  await submit(world, { round: 2 });
  await takes(world, NAHID);
  const given = { ...APPROVE };
  assert.equal((await decideCase(world.deps, NAHID, { ...old, given })).outcome, "moved");
  // Another revision went live since: what is new is another matter.
  const now = await caseOf(world);
  const stale = { ...now, live: { ...now.submitted, revision: 7 } };
  assert.equal((await decideCase(world.deps, NAHID, { ...stale, given })).outcome, "moved");
});

worldTest(
  "review: contacts and help texts of what is live are approved by the program",
  async (world) => {
    await submit(world);
    assert.equal(await approveUnreviewed(world.deps, APPLICATION.id), false);
    await move(world, { state: "live", live: 1 });
    await move(world, { state: "draft", revision: 2 });
    const content = withDetails({ description: { fa: "امانت و تمدید" } });
    await submit(world, { content, revision: 2 });
    assert.equal(await approveUnreviewed(world.deps, APPLICATION.id), true);
    assert.equal((await applicationOf(world)).state, "approved");
    assert.equal((await actsOf(world)).at(-1), "approved program approved");
    const [{ detail }] = (await auditOf(world))
      .filter(({ event }) => event === "application.reviewed");
    assert.deepEqual([detail?.act, detail?.fields], ["approved", "description_fa"]);

    await move(world, { state: "live", live: 2 });
    await move(world, { state: "draft", revision: 3 });
    await submit(world, { content: withDetails({ level: 1 }), revision: 3 });
    assert.equal(await approveUnreviewed(world.deps, APPLICATION.id), false);
    assert.equal((await applicationOf(world)).state, "submitted");
  },
);
