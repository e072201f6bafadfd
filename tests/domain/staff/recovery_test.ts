/** A password is recovered: by its member alone, and for a manager not without a second one. */
import assert from "node:assert/strict";
import { HOUR, MINUTE } from "../../../domain/platform/platform.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { read } from "../../../domain/platform/read.ts";
import type { Store } from "../../../domain/platform/store.ts";
import { openFactors } from "../../../domain/staff/enter_factor.ts";
import { listMembers } from "../../../domain/staff/members/list_members.ts";
import {
  answerRecovery,
  recoveriesForManager,
  recoveriesForOperator,
} from "../../../domain/staff/recovery/approve.ts";
import { askRecovery, RECOVERY_LIFETIME } from "../../../domain/staff/recovery/ask_recovery.ts";
import { isRecovering, recover } from "../../../domain/staff/recovery/recover.ts";
import { sendFactor } from "../../../domain/staff/send_factor.ts";
import { type SignedInStaff, useStaffSession } from "../../../domain/staff/session.ts";
import { type Staff, staffRecord } from "../../../domain/staff/staff.ts";
import { parseUserName } from "../../../domain/staff/user_name.ts";
import type { StaffChange } from "../../../domain/notice/delivery.ts";
import { createStaffNoticeSender, STAFF_NOTICE } from "../../../domain/staff/members/own_notice.ts";
import { createDeskNewsSenders } from "../../../domain/staff/members/send_desk_news.ts";
import { deliverDue } from "../../support/outbox.ts";
import { auditOf } from "../../support/audit.ts";
import { type World, worldTest, wrongCode } from "../../support/sign_in_world.ts";
import {
  activeStaff,
  codeOf,
  factor,
  from,
  INVITED,
  NETWORK,
  password,
  rightPassword,
  staffDeps,
} from "./staff_world.ts";

const NEW = "کوه و دشت و دریا";
const NOBODY = parseUserName("nobody.here")!;

const ask = (world: World, userName = INVITED.userName, place = NETWORK) =>
  askRecovery(staffDeps(world), { userName, place });

async function asked(world: World, userName = INVITED.userName, place = NETWORK) {
  const result = await ask(world, userName, place);
  assert.ok(result.outcome === "asked");
  await world.settled();
  return result.token;
}

function codeSent(world: World): string {
  const { message } = world.inbox.at(-1)!;
  assert.ok(message.template === "desk_code");
  return message.code;
}

const enter = (world: World, token: string, typed: Partial<Parameters<typeof recover>[1]>) =>
  recover(staffDeps(world), {
    token,
    code: "",
    password: NEW,
    again: NEW,
    place: NETWORK,
    ...typed,
  });

/** Somebody of this name and these roles. */
async function begun(world: World, name: string, roles: readonly string[], agencyId?: string) {
  const userName = parseUserName(name)!;
  const secret = await activeStaff(
    world,
    { ...INVITED, userName, roles, agencyId } as unknown as typeof INVITED,
  );
  return { userName, secret };
}

const memberOf = async (world: World, name: string): Promise<Staff> =>
  (await listMembers(world.store, "library")).find(({ userName }) => userName.value === name)!;

const as = (staff: Staff) => ({ staff }) as SignedInStaff;

worldTest("recovery: a code to the mobile, a new password, and then the app", async (world) => {
  const { userName, secret } = await begun(world, "an.editor", ["editor"], "library");
  const first = await password(world, undefined, NETWORK, userName);
  assert.ok(first.outcome === "right");
  const before = await factor(world, first.token, codeOf(world, secret));
  assert.ok(before.outcome === "right");

  const token = await asked(world, userName);
  assert.equal(world.inbox.at(-1)!.mobile, INVITED.mobile);
  assert.equal(await isRecovering(staffDeps(world), token), true);
  assert.deepEqual(await enter(world, token, { code: "" }), {
    outcome: "faulty",
    faults: { code: "missing" },
  });
  const code = codeSent(world);
  assert.deepEqual(await enter(world, token, { code: wrongCode(code) }), {
    outcome: "faulty",
    faults: { code: "wrong" },
  });
  for (
    const [typed, fault] of [["short", "short"], ["password", "short"], ["an.editor1", "personal"]]
  ) {
    const faulty = await enter(world, token, { code, password: typed, again: typed });
    assert.deepEqual(faulty, { outcome: "faulty", faults: { password: fault } }, typed);
  }
  const different = await enter(world, token, { code, again: "another" });
  assert.deepEqual(different, { outcome: "faulty", faults: { password: "different" } });
  assert.deepEqual(await enter(world, token, { code }), { outcome: "recovered" });
  assert.deepEqual(await enter(world, token, { code }), { outcome: "lapsed" }, "once");

  assert.equal(await useStaffSession(staffDeps(world), before.sessionToken), null);
  assert.equal((await password(world, undefined, NETWORK, userName)).outcome, "refused");
  world.clock.time += MINUTE;
  const again = await password(world, NEW, NETWORK, userName);
  assert.ok(again.outcome === "right");
  const sms = await sendFactor(staffDeps(world), { token: again.token, place: NETWORK });
  assert.equal(sms.outcome, "lapsed", "the SIM alone is not enough");
  assert.equal((await openFactors(staffDeps(world), again.token))?.needsApp, true);
  assert.equal((await factor(world, again.token, codeOf(world, secret))).outcome, "right");
  const next = await password(world, NEW, NETWORK, userName);
  assert.ok(next.outcome === "right");
  const later = await sendFactor(staffDeps(world), { token: next.token, place: NETWORK });
  assert.equal(later.outcome, "sent", "as before");
  assert.deepEqual((await auditOf(world, "staff.recovered")).length, 1);
  assert.deepEqual((await auditOf(world, "staff.recovery_asked")).length, 1);
});

