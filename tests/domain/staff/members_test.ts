/** Members of an agency: invited, changed, never without a second manager. */
import assert from "node:assert/strict";
import { DAY } from "../../../domain/platform/platform.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { read } from "../../../domain/platform/read.ts";
import { inviteStaff } from "../../../domain/staff/invitation.ts";
import {
  changeMember,
  inviteAgain,
  type MemberAct,
} from "../../../domain/staff/members/change_member.ts";
import type { StaffChange } from "../../../domain/notice/delivery.ts";
import { createStaffNoticeSender, STAFF_NOTICE } from "../../../domain/staff/members/own_notice.ts";
import {
  listMemberNews,
  noteMemberNewsSeen,
} from "../../../domain/staff/members/tell_of_change.ts";
import { handOver } from "../../../domain/staff/members/hand_over.ts";
import { inviteMember, type TypedMember } from "../../../domain/staff/members/invite_member.ts";
import { IDLE_AFTER, isIdle, listMembers } from "../../../domain/staff/members/list_members.ts";
import { agencyMembersRecord, withMember } from "../../../domain/staff/members.ts";
import type { AgencyRole } from "../../../domain/staff/role.ts";
import type { SignedInStaff } from "../../../domain/staff/session.ts";
import { type Staff, staffRecord } from "../../../domain/staff/staff.ts";
import { parseUserName } from "../../../domain/staff/user_name.ts";
import { auditOf } from "../../support/audit.ts";
import { deliverDue } from "../../support/outbox.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";
import {
  accept,
  activeStaff,
  codeOf,
  factor,
  INVITED,
  rightPassword,
  staffDeps,
} from "./staff_world.ts";

/** Somebody of an agency who has begun, as a session has them. */
async function someone(
  world: World,
  name: string,
  roles: readonly AgencyRole[],
  agencyId = "library",
): Promise<SignedInStaff> {
  const userName = parseUserName(name)!;
  await activeStaff(world, { ...INVITED, userName, roles, agencyId } as unknown as typeof INVITED);
  const all = await listMembers(world.store, agencyId);
  const staff = all.find((one) => one.userName.value === name)!;
  const now = world.clock.time;
  const session = { staffId: staff.id, epoch: 0, factor: "totp", createdAt: now, lastSeenAt: now };
  return { staff, session, digest: "digest" } as SignedInStaff;
}

const staffOf = async (world: World, { staff: { id } }: SignedInStaff) =>
  (await read(world.store, staffRecord(id))).value!;

const change = (world: World, by: SignedInStaff, of: SignedInStaff, act: MemberAct) =>
  changeMember(staffDeps(world), by, { id: of.staff.id, ...act });

const SUSPEND = { act: "suspend" } as const;

worldTest("members: listed once they are invited, warned of after 90 days", async (world) => {
  const one = await someone(world, "one", ["manager"]);
  const two = await someone(world, "two", ["reader"]);
  assert.deepEqual(
    (await listMembers(world.store, "library")).map(({ id }) => id),
    [one.staff.id, two.staff.id],
  );
  assert.deepEqual(await listMembers(world.store, "court"), []);
  const { staff } = two;
  assert.equal(isIdle(staff, staff.joinedAt! + IDLE_AFTER - 1), false);
  assert.equal(isIdle(staff, staff.joinedAt! + IDLE_AFTER), true);
  assert.equal(
    isIdle({ ...staff, lastSignInAt: world.clock.time + DAY }, staff.joinedAt! + IDLE_AFTER),
    false,
  );
  assert.equal(isIdle({ ...staff, state: "suspended" }, staff.joinedAt! + IDLE_AFTER), false);
});

worldTest("members: who was here before the list enters it by signing in", async (world) => {
  const secret = await activeStaff(world);
  await commitTo(world.store).delete(agencyMembersRecord("library")).commit();
  assert.deepEqual(await listMembers(world.store, "library"), []);
  await factor(world, await rightPassword(world), codeOf(world, secret));
  assert.equal((await listMembers(world.store, "library")).length, 1);
});

