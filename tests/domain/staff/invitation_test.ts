/** Invitations to the desk, user names and passwords. */
import assert from "node:assert/strict";
import {
  INVITATION_LIFETIME,
  inviteStaff,
  openInvitation,
} from "../../../domain/staff/invitation.ts";
import {
  faultOf,
  MAX_PASSWORD,
  normalPassword,
} from "../../../domain/staff/credential/password.ts";
import { parseUserName } from "../../../domain/staff/user_name.ts";
import { auditOf } from "../../support/audit.ts";
import { worldTest } from "../../support/sign_in_world.ts";
import { accept, INVITED, PASSWORD, password, staffDeps } from "./staff_world.ts";

worldTest("invitation: accepted once, and only the last one", async (world) => {
  const deps = staffDeps(world);
  const first = await inviteStaff(deps, INVITED);
  const second = await inviteStaff(deps, INVITED);
  assert.equal((await accept(world, first)).outcome, "gone", "replaced");
  assert.equal((await password(world)).outcome, "refused", "nobody yet");
  assert.equal((await accept(world, second)).outcome, "accepted");
  assert.equal((await accept(world, second)).outcome, "gone", "used");
  assert.equal(await inviteStaff(deps, INVITED), "taken");
  assert.equal((await password(world)).outcome, "right");
  assert.equal((await auditOf(world, "staff.invited")).length, 2);
  assert.equal((await auditOf(world, "staff.activated")).length, 1);

  const lost = await inviteStaff(deps, { ...INVITED, again: true });
  assert.equal((await password(world)).outcome, "refused", "until they have chosen another");
  assert.equal((await accept(world, lost)).outcome, "accepted");
  assert.equal((await password(world)).outcome, "right");
});

worldTest("invitation: lapses", async (world) => {
  const token = await inviteStaff(staffDeps(world), INVITED);
  world.clock.time += INVITATION_LIFETIME;
  assert.equal(await openInvitation(staffDeps(world), token), null);
});

worldTest("invitation: every fault is told, and nothing is kept", async (world) => {
  const token = await inviteStaff(staffDeps(world), INVITED);
  const wrong = await accept(world, token, { password: "short", code: "000000" });
  assert.deepEqual(wrong.outcome === "faulty" && wrong.faults, {
    password: "short",
    code: "wrong",
  });
  const empty = await accept(world, token, { password: "", code: "" });
  assert.deepEqual(empty.outcome === "faulty" && empty.faults, {
    password: "missing",
    code: "missing",
  });
  const other = await accept(world, token, { again: `${PASSWORD}!` });
  assert.deepEqual(other.outcome === "faulty" && other.faults.password, "different");
  assert.equal((await accept(world, token)).outcome, "accepted");
});

Deno.test("password: long enough, no other's, no name, no composition", async () => {
  const personal = ["reza.karimi", "09121112233", "رضا", "کریمی"];
  const isCommon = (password: string) =>
    Promise.resolve(["passwordpassword", "iloveyou"].includes(password));
  const judge = (typed: string) => faultOf(normalPassword(typed), { personal, isCommon });
  const cases: [string, Awaited<ReturnType<typeof faultOf>>][] = [
    ["", "missing"],
    ["خیلی کوتاه", null],
    ["کوتاه است", "short"],
    ["x".repeat(MAX_PASSWORD + 1), "long"],
    ["aaaaaaaaaaaa", "repeating"],
    ["passwordpassword", "common"],
    ["iloveyou1234!", "common"],
    ["Reza.Karimi1", "personal"],
    ["09121112233", "personal"],
    ["۰۹۱۲۱۱۱۲۲۳۳", "personal"],
    ["reza.karimi likes old trains", null],
    ["correct horse battery", null],
  ];
  for (const [typed, fault] of cases) assert.equal(await judge(typed), fault, typed);
  assert.equal(normalPassword("ｐａｓｓ۱۲"), "pass12", "whatever keyboard wrote it");
});

Deno.test("user name: a person's, a company's or an issued one, in any script's digits", () => {
  assert.deepEqual(parseUserName(" Reza.Karimi "), { kind: "issued", value: "reza.karimi" });
  assert.deepEqual(parseUserName("۰۰۱۲۳۴۵۶۷۹"), { kind: "national_id", value: "0012345679" });
  assert.deepEqual(parseUserName("99900001010"), { kind: "company_id", value: "99900001010" });
  for (const typed of ["", "0012345678", "12", "رضا", "a", "x y", "-ab", `a${"b".repeat(40)}`]) {
    assert.equal(parseUserName(typed), null, typed);
  }
});