worldTest(
  "recovery: names that nobody has are answered alike, whatever is tried",
  async (world) => {
    await activeStaff(world);
    const suspended = await begun(world, "gone.away", ["editor"], "library");
    const staff = await memberOf(world, "gone.away");
    await commitTo(world.store).set(staffRecord(staff.id), { ...staff, state: "suspended" })
      .commit();
    const outcomes = [];
    for (const userName of [INVITED.userName, NOBODY, suspended.userName]) {
      const seen: unknown[] = [];
      const token = await asked(world, userName);
      seen.push(await isRecovering(staffDeps(world), token));
      for (let i = 0; i < 21; i++) {
        const { outcome, ...more } = await enter(world, token, { code: "000000" });
        seen.push([outcome, "faults" in more && more.faults]);
      }
      for (let i = 0; i < 12; i++) {
        world.clock.time += MINUTE;
        seen.push((await ask(world, userName, from("b"))).outcome);
      }
      outcomes.push(seen);
      world.clock.time += 2 * 24 * HOUR;
    }
    assert.deepEqual(outcomes[1], outcomes[0]);
    assert.deepEqual(outcomes[2], outcomes[0]);
    assert.match(JSON.stringify(outcomes[0]), /wrong.*limited.*asked.*limited/s);
    await world.settled();
    assert.ok(world.inbox.every(({ mobile }) => mobile === INVITED.mobile));
  },
);

/** What the store is asked for and told. */
function noted(store: Store) {
  const seen: string[] = [];
  const noting = new Proxy(store, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      return (...all: unknown[]) => {
        const keys = name === "getMany" ? (all[0] as unknown[]).length : "";
        seen.push(`${String(name)} ${keys}`);
        return value.apply(target, all);
      };
    },
  });
  return { noting, seen };
}

worldTest("recovery: the same work for names that nobody has", async (world) => {
  await activeStaff(world);
  const work = [];
  for (const userName of [INVITED.userName, NOBODY]) {
    const { noting, seen } = noted(world.store);
    const background = () => {};
    await askRecovery({ ...staffDeps(world), store: noting, background }, {
      userName,
      place: NETWORK,
    });
    work.push(seen);
  }
  assert.ok(work[0].length > 2);
  assert.deepEqual(work[1], work[0]);
});

worldTest("recovery: known, unknown and suspended names take as long: 200 tries", async (world) => {
  await activeStaff(world);
  const suspended = await begun(world, "gone.away", ["editor"], "library");
  const staff = await memberOf(world, "gone.away");
  await commitTo(world.store).set(staffRecord(staff.id), { ...staff, state: "suspended" }).commit();
  const names = [INVITED.userName, NOBODY, suspended.userName];
  const took = names.map((): number[] => []);
  for (let i = 0; i < 200; i++) {
    world.clock.time += HOUR;
    for (const [which, userName] of names.entries()) {
      const begins = performance.now();
      await ask(world, userName, from(`network ${i}`));
      took[which].push(performance.now() - begins);
    }
    await world.settled();
  }
  const [known, ...others] = took.map((all) => all.toSorted((a, b) => a - b)[100]);
  for (const other of others) assert.ok(Math.abs(other - known) < 20, `${known} ${other} ms`);
});

worldTest("recovery: codes cannot be tried from many networks", async (world) => {
  await activeStaff(world);
  const token = await asked(world);
  const wrong = wrongCode(codeSent(world));
  let tried = 0;
  for (let i = 0; i < 60; i++) {
    const { outcome } = await enter(world, token, { code: wrong, place: from(`${i}`) });
    if (outcome === "faulty") tried++;
  }
  assert.equal(tried, 20);
  const other = await enter(world, token, { code: codeSent(world), place: from("own") });
  assert.equal(other.outcome, "limited");
});