worldTest("members: roles, suspension, return, end of sessions; each is audited", async (world) => {
  const by = await someone(world, "one", ["manager"]);
  const of = await someone(world, "two", ["reader"]);
  const roles = ["editor", "key_holder"] as const;
  assert.equal((await change(world, by, of, { act: "roles", roles })).outcome, "changed");
  assert.deepEqual((await staffOf(world, of)).roles, roles);
  assert.equal((await change(world, by, of, { act: "roles", roles: [] })).outcome, "no_role");
  assert.equal((await change(world, by, of, { act: "restore" })).outcome, "not_now");
  assert.equal((await change(world, by, of, SUSPEND)).outcome, "changed");
  assert.equal((await staffOf(world, of)).epoch, 1, "its sessions are ended");
  assert.equal((await change(world, by, of, SUSPEND)).outcome, "not_now");
  assert.equal((await change(world, by, of, { act: "restore" })).outcome, "changed");
  assert.equal((await staffOf(world, of)).state, "active");
  assert.equal((await change(world, by, of, { act: "end_sessions" })).outcome, "changed");
  assert.equal((await staffOf(world, of)).epoch, 2);
  assert.equal((await change(world, by, by, SUSPEND)).outcome, "self");
  const audited = await auditOf(world, "staff.changed");
  assert.deepEqual(audited.map(({ detail }) => detail?.act), [
    "roles",
    "suspend",
    "restore",
    "end_sessions",
  ]);
  assert.deepEqual(audited[0].detail, {
    staff: of.staff.id,
    by: by.staff.id,
    act: "roles",
    from: "reader",
    to: "editor key_holder",
  });
});

worldTest(
  "members: another agency's are unknown, and looking is audited once an hour",
  async (world) => {
    const by = await someone(world, "one", ["manager"]);
    const other = await someone(world, "two", ["reader"], "court");
    const before = await staffOf(world, other);
    for (const act of ["suspend", "restore", "end_sessions"] as const) {
      assert.equal((await change(world, by, other, { act })).outcome, "unknown");
    }
    assert.equal(
      (await change(world, by, other, { act: "roles", roles: ["manager"] })).outcome,
      "unknown",
    );
    assert.equal((await inviteAgain(staffDeps(world), by, other.staff.id)).outcome, "unknown");
    assert.equal((await handOver(staffDeps(world), by, other.staff.id)).outcome, "unknown");
    assert.equal(
      (await change(world, by, { ...other, staff: { ...other.staff, id: "nobody" } }, SUSPEND))
        .outcome,
      "unknown",
    );
    assert.deepEqual(await staffOf(world, other), before);
    assert.equal((await auditOf(world, "staff.unknown")).length, 1);
  },
);

worldTest("members: who manages no more, changes nothing", async (world) => {
  const one = await someone(world, "one", ["manager"]);
  const two = await someone(world, "two", ["manager"]);
  const three = await someone(world, "three", ["manager"]);
  const reader = await someone(world, "four", ["reader"]);
  assert.equal((await change(world, reader, three, SUSPEND)).outcome, "unknown");
  assert.equal(
    (await change(world, one, two, { act: "roles", roles: ["editor"] })).outcome,
    "changed",
  );
  assert.equal(
    (await change(world, two, three, SUSPEND)).outcome,
    "unknown",
    "with a page of before",
  );
});

worldTest("members: a second manager always remains, once there were two", async (world) => {
  const one = await someone(world, "one", ["manager"]);
  const editors = { act: "roles", roles: ["editor"] } as const;
  assert.equal((await change(world, one, one, editors)).outcome, "too_few", "nor none");
  const two = await someone(world, "two", ["manager"]);
  const three = await someone(world, "three", ["manager"]);
  const all = await Promise.all([
    change(world, one, two, SUSPEND),
    change(world, two, three, editors),
    change(world, three, one, SUSPEND),
  ]);
  const done = all.filter(({ outcome }) => outcome === "changed");
  assert.equal(done.length, 1, all.map(({ outcome }) => outcome).join(" "));
  const { value } = await read(world.store, agencyMembersRecord("library"));
  assert.equal(value?.managers.length, 2);
});

