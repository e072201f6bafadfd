/** A person is looked for with a reason, which they read. */
import assert from "node:assert/strict";
import {
  LOOKS_A_DAY,
  lookUp,
  openView,
  type Sought,
  VIEW_LIFETIME,
} from "../../../domain/console/look_up.ts";
import { LEAST_REASON } from "../../../domain/console/reason.ts";
import { seePerson } from "../../../domain/console/view_person.ts";
import { listLooks } from "../../../domain/profile/looks.ts";
import { askSupport } from "../../../domain/support/ask.ts";
import { DAY, SECOND } from "../../../domain/platform/platform.ts";
import { auditOf } from "../../support/audit.ts";
import { signInSara } from "./sara.ts";
import { SARA, type World, worldTest } from "../../support/sign_in_world.ts";

const ZAHRA = { id: "zahra" };
const OMID = { id: "omid" };
const REASON = "گفته است کد نمی‌رسد";

const look = (world: World, sought: Partial<Sought>, staff = ZAHRA) =>
  lookUp(world.deps, {
    staff,
    role: "support",
    sought: { who: SARA.mobile, reason: REASON, ticket: "", ...sought },
  });

worldTest("look: by mobile, national ID or the number of a question", async (world) => {
  const { id } = await signInSara(world);
  const asked = { topic: "other", text: "متن", context: { language: "fa" } } as const;
  const number = await askSupport(world.deps, id, asked);
  for (const who of [SARA.mobile, SARA.nationalId, number]) {
    const looked = await look(world, { who, ticket: number });
    assert.equal(looked.outcome, "found");
    const { token } = looked as { token: string };
    const view = await openView(world.deps, { token, staff: ZAHRA });
    assert.deepEqual(view, { staffId: "zahra", accountId: id, reason: REASON });
  }
  const { values } = await listLooks(world.deps, id);
  assert.equal(values.length, 3);
  const { role, reason, service, data } = values[0];
  assert.deepEqual([role, reason, service], ["support", REASON, undefined]);
  assert.deepEqual(data, ["profile", "sign_ins"]);
  const records = await auditOf(world, "person.looked_up");
  assert.deepEqual(records.map(({ detail }) => detail), [
    { staff: "zahra", by: "mobile", found: true, ticket: number },
    { staff: "zahra", by: "national_id", found: true, ticket: number },
    { staff: "zahra", by: "ticket", found: true, ticket: number },
  ]);
  assert.ok(!JSON.stringify(records).includes(SARA.mobile));
});

worldTest("look: without a reason nothing is looked for", async (world) => {
  const { id } = await signInSara(world);
  const faults = [
    [{ reason: "" }, { reason: "short" }],
    [{ reason: ` ${"a ".repeat(LEAST_REASON / 2 - 1)}\n` }, { reason: "short" }],
    [{ reason: "\u200c".repeat(20) }, { reason: "short" }],
    [{ who: " " }, { who: "missing" }],
    [{ who: "Sara" }, { who: "format" }],
    [{ ticket: "12" }, { ticket: "format" }],
    [{ ticket: "4029183746507" }, { ticket: "unknown" }],
  ] as const;
  for (const [sought, expected] of faults) {
    const looked = await look(world, sought);
    assert.equal(looked.outcome, "invalid");
    const errors = Object.entries((looked as { errors: object }).errors).filter(([, e]) => e);
    assert.deepEqual(Object.fromEntries(errors), expected);
  }
  assert.equal((await auditOf(world, "person.looked_up")).length, 0);
  assert.equal((await listLooks(world.deps, id)).values.length, 0);
});

worldTest("look: it is one member's, and ends by itself", async (world) => {
  await signInSara(world);
  const { token } = await look(world, {}) as { token: string };
  assert.equal(await openView(world.deps, { token, staff: OMID }), null);
  assert.equal(await openView(world.deps, { token: "a", staff: ZAHRA }), null);
  world.clock.time += VIEW_LIFETIME + SECOND;
  assert.equal(await openView(world.deps, { token, staff: ZAHRA }), null);
});

worldTest("look: so many a day, and what is not found counts", async (world) => {
  for (let i = 0; i < LOOKS_A_DAY; i++) {
    const who = `0912000${String(i).padStart(4, "0")}`;
    assert.deepEqual(await look(world, { who }), { outcome: "nobody" });
  }
  const limited = await look(world, {});
  assert.deepEqual(limited, { outcome: "limited", retryAt: world.clock.time + DAY });
  assert.equal((await look(world, {}, OMID)).outcome, "nobody");
  assert.equal((await auditOf(world, "person.looked_up")).length, LOOKS_A_DAY + 1);
});

worldTest("look: what is seen is masked", async (world) => {
  const { id } = await signInSara(world);
  const person = (await seePerson(world.deps, id))!;
  assert.deepEqual([person.initials, person.identity, person.mobile], [
    "س. م.",
    "***5679",
    "0912***4567",
  ]);
  assert.deepEqual([person.sessions.length, person.signIns.length], [1, 1]);
  const shown = JSON.stringify(person);
  for (const secret of [SARA.mobile, SARA.nationalId, SARA.person.lastName, "1234567890"]) {
    assert.ok(!shown.includes(secret), secret);
  }
  assert.equal(await seePerson(world.deps, "nobody"), null);
});
