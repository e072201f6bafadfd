/** A registration from its form to the agency whose managers are invited. */
import assert from "node:assert/strict";
import { agencyByCompanyRecord, agencyRecord } from "../../../domain/agency/agency.ts";
import { correctRegistration } from "../../../domain/agency/correct.ts";
import {
  createManagerInvitationSender,
  inviteManagersAgain,
  MANAGER_INVITATION,
  managersOf,
} from "../../../domain/agency/invite_managers.ts";
import {
  beginCorrection,
  beginRegistration,
  confirmRegistration,
} from "../../../domain/agency/register.ts";
import { listedRegistrationRecord } from "../../../domain/agency/registration.ts";
import {
  decideRegistration,
  listRegistrations,
  readRegistration,
  type RegistrationVerdict,
} from "../../../domain/agency/review.ts";
import { DeliveryFailed } from "../../../domain/notice/delivery.ts";
import { HOUR, MINUTE } from "../../../domain/platform/platform.ts";
import { listAll, read } from "../../../domain/platform/read.ts";
import { auditOf } from "../../support/audit.ts";
import { deliverDue } from "../../support/outbox.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";
import { accept } from "../staff/staff_world.ts";
import { FORM, registered, registering } from "./registration_world.ts";

const MARYAM = { id: "staff-2", name: "مریم" };
const decide = (
  { deps }: World,
  number: string,
  to: RegistrationVerdict["to"] = "approved",
  text = to === "approved" ? "" : "نامه ناقص است",
) => decideRegistration(deps, { number, reviewer: MARYAM, to, text });
const deliver = (world: World) => {
  const sender = createManagerInvitationSender({ ...world.deps, desk: "https://desk.example.ir" });
  return deliverDue(world.deps, { [MANAGER_INVITATION]: sender });
};

worldTest("registration: only a code that came back in time makes one", async (world) => {
  const { sent } = registering(world);
  const { deps, store } = world;
  const faulty = { ...FORM, companyId: "1", m2Mobile: FORM.m1Mobile, website: "localhost" };
  assert.deepEqual(await beginRegistration(deps, faulty, "network-1"), {
    outcome: "faulty",
    faults: { companyId: "format", website: "format", m2Mobile: "same" },
  });
  assert.equal(sent.length, 0);
  const begun = await beginRegistration(deps, FORM, "network-1");
  assert.ok(begun.outcome === "sent");
  const [[mobile, { code }]] = sent;
  assert.equal(mobile, "09121112233");
  const wrong = code === "111111" ? "222222" : "111111";
  const enter = (typed: string) => confirmRegistration(deps, begun.token, typed);
  assert.deepEqual(await enter(wrong), { outcome: "wrong", triesLeft: 4 });
  assert.equal((await confirmRegistration(deps, "x".repeat(43), code)).outcome, "lapsed");
  assert.deepEqual(await listRegistrations(store, "submitted"), []);
  const [first, second] = [await enter(code), await enter(code)];
  assert.ok(first.outcome === "registered");
  assert.deepEqual(second, first, "sent twice");
  assert.equal((await listRegistrations(store, "submitted")).length, 1);
  assert.deepEqual((await auditOf(world, "agency.registered")).map(({ detail }) => detail), [
    { registration: first.number },
  ]);
  const late = await beginRegistration(deps, FORM, "network-1");
  assert.ok(late.outcome === "sent");
  world.clock.time += 5 * MINUTE;
  const { code: lateCode } = sent.at(-1)![1];
  assert.equal((await confirmRegistration(deps, late.token, lateCode)).outcome, "lapsed");
});

worldTest("registration: a network and a mobile have so many codes a day", async (world) => {
  const { sent } = registering(world);
  const begin = (network: string) => beginRegistration(world.deps, FORM, network);
  for (let i = 0; i < 5; i++) assert.equal((await begin("network-1")).outcome, "sent");
  assert.equal((await begin("network-1")).outcome, "limited");
  // Who knows the mobile does not lock its manager out, from however many networks.
  for (let i = 2; i < 9; i++) await begin(`network-${i}`);
  assert.equal(sent.length, 10);
  assert.equal((await begin("own")).outcome, "limited");
  world.clock.time += HOUR;
  assert.equal((await begin("own")).outcome, "sent");
  assert.equal((await begin("network-1")).outcome, "limited");
  for (let i = 0; i < 20; i++) await begin("flood");
  const other = { ...FORM, m1Mobile: "09129998877" };
  assert.equal((await beginRegistration(world.deps, other, "flood")).outcome, "limited");
  assert.equal((await beginRegistration(world.deps, other, "quiet")).outcome, "sent");
  assert.equal(sent.length, 12);
});