worldTest("members: a manager hands over in one step", async (world) => {
  const one = await someone(world, "one", ["manager"]);
  const two = await someone(world, "two", ["manager", "editor"]);
  const three = await someone(world, "three", ["reader"]);
  const deps = staffDeps(world);
  assert.equal((await handOver(deps, two, one.staff.id)).outcome, "too_few", "manages already");
  assert.equal((await handOver(deps, two, two.staff.id)).outcome, "self");
  const both = await Promise.all([
    handOver(deps, one, three.staff.id),
    handOver(deps, one, three.staff.id),
  ]);
  assert.deepEqual(both.map(({ outcome }) => outcome).toSorted(), ["handed_over", "unknown"]);
  assert.deepEqual((await staffOf(world, one)).roles, ["reader"]);
  assert.deepEqual((await staffOf(world, three)).roles, ["manager", "reader"]);
  const { value } = await read(world.store, agencyMembersRecord("library"));
  assert.deepEqual(value?.managers.toSorted(), [two.staff.id, three.staff.id].toSorted());
  await change(world, two, one, SUSPEND);
  assert.equal((await handOver(deps, two, one.staff.id)).outcome, "not_now");
});

worldTest(
  "members: who lost password and app begins again, and still counts as a manager",
  async (world) => {
    const one = await someone(world, "one", ["manager"]);
    const two = await someone(world, "two", ["manager"]);
    const deps = staffDeps(world);
    assert.equal((await inviteAgain(deps, one, one.staff.id)).outcome, "self");
    const again = await inviteAgain(deps, one, two.staff.id);
    assert.ok(again.outcome === "invited");
    const { password, totp, mobile, epoch } = await staffOf(world, two);
    assert.deepEqual({ password, totp, mobile, epoch }, {
      password: undefined,
      totp: undefined,
      mobile: two.staff.mobile,
      epoch: 1,
    });
    const taken = { ...INVITED, userName: two.staff.userName, mobile: "09350000000" };
    assert.equal(await inviteStaff(deps, taken), "taken", "nobody moves the link to another phone");
    assert.equal((await change(world, one, two, SUSPEND)).outcome, "too_few");
    assert.equal((await accept(world, again.token)).outcome, "accepted");
  },
);

const TYPED: TypedMember = {
  kind: "issued",
  userName: "",
  name: " سارا  کریمی ",
  mobile: "۰۹۱۲۱۱۱۲۲۴۴",
  roles: ["editor"],
};

worldTest("members: invited with a name of three kinds", async (world) => {
  const by = await someone(world, "one", ["manager"]);
  const invite = (typed: Partial<TypedMember> = {}) =>
    inviteMember(staffDeps(world), by, { ...TYPED, ...typed });
  const issued = await invite();
  assert.ok(issued.outcome === "invited");
  assert.match(issued.invited.userName.value, /^u-[a-z2-9]{8}$/);
  assert.deepEqual({ ...issued.invited, userName: null }, {
    userName: null,
    name: "سارا کریمی",
    mobile: "09121112244",
    roles: ["editor"],
    agencyId: "library",
  });
  assert.equal((await accept(world, issued.token)).outcome, "accepted");
  const person = await invite({ kind: "national_id", userName: "۰۰۱۲۳۴۵۶۷۹" });
  assert.ok(person.outcome === "invited");
  assert.equal((await invite({ kind: "national_id", userName: "0012345679" })).outcome, "invited");
  assert.equal((await invite({ kind: "company_id", userName: "99900001010" })).outcome, "invited");
  const { staff } = await someone(world, "other", ["manager"], "court");
  assert.deepEqual(await invite({ kind: "national_id", userName: staff.userName.value }), {
    outcome: "faulty",
    faults: {
      kind: undefined,
      userName: "format",
      name: undefined,
      mobile: undefined,
      roles: undefined,
    },
  });
  assert.equal(
    (await auditOf(world, "staff.invited")).filter(({ detail }) => detail?.by).length,
    4,
  );
});

worldTest("members: every fault of an invitation is told, and nothing is kept", async (world) => {
  const by = await someone(world, "one", ["manager"]);
  const faultsOf = async (typed: Partial<TypedMember>) => {
    const result = await inviteMember(staffDeps(world), by, { ...TYPED, ...typed });
    assert.ok(result.outcome === "faulty");
    return JSON.parse(JSON.stringify(result.faults));
  };
  assert.deepEqual(await faultsOf({ kind: "", name: " ", mobile: "", roles: [] }), {
    kind: "missing",
    name: "missing",
    mobile: "missing",
    roles: "missing",
  });
  assert.deepEqual(
    await faultsOf({
      kind: "company_id",
      userName: "0012345679",
      name: "x".repeat(81),
      mobile: "021",
    }),
    { userName: "format", name: "long", mobile: "format" },
  );
  assert.deepEqual(await faultsOf({ kind: "national_id" }), { userName: "missing" });
  await inviteStaff(staffDeps(world), {
    ...INVITED,
    userName: parseUserName("0012345679")!,
    agencyId: "court",
  });
  assert.deepEqual(await faultsOf({ kind: "national_id", userName: "0012345679" }), {
    userName: "taken",
  });
  assert.equal((await listMembers(world.store, "library")).length, 1);
});