worldTest("recovery: lapses, and by anything that ends sessions", async (world) => {
  await activeStaff(world);
  const late = await asked(world);
  const code = codeSent(world);
  world.clock.time += RECOVERY_LIFETIME;
  assert.equal((await enter(world, late, { code })).outcome, "lapsed");
  const token = await asked(world);
  const staff = await memberOf(world, "reza.karimi");
  await commitTo(world.store).set(staffRecord(staff.id), { ...staff, epoch: 5 }).commit();
  const result = await enter(world, token, { code: codeSent(world) });
  assert.deepEqual(result, { outcome: "faulty", faults: { code: "wrong" } });
});

/** Two managers, of whom the first has recovered a password that waits. */
async function waiting(world: World, second = true) {
  await activeStaff(world);
  if (second) await begun(world, "second.manager", ["manager"], "library");
  const result = await enter(world, await asked(world), { code: codeSent(world) });
  return { result, staff: await memberOf(world, "reza.karimi") };
}

worldTest("recovery: a manager's waits for a second manager", async (world) => {
  const { result, staff } = await waiting(world);
  assert.deepEqual(result, { outcome: "waits", for: "manager" });
  assert.equal((await password(world, NEW)).outcome, "refused", "not yet");
  const second = as(await memberOf(world, "second.manager"));
  const deps = staffDeps(world);
  assert.deepEqual(await recoveriesForManager(world.store, as(staff)), [], "not by themselves");
  const [shown] = await recoveriesForManager(world.store, second);
  assert.equal(shown.staff.id, staff.id);
  world.inbox.length = 0;
  await deliverDue(
    world,
    createDeskNewsSenders({ ...world.deps, desk: "https://desk.example.ir" }),
  );
  assert.deepEqual(world.inbox.map(({ mobile, message }) => [mobile, message.template]), [
    [second.staff.mobile, "desk_news"],
  ]);
  assert.deepEqual(await recoveriesForOperator(world.store), []);

  await begun(world, "an.operator", ["operator"]);
  await begun(world, "elsewhere", ["manager"], "court");
  await begun(world, "an.editor", ["editor"], "library");
  const [elsewhere] = await listMembers(world.store, "court");
  const operator = (await read(world.store, staffRecord(staff.id))).value!;
  const strangers = [staff, elsewhere, await memberOf(world, "an.editor"), {
    ...operator,
    id: "x",
  }];
  for (const by of strangers) {
    const answered = { staffId: staff.id, isApproved: true };
    assert.deepEqual(await answerRecovery(deps, as(by), answered), { outcome: "gone" }, by.id);
  }
  const both = await Promise.all(
    [true, false].map((isApproved) =>
      answerRecovery(deps, second, { staffId: staff.id, isApproved })
    ),
  );
  assert.deepEqual(both.map(({ outcome }) => outcome).toSorted(), ["done", "gone"]);
});

/** By SMS, of their own account. */
async function told(world: World) {
  const messages = { staffNoticeSms: ({ change }: StaffChange) => ({ what: change, about: "" }) };
  const sender = createStaffNoticeSender({ ...world.deps, messages, desk: "https://desk" });
  world.inbox.length = 0;
  await deliverDue(world.deps, { [STAFF_NOTICE]: sender });
  return world.inbox.map(({ mobile, message }) => {
    assert.ok(message.template === "desk_notice");
    return [mobile, message.what, message.link];
  });
}

worldTest(
  "recovery: approved, the new password is valid; refused, the old one stays",
  async (world) => {
    const { staff } = await waiting(world);
    const second = as(await memberOf(world, "second.manager"));
    const deps = staffDeps(world);
    await answerRecovery(deps, second, { staffId: staff.id, isApproved: false });
    assert.equal((await auditOf(world, "staff.recovery_refused")).length, 1);
    assert.deepEqual(await told(world), [[staff.mobile, "recovery_refused", "https://desk"]]);
    await rightPassword(world);
    world.clock.time += MINUTE;
    await enter(world, await asked(world), { code: codeSent(world) });
    await answerRecovery(deps, second, { staffId: staff.id, isApproved: true });
    const link = "https://desk/recovery";
    assert.deepEqual(await told(world), [[staff.mobile, "recovery_approved", link]]);
    assert.equal((await password(world)).outcome, "refused");
    assert.equal((await password(world, NEW)).outcome, "right");
  },
);

worldTest("recovery: without a second manager an operator approves", async (world) => {
  const { result, staff } = await waiting(world, false);
  assert.deepEqual(result, { outcome: "waits", for: "operator" });
  const [shown] = await recoveriesForOperator(world.store);
  assert.equal(shown.staff.id, staff.id);
  const operator: Staff = { ...staff, id: "operator", roles: ["operator"], agencyId: undefined };
  await commitTo(world.store).set(staffRecord(operator.id), operator).commit();
  const answered = { staffId: staff.id, isApproved: true };
  assert.deepEqual(await answerRecovery(staffDeps(world), as(operator), answered), {
    outcome: "done",
  });
  assert.equal((await password(world, NEW)).outcome, "right");
});
