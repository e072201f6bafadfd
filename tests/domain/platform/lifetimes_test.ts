/** The lifetime of each record: a copy of the store contains nothing that is no longer needed. */
import assert from "node:assert/strict";
import { admitCall } from "../../../domain/notice/signed_call.ts";
import { takeLost } from "../../../domain/notice/sent_message.ts";
import { actForCompany } from "../../../domain/company/act_for_company.ts";
import { refuse } from "../../../domain/notice/refuse.ts";
import { sendDueNotices } from "../../support/outbox.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { createHandoffs } from "../../../domain/session/handoff.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { reportLost } from "../../../domain/journey/delivery_report.ts";
import { dialForCode } from "../../../domain/code/dial_for_code.ts";
import { emailCode } from "../../../domain/code/email_code.ts";
import { proveByCard } from "../../../domain/assurance/prove_level.ts";
import { spendDrawing } from "../../../domain/budget/drawings.ts";
import { resumeVerification } from "../../../domain/sign_in/verify_later.ts";
import { drawQrTicket } from "../../../domain/qr/draw.ts";
import { enterQrCode } from "../../../domain/qr/enter_code.ts";
import { approveQrTicket } from "../../../domain/qr/approve.ts";
import { openQrTicket } from "../../../domain/qr/phone.ts";
import { definedRecords, recordTable, withTable } from "../../../docs/records.ts";
import { noteLifetimes } from "../../support/lifetimes.ts";
import {
  AFTAB,
  asChiefExecutive,
  enter,
  SARA,
  signIn,
  start,
  type World,
  worldTest,
  wrongCode,
} from "../../support/sign_in_world.ts";

const FOR_GOOD = Infinity;

const LIFETIMES: Record<string, number[]> = {
  accepted_code: [30 * MINUTE],
  answered_form: [30 * MINUTE],
  account: [FOR_GOOD],
  account_by_mobile: [FOR_GOOD],
  account_by_national_id: [FOR_GOOD],
  account_by_subject: [FOR_GOOD],
  account_company: [FOR_GOOD],
  account_sessions: [12 * HOUR],
  address_request: [FOR_GOOD],
  audit: [FOR_GOOD],
  account_browser: [365 * DAY],
  browser: [365 * DAY],
  "budget ip": [HOUR],
  "budget company": [DAY],
  "budget level3": [DAY],
  "budget network": [HOUR],
  "budget person": [31 * DAY],
  "budget qr_approval_person": [HOUR],
  "budget qr_approval_session": [HOUR],
  "budget qr_drawing": [MINUTE],
  "budget qr_network": [HOUR],
  "budget qr_opening_person": [HOUR],
  "budget qr_opening_session": [HOUR],
  "budget qr_person": [HOUR],
  captcha_plays: [10 * MINUTE],
  captcha_spent: [20 * MINUTE],
  connected_service: [Infinity],
  handoff: [60 * SECOND],
  lease: [Infinity],
  not_me: [7 * DAY],
  notice_latest: [MINUTE],
  outbox: [Infinity],
  qr_code: [2 * MINUTE],
  qr_ticket: [10 * MINUTE],
  recorded: [HOUR],
  registered: [MINUTE, 10 * MINUTE],
  revocation: [MINUTE],
  service_entries: [12 * HOUR],
  service_session: [12 * HOUR],
  session: [35 * MINUTE],
  sign_in: [90 * DAY],
  sms_lost: [MINUTE],
  sms_message: [10 * MINUTE],
  strain: [20 * MINUTE],
  transaction: [30 * MINUTE],
  waiting: [30 * MINUTE],
  wire_nonce: [3 * MINUTE],
};