worldTest("members: thirty invitations a day", async (world) => {
  const by = await someone(world, "one", ["manager"]);
  const outcomes = new Set<string>();
  for (let i = 0; i < 31; i++) {
    outcomes.add((await inviteMember(staffDeps(world), by, TYPED)).outcome);
  }
  assert.deepEqual([...outcomes], ["invited", "limited"]);
  const rest: Staff = { ...by.staff, id: "x", roles: ["reader"], state: "invited" };
  assert.deepEqual(withMember(null, rest), { members: ["x"], managers: [] });
});

/** What is told by SMS to whom, in the order of the changes. */
async function told(world: World) {
  const messages = { staffNoticeSms: ({ change }: StaffChange) => ({ what: change, about: "" }) };
  const sender = createStaffNoticeSender({ ...world.deps, messages, desk: "https://desk" });
  world.inbox.length = 0;
  await deliverDue(world.deps, { [STAFF_NOTICE]: sender });
  return world.inbox.map(({ message }) => {
    assert.ok(message.template === "desk_notice");
    assert.equal(message.link, "https://desk", "recovery undoes nothing that a manager did");
    return message.what;
  });
}

worldTest("members: who is changed is told by SMS, and no one else is", async (world) => {
  const by = await someone(world, "one", ["manager"]);
  const of = await someone(world, "two", ["reader"]);
  const same = { act: "roles", roles: ["reader"] } as const;
  await change(world, by, of, same);
  assert.deepEqual(await told(world), [], "nothing has changed");
  await change(world, by, of, { act: "roles", roles: ["reader", "editor"] });
  assert.deepEqual(await told(world), ["roles"]);
  await change(world, by, of, SUSPEND);
  assert.deepEqual(await told(world), ["suspended"], "who is out is told so");
  await change(world, by, of, { act: "restore" });
  assert.deepEqual(await told(world), ["restored"]);
  await change(world, by, of, { act: "end_sessions" });
  assert.deepEqual(await told(world), ["sessions_ended"]);
  await someone(world, "three", ["manager"]);
  await handOver(staffDeps(world), by, of.staff.id);
  assert.deepEqual(await told(world), ["roles", "roles"], "both sides");
});

worldTest("members: the other managers read at the desk what was changed", async (world) => {
  const by = await someone(world, "one", ["manager"]);
  const other = await someone(world, "two", ["manager"]);
  const of = await someone(world, "three", ["reader"]);
  const elsewhere = await someone(world, "four", ["manager"], "court");
  const news = async ({ staff: { id } }: SignedInStaff) =>
    (await listMemberNews(world.store, id)).map(({ change }) => change);
  await change(world, by, of, { act: "roles", roles: ["editor"] });
  const [first] = await listMemberNews(world.store, other.staff.id);
  assert.deepEqual(first, {
    at: world.clock.time,
    change: "roles",
    by: by.staff.name,
    of: of.staff.name,
    roles: { from: ["reader"], to: ["editor"] },
  });
  world.clock.time++;
  await change(world, by, of, { act: "end_sessions" });
  await change(world, by, of, SUSPEND);
  world.clock.time++;
  await change(world, by, of, { act: "restore" });
  world.clock.time++;
  await handOver(staffDeps(world), by, of.staff.id);
  assert.deepEqual(await news(other), ["handed_over", "restored", "suspended", "roles"]);
  for (const one of [by, of, elsewhere]) assert.deepEqual(await news(one), []);
  await noteMemberNewsSeen(world.store, other, first.at);
  assert.deepEqual(await news(other), ["handed_over", "restored", "suspended"]);
  await noteMemberNewsSeen(world.store, other, world.clock.time);
  assert.deepEqual(await news(other), []);
});
