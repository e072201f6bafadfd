/** `/members` of the desk: what a manager sees and sends, and what is not theirs. */
import assert from "node:assert/strict";
import { commitTo } from "../../../domain/platform/commit.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { read } from "../../../domain/platform/read.ts";
import { agencyMembersRecord, withMember } from "../../../domain/staff/members.ts";
import { type Staff, staffRecord } from "../../../domain/staff/staff.ts";
import { auditOf } from "../../support/audit.ts";
import { DESK, deskTest, type DeskWorld, member } from "../desk/parts.ts";

/** Members of one agency, listed. */
async function agency({ store }: DeskWorld, ...all: Staff[]): Promise<void> {
  const write = commitTo(store);
  const listed = new Map<string, ReturnType<typeof withMember>>();
  for (const staff of all) {
    write.set(staffRecord(staff.id), staff);
    listed.set(staff.agencyId!, withMember(listed.get(staff.agencyId!) ?? null, staff));
  }
  for (const [id, members] of listed) write.set(agencyMembersRecord(id), members);
  await write.commit();
}

const ONE = member("one-manager", ["manager"]);
const TWO = member("two-manager", ["manager"]);
const READER = member("a-reader", ["reader"], { password: "hash" });
const ELSEWHERE = member("other-reader", ["reader"], { agencyId: "agency-2" });

const stored = async ({ store }: DeskWorld, { id }: Staff) =>
  (await read(store, staffRecord(id))).value!;
const propsOf = <T>({ shown }: DeskWorld) => shown.at(-1)!.props as T;

deskTest("members: the list is of one's own agency", async (world) => {
  await agency(world, ONE, TWO, READER, ELSEWHERE);
  const cookies = await world.signIn(ONE);
  assert.equal((await world.send("/members", { cookies })).status, 200);
  const { members, hasOneManager } = propsOf<{ members: Staff[]; hasOneManager: boolean }>(world);
  assert.deepEqual(members.map(({ id }) => id), [ONE.id, TWO.id, READER.id]);
  assert.equal(hasOneManager, false);
});

deskTest("members: those of other agencies do not exist, whatever is sent", async (world) => {
  await agency(world, ONE, TWO, READER, ELSEWHERE);
  const cookies = await world.signIn(ONE);
  assert.equal((await world.send(`/members/${ELSEWHERE.id}`, { cookies })).status, 404);
  for (const action of ["roles", "suspend", "restore", "end_sessions", "invite_again"]) {
    const form = { action, role_manager: "1" };
    const { status } = await world.send(`/members/${ELSEWHERE.id}`, { form, cookies });
    assert.equal(status, 404, action);
  }
  const form = { action: "hand_over", successor: ELSEWHERE.id };
  assert.equal((await world.send(`/members/${ONE.id}`, { form, cookies })).status, 404);
  assert.deepEqual(await stored(world, ELSEWHERE), ELSEWHERE);
  assert.equal((await auditOf(world, "staff.unknown")).length, 1);
});

deskTest("members: no field gives roles of the window, or another agency", async (world) => {
  await agency(world, ONE, TWO, READER);
  const cookies = await world.signIn(ONE);
  const more = {
    role_expert: "1",
    role_operator: "1",
    roles: "operator",
    agency_id: "agency-2",
    state: "active",
    epoch: "9",
  };
  const changed = { action: "roles", role_editor: "1", ...more };
  assert.equal((await world.send(`/members/${READER.id}`, { form: changed, cookies })).status, 303);
  assert.deepEqual(await stored(world, READER), { ...READER, roles: ["editor"] });
  const only = { action: "roles", role_operator: "1" };
  assert.equal((await world.send(`/members/${READER.id}`, { form: only, cookies })).status, 422);

  const form = { kind: "issued", name: "x", mobile: "09121112244", role_reader: "1", ...more };
  assert.equal((await world.send("/members/invite", { form, cookies })).status, 303);
  const { value } = await read(world.store, agencyMembersRecord("agency-1"));
  const invited = await stored(world, { id: value!.members.at(-1)! } as Staff);
  assert.deepEqual([invited.roles, invited.agencyId, invited.state], [
    ["reader"],
    "agency-1",
    "invited",
  ]);
});

deskTest("members: the link goes to the invited member by SMS, and nowhere else", async (world) => {
  await agency(world, ONE, TWO);
  const cookies = await world.signIn(ONE);
  const form = { kind: "issued", name: "x", mobile: "09121112244", role_reader: "1" };
  const reply = await world.send("/members/invite", { form, cookies });
  const { mobile, message } = world.inbox.at(-1)!;
  assert.equal(mobile, "09121112244");
  assert.ok(message.template === "invitation");
  assert.match(message.link, new RegExp(`^${DESK}/invitations/[\\w-]{43}$`));
  assert.match(message.userName, /^u-/);
  assert.doesNotMatch(JSON.stringify([...reply.headers]), /invitations/);
  world.outside.down.add("sms");
  const second = await world.send("/members/invite", { form, cookies });
  assert.match(second.headers.get("set-cookie")!, /panjereh_success=member_not_told/);
});

