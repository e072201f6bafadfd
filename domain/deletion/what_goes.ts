/**
 * What becomes of every kind of record when its person leaves. A new kind belongs into one of these
 * lists: a test compares them with the records that there are.
 */
import { level3TriesRecord } from "../assurance/prove_level.ts";
import { accountCompanyRecord } from "../company/account_companies.ts";
import { companyLookupsRecord } from "../company/act_for_company.ts";
import { starredServicesRecord } from "../directory/stars.ts";
import { valuesChangedRecord } from "../events/values_changed.ts";
import { consentRecord } from "../federation/consents.ts";
import { addressRequestRecord } from "../identity/account.ts";
import { marksChangedRecord, needsMeRecord, unreadRecord } from "../messages/marks.ts";
import { exportsRecord } from "../my_data/export_data.ts";
import { NOT_EXPORTED } from "../my_data/not_exported.ts";
import { noticeSettingsRecord } from "../notice/settings.ts";
import { passkeyUsesRecord } from "../passkey/budget.ts";
import { listAll } from "../platform/read.ts";
import { signInRecord } from "../portal/past_sign_ins.ts";
import { addressLookupsRecord } from "../profile/change_postal_code.ts";
import { lookRecord } from "../profile/looks.ts";
import { receiptRecord, receiptsHeadRecord } from "../receipts/receipt.ts";
import { knownBrowsers } from "../session/known_browser.ts";
import { PEOPLE, placeOf } from "../support/request.ts";
import { supportLeaseRecord } from "../support/tickets.ts";
import { supportUnreadRecord } from "../support/unread.ts";
import { below, deleting, type Eraser, one } from "./erase.ts";
import { eraseItems } from "./erase_items.ts";

/** After the account, in this order, by the first part of their key. */
export const ERASED: Readonly<Record<string, Eraser>> = {
  box_unread: below((id) => unreadRecord.all(id)),
  box_needs_me: below((id) => needsMeRecord.all(id)),
  box_marks_changed: one(marksChangedRecord),
  box_item: eraseItems,
  support_request: eraseQuestions,
  support_unread: below((id) => supportUnreadRecord.all(id)),
  account_browser: ({ store }, id) => knownBrowsers(store, id),
  account_company: below((id) => accountCompanyRecord.all(id)),
  address_request: below((id) => addressRequestRecord.all(id)),
  consent: below((id) => consentRecord.all(id)),
  look: below((id) => lookRecord.all(id)),
  notice_settings: one(noticeSettingsRecord),
  receipt: below((id) => receiptRecord.all(id)),
  receipts_head: one(receiptsHeadRecord),
  sign_in: below((id) => signInRecord.all(id)),
  starred_services: one(starredServicesRecord),
  values_changed: below((id) => valuesChangedRecord.all(id)),
  "budget address": one(addressLookupsRecord),
  "budget company": one(companyLookupsRecord),
  "budget export": one(exportsRecord),
  "budget level3": below((id) => level3TriesRecord.all(id)),
  "budget passkey": below((id) => passkeyUsesRecord.all(id)),
};

async function* eraseQuestions(...[{ store }, accountId]: Parameters<Eraser>) {
  for await (const row of listAll(store, PEOPLE.request.all(accountId))) {
    const { number } = row.value;
    const place = placeOf(PEOPLE, row.value);
    const parts = [row, PEOPLE.byNumber(number), supportLeaseRecord(number)];
    yield* deleting(store, place ? [...parts, place] : parts);
  }
}

/** Every other kind, by what becomes of it. */
export const NOT_ERASED = {
  "It goes in the commit that ends the account (end_account.ts).": [
    "account",
    "account_by_fida_code",
    "account_by_mobile",
    "account_by_national_id",
    "account_sessions",
    "passkey_owner",
    "passkeys",
    "pushes",
    "session",
  ],
  "It goes with its letter, dossier or question.": [
    "attachment",
    "attachment_piece",
    "attachment_use",
    "dossier",
    "dossier_by_number",
    "dossier_by_ref",
    "dossier_entry",
    "letter",
    "letter_proof",
    "support_by_number",
    "support_handled",
    "support_lease",
    "support_waiting",
  ],
  "It goes when the service has been told.": [
    "account_by_subject",
    "connected_service",
    "entered_services",
  ],
  "The law keeps it, and nobody may alter it: the log of security events.": [
    "audit",
    "audit_chain",
    "audit_head",
  ],
  "Kept for ten years, without the letter and without a name: an agency must prove what it served.":
    ["letter_proof_kept"],
  "It ends by itself, within an hour to a month.": [
    "accepted_code",
    "agency_event",
    "answered_form",
    "budget email",
    "budget ip",
    "budget network",
    "budget person",
    "budget push",
    "budget qr_approval_person",
    "budget qr_approval_session",
    "budget qr_drawing",
    "budget qr_network",
    "budget qr_opening_person",
    "budget qr_opening_session",
    "budget qr_person",
    "budget site_request",
    "budget tracking",
    "captcha_plays",
    "captcha_spent",
    "consent_withdrawn",
    "email_pending",
    "dossier_key",
    "handoff",
    "letter_key",
    "not_me",
    "notice_latest",
    "openid",
    "openid_of_grant",
    "outbox",
    "outbox_log",
    "outbox_queue",
    "passkey_spent",
    "person_view",
    "qr_code",
    "qr_ticket",
    "recorded",
    "registered",
    "released",
    "revocation",
    "service_entries",
    "service_session",
    "sms_message",
    "transaction",
    "waiting",
  ],
  "Several people may share a browser: it forgets the account (account_browser).": ["browser"],
  "It is the desk's: of agencies and of staff, who have no account here.":
    NOT_EXPORTED["It is the desk's: of agencies and of staff, who have no account here."],
  "It says nothing about a person.": NOT_EXPORTED["It says nothing about a person."],
} as const satisfies Record<string, readonly string[]>;
