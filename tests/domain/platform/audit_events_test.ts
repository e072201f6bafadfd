/** Every security event leaves exactly its record, and every event has a test. */
import assert from "node:assert/strict";
import type { AuditEvent, AuditRecord } from "../../../domain/platform/audit.ts";
import { DeliveryFailed } from "../../../domain/notice/delivery.ts";
import { actForCompany, actForSelf } from "../../../domain/company/act_for_company.ts";
import { DAY, MINUTE } from "../../../domain/platform/platform.ts";
import { refuse } from "../../../domain/notice/refuse.ts";
import { sendDueNotices } from "../../support/outbox.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { checkIdentity } from "../../../domain/sign_in/check_identity.ts";
import { postponeAddress } from "../../../domain/sign_in/confirm_address.ts";
import { confirmPerson } from "../../../domain/sign_in/confirm_person.ts";
import { reportLost } from "../../../domain/journey/delivery_report.ts";
import { dialForCode } from "../../../domain/code/dial_for_code.ts";
import { emailCode } from "../../../domain/code/email_code.ts";
import { proveByCard } from "../../../domain/assurance/prove_level.ts";
import { collectQrSession } from "../../../domain/qr/collect.ts";
import { currentQrTicket, drawQrTicket } from "../../../domain/qr/draw.ts";
import { enterQrCode } from "../../../domain/qr/enter_code.ts";
import { approveQrTicket } from "../../../domain/qr/approve.ts";
import { openQrTicket, refuseQrTicket } from "../../../domain/qr/phone.ts";
import { startSignIn } from "../../../domain/code/request_code.ts";
import { returnToAccount } from "../../../domain/sign_in/return_to_account.ts";
import { auditOf } from "../../support/audit.ts";
import {
  AFTAB,
  asChiefExecutive,
  enter,
  SARA,
  signIn,
  start,
  startAndEnterCode,
  type World,
  worldTest,
  wrongCode,
} from "../../support/sign_in_world.ts";

const EMAIL = "sara@example.ir";
const OMID = "0499370899";
const CARD = "9999999900010064";

/** Causes the event; returns the expected content of its records besides time, IP and request. */
type Scenario = (world: World) => Promise<Expected[]>;
type Expected = Omit<Partial<AuditRecord>, "detail"> & { detail?: Record<string, unknown> };

/** Account IDs are random: for those that a scenario does not know. */
const accountId = async ({ store }: World) =>
  (await store.list<{ id: string }>(["account"])).entries.at(-1)!.value.id;

/** Signed in, with an account that has an e-mail address. */
async function signedIn(world: World, name = "a") {
  world.outside.people.set(`${SARA.nationalId} 1370/5/14`, { ...SARA.person, email: EMAIL });
  const caller = world.caller(name);
  const result = await signIn(world, caller);
  await world.settled();
  const live = (await createLiveSessions(world.deps).ofWindow(result.sessionToken))!;
  return { ...result, caller, live, id: result.session.accountId };
}

async function atIdentity(world: World, name = "a") {
  const caller = world.caller(name);
  await startAndEnterCode(world, caller);
  return caller;
}

/** On the next day, in another browser. */
async function again(world: World, more: object = {}) {
  world.clock.time += DAY;
  return await signIn(world, world.caller("again"), more);
}

/** A ticket that Sara's phone has opened. */
async function opened(world: World) {
  const { live, id: account } = await signedIn(world);
  const place = world.caller("phone");
  const phone = { live, place };
  const asker = { device: {}, maskedIp: "185.12.*", network: "far" };
  const { token, waiting: { id, manualCode } } = await drawQrTicket(world.deps, asker);
  await openQrTicket(world.deps, phone, id);
  const right = (await currentQrTicket(world.deps, token))!.number!;
  const detail = { session: live.session.id };
  return { account, phone, token, id, manualCode, right, detail };
}

async function signInTwice(world: World): Promise<string> {
  await signedIn(world);
  await again(world);
  await world.settled();
  return await accountId(world);
}

const cards = (holds: boolean) => ({ cards: { isHolder: () => Promise.resolve(holds) } });