deskTest(
  "members: what was typed stays, with its faults and before a second factor",
  async (world) => {
    await agency(world, ONE, TWO);
    const cookies = await world.signIn(ONE);
    const form = {
      kind: "national_id",
      user_name: "12",
      name: "سارا",
      mobile: "021",
      role_reader: "1",
    };
    assert.equal((await world.send("/members/invite", { form, cookies })).status, 422);
    const { typed, roles } = propsOf<{ typed: unknown; roles: unknown }>(world);
    assert.deepEqual(typed, { kind: "national_id", userName: "12", name: "سارا", mobile: "021" });
    assert.deepEqual(roles, ["reader"]);
    world.clock.time += 5 * MINUTE;
    assert.equal((await world.send("/members/invite", { form, cookies })).status, 403);
    assert.deepEqual(propsOf<{ fields: unknown }>(world).fields, form);
  },
);

deskTest(
  "members: suspension ends sessions; handing over ends the manager's own pages",
  async (world) => {
    await agency(world, ONE, TWO, READER);
    const cookies = await world.signIn(ONE);
    const theirs = await world.signIn(READER);
    assert.equal((await world.send("/", { cookies: theirs })).status, 200);
    const form = { action: "suspend" };
    assert.equal((await world.send(`/members/${READER.id}`, { form, cookies })).status, 303);
    assert.equal((await world.send("/", { cookies: theirs })).status, 303);
    const few = await world.send(`/members/${TWO.id}`, { form, cookies });
    assert.equal(few.status, 422);
    assert.equal(propsOf<{ failure: string }>(world).failure, "too_few");
    await world.send(`/members/${READER.id}`, { form: { action: "restore" }, cookies });
    const handOver = { action: "hand_over", successor: READER.id };
    const handed = await world.send(`/members/${ONE.id}`, { form: handOver, cookies });
    assert.equal(handed.status, 303);
    assert.match(handed.headers.get("set-cookie")!, /panjereh_success=member_changed/);
    const home = await world.send("/", {
      cookies: { ...cookies, panjereh_success: "member_changed" },
    });
    assert.match(home.headers.get("set-cookie")!, /panjereh_success=;/, "it is told once");
    assert.equal((await world.send("/members", { cookies })).status, 404);
    assert.deepEqual((await stored(world, READER)).roles, ["manager", "reader"]);
  },
);

const TICKS = { role_editor: "1", role_reader: "1" };

deskTest("members: beside ticks that are not saved, a button leaves them", async (world) => {
  await agency(world, ONE, TWO, READER);
  const cookies = await world.signIn(ONE);
  for (const action of ["end_sessions", "suspend", "restore"]) {
    const form = { action, ...TICKS };
    const beside = await world.send(`/members/${READER.id}?beside`, { form, cookies });
    const { page, context } = world.shown.at(-1)!;
    assert.deepEqual([beside.status, page], [200, "staffMember"], action);
    assert.deepEqual([context.typed?.role_editor, context.success], ["1", "member_changed"]);
    assert.deepEqual((await stored(world, READER)).roles, ["reader"]);
  }
  const saved = { action: "end_sessions", role_reader: "1" };
  const to = await world.send(`/members/${READER.id}?beside`, { form: saved, cookies });
  assert.equal(to.headers.get("location"), "/members", "nothing is left to save");
});

deskTest("members: ticks and successor stay when the other's button fails", async (world) => {
  await agency(world, ONE, TWO, READER);
  const cookies = await world.signIn(ONE);
  const form = { action: "hand_over", successor: TWO.id, role_manager: "1", role_editor: "1" };
  assert.equal((await world.send(`/members/${ONE.id}`, { form, cookies })).status, 422);
  const { failure, roles, successor } = world.shown.at(-1)!.props;
  assert.deepEqual([failure, roles, successor], ["too_few", ["manager", "editor"], TWO.id]);
  const none = { action: "roles", successor: TWO.id };
  assert.equal((await world.send(`/members/${ONE.id}`, { form: none, cookies })).status, 422);
  assert.deepEqual(
    [world.shown.at(-1)!.props.error, world.shown.at(-1)!.props.successor],
    ["roles", TWO.id],
  );
});

deskTest("members: a manager reads what another has changed until they say so", async (world) => {
  await agency(world, ONE, TWO, READER);
  const cookies = await world.signIn(ONE);
  const others = await world.signIn(TWO);
  const form = { action: "roles", role_editor: "1" };
  await world.send(`/members/${READER.id}`, { form, cookies });
  const countAtHome = async () => {
    await world.send("/", { cookies: others });
    const { sections } = propsOf<{ sections: { path: string; count?: number }[] }>(world);
    return sections.find(({ path }) => path === "/members")!.count;
  };
  assert.equal(await countAtHome(), 1);
  await world.send("/members", { cookies: others });
  const { news } = propsOf<{ news: { at: number; of: string }[] }>(world);
  assert.deepEqual(news.map(({ of }) => of), [READER.name]);
  for (const [until, count] of [["x", 1], [String(news[0].at - 1), 1], [String(news[0].at), 0]]) {
    const seen = { until: String(until) };
    const { status } = await world.send("/members/news", { form: seen, cookies: others });
    assert.deepEqual([status, await countAtHome()], [303, count], String(until));
  }
});