worldTest("registration: returned, corrected by its manager alone, rejected", async (world) => {
  const made = registering(world);
  const { deps, store } = world;
  const number = await registered(made);
  assert.equal((await beginCorrection(deps, number, "network-1")).outcome, "gone");
  assert.deepEqual(await decide(world, number, "returned", " "), {
    outcome: "faulty",
    fault: "missing",
  });
  assert.equal((await decide(world, number, "returned")).outcome, "moved");
  assert.equal((await decide(world, number)).outcome, "gone", "it is not the expert's turn");

  const begun = await beginCorrection(deps, number, "network-1");
  assert.ok(begun.outcome === "sent");
  const corrected = { ...FORM, letterNumber: "۱۲۴/ص", companyId: "99900001010" };
  const send = (form = corrected) => correctRegistration(deps, begun.token, form);
  assert.equal((await send()).outcome, "lapsed", "no code came back");
  const code = made.sent.at(-1)![1].code;
  assert.equal((await confirmRegistration(deps, begun.token, code)).outcome, "correct");
  assert.deepEqual(await send({ ...corrected, m1Mobile: "09129998877" }), {
    outcome: "faulty",
    faults: { m1Mobile: "fixed" },
  });
  assert.deepEqual(await send(), { outcome: "submitted", number });
  assert.equal((await send()).outcome, "lapsed");
  const [waiting] = await listRegistrations(store, "submitted");
  assert.equal(waiting.registered.letter.number, "۱۲۴/ص");
  assert.equal((await decide(world, number, "rejected")).outcome, "moved");
  assert.deepEqual((await readRegistration(store, number))?.registration.acts.map(({ to }) => to), [
    "submitted",
    "returned",
    "submitted",
    "rejected",
  ]);
  const lists = await Array.fromAsync(listAll(store, listedRegistrationRecord.all()));
  assert.deepEqual(lists.map(({ key }) => key[1]), ["rejected"], "it stands in one list");
  for (const event of ["agency.returned", "agency.rejected"] as const) {
    assert.deepEqual((await auditOf(world, event)).map(({ detail }) => detail), [
      { registration: number, staff: "staff-2" },
    ]);
  }
});

worldTest(
  "registration: an approval founds the agency, and both managers are invited once",
  async (world) => {
    const made = registering(world);
    const { deps, store } = world;
    const number = await registered(made);
    const same = await registered(made, { ...FORM, m1Mobile: "09129998877" });
    assert.deepEqual((await readRegistration(store, number))?.others, [same]);
    made.sent.length = 0;
    const twice = await Promise.all([decide(world, number), decide(world, number)]);
    assert.deepEqual(twice.map(({ outcome }) => outcome).toSorted(), ["gone", "moved"]);
    assert.equal((await decide(world, same)).outcome, "duplicate");
    assert.equal((await readRegistration(store, same))?.isAgency, true);

    const { registration } = (await readRegistration(store, number))!;
    const { value: agencyId } = await read(store, agencyByCompanyRecord("14003778990"));
    assert.equal(registration.agencyId, agencyId);
    const { value: agency } = await read(store, agencyRecord(agencyId!));
    assert.deepEqual(agency?.name, { fa: "کتابخانهٔ ملی", en: "National Library" });
    assert.deepEqual(await managersOf(deps, registration), [null, null]);

    // The operator fails once: nothing is lost, and nothing is sent twice.
    const { send } = deps.sms;
    let failures = 1;
    deps.sms.send = (mobile, message) =>
      failures-- > 0 ? Promise.reject(new DeliveryFailed(1)) : send(mobile, message);
    await deliver(world);
    world.clock.time += MINUTE;
    await deliver(world);
    assert.deepEqual(made.sent.map(([mobile]) => mobile).toSorted(), [
      "09121112233",
      "09121112244",
    ]);
    const [, invitation] = made.sent.find(([mobile]) => mobile === "09121112233")!;
    assert.match(invitation.userName, /^u-[a-z2-9]{8}$/);
    assert.equal(invitation.agency, "کتابخانهٔ ملی");
    assert.match(invitation.link, /^https:\/\/desk\.example\.ir\/invitations\/[\w-]{43}$/);
    const accepted = await accept(world, invitation.link.split("/").at(-1)!);
    assert.equal(accepted.outcome, "accepted");
    assert.deepEqual((await managersOf(deps, registration)).toSorted(), ["active", "invited"]);

    // Again, for who did not accept in time; who did is left alone.
    made.sent.length = 0;
    assert.equal(await inviteManagersAgain(deps, number), true);
    assert.equal(await inviteManagersAgain(deps, same), false);
    await deliver(world);
    assert.deepEqual(made.sent.map(([mobile]) => mobile), ["09121112244"]);
    assert.deepEqual((await auditOf(world, "agency.approved")).map(({ detail }) => detail), [
      { registration: number, staff: "staff-2" },
    ]);
  },
);