/** Every way to write a record, without time passing. */
async function everything(world: World) {
  const { deps, store, outside } = world;
  outside.people.set(`${SARA.nationalId} 1370/5/14`, { ...SARA.person, email: "sara@example.ir" });
  asChiefExecutive(world, AFTAB);
  const first = world.caller("first", { network: "elsewhere" });
  const { sessionToken } = await signIn(world, first, { postalCode: "9876543210" });
  const sessions = createLiveSessions(deps);
  const live = (await sessions.ofWindow(sessionToken))!;

  // A code: heard, sent, mailed, dialled, wrong, right; a refused message and a report.
  world.clock.time += MINUTE;
  const caller = world.caller("again");
  const { captchaId } = await world.captcha(caller);
  await deps.captchas.sound(captchaId, caller.transaction, {
    language: "fa",
    partOf: (length) => length,
  });
  await start(world, caller);
  await emailCode(deps, caller);
  await dialForCode(deps, { mobile: SARA.mobile, requestId: "r" });
  await reportLost(deps, `1:${world.inbox.length}`, "r");
  await takeLost(store, "unknown", () => {});
  await enter(world, caller, wrongCode(world.lastCode()));
  await enter(world, caller, world.lastCode());
  outside.down.add("sms");
  world.clock.time += MINUTE;
  await start(world, world.caller("refused"));
  outside.down.delete("sms");
  await admitCall({ store, clock: world.clock, verify: () => true }, {
    timestamp: String(world.clock.time / SECOND),
    nonce: "n".repeat(16),
    signature: "",
    body: "",
  });

  // A temporary account that goes on.
  const temporary = { ...live, account: { ...live.account, status: "temporary" as const } };
  await resumeVerification(deps, world.caller("temporary"), temporary);

  // A phone, a company, a level, a service, a notice and its refusal.
  const phone = { live, place: first };
  const asker = { device: {}, maskedIp: "185.12.*", network: "far" };
  await spendDrawing(deps, phone.place);
  const { waiting: { id } } = await drawQrTicket(deps, asker);
  const opened = await openQrTicket(deps, phone, id);
  assert.ok(opened.outcome === "open");
  await approveQrTicket(deps, phone, { id, typed: String(opened.ticket.phone!.match.shown) });
  await enterQrCode(deps, phone, "000000000");
  await createHandoffs(deps).redeem({
    code: await createHandoffs(deps).issue({
      sessionDigest: live.sessionDigest,
      service: "s",
      state: "s",
    }),
    service: "s",
    state: "s",
  });
  await proveByCard(
    { ...deps, cards: { isHolder: () => Promise.resolve(false) } },
    first,
    live,
    "9999999900010064",
  );
  const acting = await actForCompany(deps, first, live, AFTAB);
  assert.equal(acting.outcome, "switched");
  await world.settled();
  await sendDueNotices(deps);
  const link = world.inbox.flatMap(({ message }) => "link" in message ? [message.link] : [])[0];
  assert.ok((await refuse(deps, new URL(link).pathname.split("/").at(-1)!, "r"))?.first);
}

worldTest("every record lives exactly as long as it should", async (world) => {
  const lifetimes = noteLifetimes(world.store);
  world.clock.time = Math.ceil(world.clock.time / DAY) * DAY;
  await everything(world);
  const noted = lifetimes();
  // As long as the newest session in it may last; the one that was renewed is two minutes old.
  noted.account_sessions = [Math.max(...noted.account_sessions)];
  assert.deepEqual(noted, LIFETIMES);
});

worldTest("no record outlives its definition's lifetime", async (world) => {
  const defined = new Map(
    (await definedRecords()).map(({ prefix, expireIn = FOR_GOOD }) => [prefix.join(" "), expireIn]),
  );
  const lifetimes = noteLifetimes(world.store);
  await everything(world);
  for (const [kind, times] of Object.entries(lifetimes())) {
    assert.ok(Math.max(...times) <= defined.get(kind)!, kind);
  }
});

Deno.test("each kind of record is defined once", async () => {
  const prefixes = (await definedRecords()).map(({ prefix }) => prefix.join(" "));
  assert.equal(new Set(prefixes).size, prefixes.length);
  const unknown = Object.keys(LIFETIMES).filter((kind) => !prefixes.includes(kind));
  assert.deepEqual(unknown, []);
});

Deno.test("docs/architecture.md shows the records as `deno task records` prints them", async () => {
  const text = await Deno.readTextFile(new URL("../../../docs/architecture.md", import.meta.url));
  assert.equal(text, withTable(text, recordTable(await definedRecords())));
});