const SCENARIOS: Record<AuditEvent, Scenario | { assertedIn: string }> = {
  "account.deleted": { assertedIn: "tests/domain/deletion/end_account_test.ts" },
  "account.deletion_asked": { assertedIn: "tests/domain/deletion/ask_test.ts" },
  "account.deletion_cancelled": { assertedIn: "tests/domain/deletion/ask_test.ts" },
  "account.frozen": { assertedIn: "tests/domain/console/freeze_test.ts" },
  "account.unfrozen": { assertedIn: "tests/domain/console/freeze_test.ts" },
  "outbox.resumed": { assertedIn: "tests/routes/console/outbox_test.ts" },
  "outbox.replayed": { assertedIn: "tests/routes/console/outbox_test.ts" },
  "support.prepared": { assertedIn: "tests/routes/support/prepared_test.ts" },
  "banner.ended": { assertedIn: "tests/routes/console/proposals_test.ts" },
  "proposal.made": { assertedIn: "tests/domain/console/proposal_test.ts" },
  "proposal.approved": { assertedIn: "tests/domain/console/proposal_test.ts" },
  "proposal.refused": { assertedIn: "tests/domain/console/proposal_test.ts" },
  "person.looked_up": { assertedIn: "tests/domain/console/look_up_test.ts" },
  "support.answered": { assertedIn: "tests/domain/support/tickets_test.ts" },
  "support.closed": { assertedIn: "tests/domain/support/tickets_test.ts" },
  "support.moved": { assertedIn: "tests/domain/support/tickets_test.ts" },
  "application.refused": { assertedIn: "tests/domain/application/agency_test.ts" },
  "application.submitted": { assertedIn: "tests/domain/application/agency_test.ts" },
  "application.reviewed": { assertedIn: "tests/domain/review/decide_test.ts" },
  "attachment.infected": { assertedIn: "tests/domain/attachments/scan_test.ts" },
  "attachment.unscannable": { assertedIn: "tests/domain/attachments/scan_test.ts" },
  "captcha.limited": async (world) => {
    world.deps.rules.ip = { ...world.deps.rules.ip, failedCaptchasPerHour: 2 };
    const caller = world.caller("a");
    for (let i = 0; i < 4; i++) {
      const { captchaId, captcha } = await world.captcha(caller);
      const typed = { mobile: SARA.mobile, captchaId, captcha: wrongCode(captcha) };
      await startSignIn(world.deps, caller, typed);
    }
    return [{}];
  },
  "code.sent": async (world) => {
    await start(world, world.caller("a"));
    return [{}];
  },
  "code.limited": async (world) => {
    for (let i = 0; i < 4; i++) await start(world, world.caller(`b${i}`));
    return [{}];
  },
  "code.delivery_failed": async (world) => {
    await signedIn(world);
    world.clock.time += DAY;
    world.outside.down.add("sms").add("mail");
    const caller = world.caller("b");
    await start(world, caller);
    await emailCode(world.deps, caller);
    await world.settled();
    return [{}, { detail: { channel: "email" } }];
  },
  "code.emailed": async (world) => {
    const caller = world.caller("a");
    await start(world, caller);
    for (let i = 0; i < 2; i++) await emailCode(world.deps, caller);
    return [{}];
  },
  "code.dialled": async (world) => {
    await start(world, world.caller("a"));
    await dialForCode(world.deps, { mobile: SARA.mobile, requestId: "request-1" });
    return [{ ip: undefined, detail: { issued: 0 } }];
  },
  "code.lost": async (world) => {
    await start(world, world.caller("a"));
    await reportLost(world.deps, "1:1", "request-1");
    return [{ ip: undefined }];
  },
  "code.wrong": async (world) => {
    const caller = world.caller("a");
    await start(world, caller);
    await enter(world, caller, wrongCode(world.lastCode()));
    return [{}];
  },
  "code.right": async (world) => {
    const caller = world.caller("a");
    await start(world, caller);
    await enter(world, caller, world.lastCode());
    world.clock.time += MINUTE;
    const mailed = world.caller("b", { network: "n2" });
    await start(world, mailed);
    await emailCode(world.deps, mailed);
    await enter(world, mailed, world.lastCode());
    return [
      { at: world.clock.time - MINUTE, detail: { emailed: false } },
      { detail: { emailed: true } },
    ];
  },
  "company.acting": async (world) => {
    const { caller, live, id } = await signedIn(world);
    asChiefExecutive(world, AFTAB);
    await actForCompany(world.deps, caller, live, AFTAB);
    return [{ accountId: id, detail: { session: live.session.id } }];
  },
  "company.left": async (world) => {
    const { caller, live, id } = await signedIn(world);
    asChiefExecutive(world, AFTAB);
    const acting = await actForCompany(world.deps, caller, live, AFTAB);
    const token = "sessionToken" in acting ? acting.sessionToken : "";
    const now = (await createLiveSessions(world.deps).ofWindow(token))!;
    for (let i = 0; i < 2; i++) await actForSelf(world.deps, caller, now);
    return [{ accountId: id, detail: { session: live.session.id } }];
  },
  "company.refused": async (world) => {
    const { caller, live, id } = await signedIn(world);
    await actForCompany(world.deps, caller, live, AFTAB);
    return [{ accountId: id, detail: { reason: "not_found" } }];
  },
  "account.created": async (world) => {
    const id = await signInTwice(world);
    return [{ accountId: id, at: world.clock.time - DAY }];
  },
  "account.verified": async (world) => {
    const caller = await atIdentity(world);
    await checkIdentity(world.deps, caller, SARA.typed);
    await confirmPerson(world.deps, caller, true);
    await postponeAddress(world.deps, caller);
    for (let i = 0; i < 2; i++) await again(world);
    return [{ accountId: await accountId(world), at: world.clock.time - DAY }];
  },
  "account.mobile_bound": async (world) => {
    await signInTwice(world);
    const begun = world.clock.time - DAY;
    world.outside.sims.set("09350000000", SARA.nationalId);
    await again(world, { mobile: "09350000000" });
    const id = await accountId(world);
    return [{ accountId: id, at: begun }, { accountId: id }];
  },
  "address.change_requested": async (world) => {
    await signIn(world, world.caller("a"), { postalCode: "9876543210" });
    await again(world);
    return [{ accountId: await accountId(world), at: world.clock.time - DAY }];
  },
  "email.asked": { assertedIn: "tests/domain/contact/email_test.ts" },
  "email.confirmed": { assertedIn: "tests/domain/contact/email_test.ts" },
  "email.removed": { assertedIn: "tests/domain/contact/email_test.ts" },
  "identity.deceased": async (world) => {
    world.outside.people.set(`${SARA.nationalId} 1370/5/14`, { ...SARA.person, alive: false });
    await checkIdentity(world.deps, await atIdentity(world), SARA.typed);
    return [{}];
  },
  "identity.under_age": async (world) => {
    world.outside.people.set(`${SARA.nationalId} 1390/5/14`, SARA.person);
    await checkIdentity(world.deps, await atIdentity(world), { ...SARA.typed, year: "1390" });
    return [{}];
  },
  "identity.mismatch": async (world) => {
    await checkIdentity(world.deps, await atIdentity(world), { ...SARA.typed, day: "15" });
    return [{}];
  },
  "identity.sim_mismatch": async (world) => {
    const { browserToken } = await signedIn(world);
    world.clock.time += DAY;
    world.outside.sims.set(SARA.mobile, OMID);
    const browser = world.hash.digest("browser", browserToken!);
    const returning = world.caller("returning", { browser });
    await startAndEnterCode(world, returning);
    await returnToAccount(world.deps, returning);
    await checkIdentity(world.deps, returning, SARA.typed);
    return [{}, {}];
  },
  "qr.opened": async (world) => {
    const { account, phone, id, detail } = await opened(world);
    await openQrTicket(world.deps, phone, id);
    return [{ accountId: account, detail }];
  },
  "qr.approved": async (world) => {
    const { account, phone, id, right, detail } = await opened(world);
    for (let i = 0; i < 2; i++) {
      await approveQrTicket(world.deps, phone, { id, typed: String(right) });
    }
    return [{ accountId: account, detail }];
  },
  "qr.refused": async (world) => {
    const first = await opened(world);
    await refuseQrTicket(world.deps, first.phone, { id: first.id, reason: "not_me" });
    const asker = { device: {}, maskedIp: "185.12.*", network: "far" };
    const { phone, account, detail } = first;
    const next = async () => {
      const { token, waiting: { id } } = await drawQrTicket(world.deps, asker);
      await openQrTicket(world.deps, phone, id);
      return { id, right: (await currentQrTicket(world.deps, token))!.number! };
    };
    await approveQrTicket(world.deps, phone, { id: (await next()).id, typed: "1" });
    const { id, right } = await next();
    world.outside.sims.set(SARA.mobile, OMID);
    await approveQrTicket(world.deps, phone, { id, typed: String(right) });
    return ["not_me", "wrong_number", "sim_mismatch"].map((reason) => ({
      accountId: account,
      detail: { ...detail, reason },
    }));
  },
  "qr.code_unknown": async (world) => {
    const { account, phone, manualCode } = await opened(world);
    const wrong = String((Number(manualCode) + 1) % 1e9).padStart(9, "0");
    await enterQrCode(world.deps, phone, wrong);
    await enterQrCode(world.deps, phone, manualCode);
    return [{ accountId: account }];
  },
  "qr.limited": async (world) => {
    const { phone, account, detail } = await opened(world);
    const asker = { device: {}, maskedIp: "185.12.*", network: "far" };
    for (let i = 0; i < 16; i++) {
      const { token, waiting: { id } } = await drawQrTicket(world.deps, asker);
      await openQrTicket(world.deps, phone, id);
      const number = (await currentQrTicket(world.deps, token))?.number;
      if (i < 7 && number) await approveQrTicket(world.deps, phone, { id, typed: String(number) });
    }
    return ["approval", "opening"].map((use) => ({
      accountId: account,
      detail: { ...detail, use },
    }));
  },
  "level.raised": async (world) => {
    const { caller, live, id } = await signedIn(world);
    await proveByCard({ ...world.deps, ...cards(true) }, caller, live, CARD);
    return [{ accountId: id, detail: { session: live.session.id, way: "card" } }];
  },
  "level.refused": async (world) => {
    const { caller, live, id } = await signedIn(world);
    await proveByCard({ ...world.deps, ...cards(false) }, caller, live, CARD);
    return [{ accountId: id, detail: { way: "card", reason: "mismatch" } }];
  },
  "level.limited": async (world) => {
    const { caller, live, id } = await signedIn(world);
    for (let i = 0; i < 6; i++) {
      await proveByCard({ ...world.deps, ...cards(false) }, caller, live, CARD);
    }
    return [{ accountId: id, ip: undefined, requestId: undefined, detail: { way: "card" } }];
  },
  "passkey.added": { assertedIn: "tests/domain/passkey/add_test.ts" },
  "passkey.limited": { assertedIn: "tests/domain/passkey/sign_in_test.ts" },
  "passkey.refused": { assertedIn: "tests/domain/passkey/sign_in_test.ts" },
  "passkey.removed": { assertedIn: "tests/domain/passkey/add_test.ts" },
  "push.added": { assertedIn: "tests/domain/push/devices_test.ts" },
  "push.removed": { assertedIn: "tests/domain/push/devices_test.ts" },
  "session.created": async (world) => {
    const { account, phone, token, id, right } = await opened(world);
    await approveQrTicket(world.deps, phone, { id, typed: String(right) });
    const collected = await collectQrSession(world.deps, world.caller("waiting"), token);
    const { session } = phone.live;
    return [
      { accountId: account, detail: { session: session.id, level: 2 } },
      { accountId: account, detail: { session: collected!.session.id, level: 2, via: "qr" } },
    ];
  },
  "session.ended": { assertedIn: "tests/http/site/audit_test.ts" },
  "session.refused": async (world) => {
    await signInTwice(world);
    const link = world.inbox.flatMap(({ message }) => "link" in message ? [message.link] : [])[0];
    const token = new URL(link).pathname.split("/").at(-1)!;
    for (let i = 0; i < 2; i++) await refuse(world.deps, token, "request-1");
    const detail = { kind: "new_browser", told: 1 };
    return [{ accountId: await accountId(world), ip: undefined, detail }];
  },
  "notice.sent": async (world) => {
    const id = await signInTwice(world);
    const detail = { kind: "new_browser", attempts: 1 };
    return [{ accountId: id, ip: undefined, requestId: undefined, detail }];
  },
  "notice.failed": async (world) => {
    await signedIn(world);
    world.outside.down.add("mail");
    const { send } = world.deps.sms;
    world.deps.sms.send = (mobile, message) =>
      message.template === "code" ? send(mobile, message) : Promise.reject(new DeliveryFailed(1));
    await again(world);
    await world.settled();
    for (let i = 0; i < 5; i++) {
      world.clock.time += 60 * MINUTE;
      await sendDueNotices(world.deps);
    }
    const detail = { kind: "new_browser", attempts: 5 };
    const more = { ip: undefined, requestId: undefined, at: world.clock.time - 60 * MINUTE };
    return [{ accountId: await accountId(world), ...more, detail }];
  },
  "consent.given": { assertedIn: "tests/domain/federation/consents_test.ts" },
  "account.exported": { assertedIn: "tests/domain/my_data/export_test.ts" },
  "connection.ended": { assertedIn: "tests/domain/profile/end_connection_test.ts" },
  "consent.withdrawn": { assertedIn: "tests/domain/federation/consents_test.ts" },
  "letter.unknown": { assertedIn: "tests/routes/messages/letters_test.ts" },
  "dossier.refused": { assertedIn: "tests/routes/dossier/dossier_test.ts" },
  "agency.approved": { assertedIn: "tests/domain/agency/registration_test.ts" },
  "agency.registered": { assertedIn: "tests/domain/agency/registration_test.ts" },
  "agency.rejected": { assertedIn: "tests/domain/agency/registration_test.ts" },
  "agency.returned": { assertedIn: "tests/domain/agency/registration_test.ts" },
  "bus.activated": { assertedIn: "tests/domain/bus/review_test.ts" },
  "bus.ended": { assertedIn: "tests/domain/bus/review_test.ts" },
  "bus.rejected": { assertedIn: "tests/domain/bus/review_test.ts" },
  "bus.returned": { assertedIn: "tests/domain/bus/review_test.ts" },
  "bus.submitted": { assertedIn: "tests/domain/bus/review_test.ts" },
  "staff.activated": { assertedIn: "tests/domain/staff/invitation_test.ts" },
  "staff.changed": { assertedIn: "tests/domain/staff/members_test.ts" },
  "staff.unknown": { assertedIn: "tests/domain/staff/members_test.ts" },
  "staff.invited": { assertedIn: "tests/domain/staff/invitation_test.ts" },
  "staff.limited": { assertedIn: "tests/domain/staff/sign_in_test.ts" },
  "staff.proved": { assertedIn: "tests/domain/staff/prove_again_test.ts" },
  "staff.recovered": { assertedIn: "tests/domain/staff/recovery_test.ts" },
  "staff.recovery_asked": { assertedIn: "tests/domain/staff/recovery_test.ts" },
  "staff.recovery_refused": { assertedIn: "tests/domain/staff/recovery_test.ts" },
  "staff.refused": { assertedIn: "tests/domain/staff/sign_in_test.ts" },
  "staff.signed_in": { assertedIn: "tests/domain/staff/sign_in_test.ts" },
  "staff.signed_out": { assertedIn: "tests/domain/staff/sign_in_test.ts" },
  "wire.refused": { assertedIn: "tests/http/operators/wires_test.ts" },
  "service.entered": { assertedIn: "tests/http/observation/metrics_test.ts" },
  "service.publish_failed": { assertedIn: "tests/domain/publication/publish_test.ts" },
  "service.published": { assertedIn: "tests/domain/publication/publish_test.ts" },
  "service.settings_changed": { assertedIn: "tests/domain/publication/settings_test.ts" },
  "service.standing_changed": { assertedIn: "tests/domain/publication/standing_test.ts" },
  "service.taken_back": { assertedIn: "tests/domain/publication/watch_test.ts" },
  "service.refused": { assertedIn: "tests/routes/gateway/refusal_record_test.ts" },
  "stream.changed": { assertedIn: "tests/domain/events/stream_test.ts" },
  "services.changed": { assertedIn: "tests/http/site/audit_test.ts" },
  "keys.rotated": { assertedIn: "tests/http/site/audit_test.ts" },
};

for (const [event, scenario] of Object.entries(SCENARIOS) as [AuditEvent, Scenario][]) {
  if (typeof scenario !== "function") continue;
  worldTest(`audit: ${event}`, async (world) => {
    const expected = await scenario(world);
    const usual = { event, ip: "address-1", requestId: "request-1", at: world.clock.time };
    const found = await auditOf(world, event);
    assert.deepEqual(found, expected.map((more) => withoutAbsent({ ...usual, ...more })));
  });
}

const withoutAbsent = (record: object) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

const read = (path: string) => Deno.readTextFile(new URL(`../../../${path}`, import.meta.url));

Deno.test("audit: every event of the type has a test", async () => {
  const names = [...(await read("domain/platform/audit.ts")).matchAll(/^ {2}\| "([\w.]+)"/gm)]
    .map(([, name]) => name);
  assert.ok(names.length > 30);
  assert.deepEqual(Object.keys(SCENARIOS).toSorted(), names.toSorted());
});

Deno.test("audit: events without a scenario here are asserted where it says", async () => {
  for (const [event, scenario] of Object.entries(SCENARIOS)) {
    if (typeof scenario === "function") continue;
    assert.ok((await read(scenario.assertedIn)).includes(`"${event}"`), event);
  }
});
