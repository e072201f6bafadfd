/** Which records about a person are theirs to take along, and how each is found. */
import { accountCompanyRecord } from "../company/account_companies.ts";
import { starredServicesRecord } from "../directory/stars.ts";
import { dossierEntryRecord, dossierRecord } from "../dossier/dossier.ts";
import { valuesChangedRecord } from "../events/values_changed.ts";
import { consentRecord } from "../federation/consents.ts";
import { accountRecord, addressRequestRecord } from "../identity/account.ts";
import { type BoxItem, boxItemRecord } from "../messages/box.ts";
import { needsMeRecord, unreadRecord } from "../messages/marks.ts";
import { letterProofRecord, letterRecord } from "../messages/letter.ts";
import { noticeSettingsRecord } from "../notice/settings.ts";
import { passkeysRecord } from "../passkey/credential/passkeys.ts";
import { pushesRecord } from "../push/device/devices.ts";
import type { Clock } from "../platform/platform.ts";
import { listAll, read } from "../platform/read.ts";
import type { Below, Ref } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { signInRecord } from "../portal/past_sign_ins.ts";
import { lookRecord } from "../profile/looks.ts";
import { receiptRecord, receiptsHeadRecord } from "../receipts/receipt.ts";
import { connectedServiceRecord } from "../session/connected_services.ts";
import { listSessions } from "../session/session_list.ts";
import { supportRequestRecord } from "../support/request.ts";
import { supportUnreadRecord } from "../support/unread.ts";

export interface ExportDeps {
  store: Store;
  clock: Clock;
}

type Rows = (deps: ExportDeps, accountId: string) => AsyncIterable<unknown>;

/** By the first part of their key. */
export const EXPORTED: Readonly<Record<string, Rows>> = {
  account: one(accountRecord),
  account_company: all((id) => accountCompanyRecord.all(id)),
  account_sessions: sessions,
  address_request: all((id) => addressRequestRecord.all(id)),
  box_item: all((id) => boxItemRecord.all(id)),
  box_needs_me: names((id) => needsMeRecord.all(id)),
  box_unread: names((id) => unreadRecord.all(id)),
  connected_service: named((id) => connectedServiceRecord.all(id)),
  consent: all((id) => consentRecord.all(id)),
  dossier: ofItems("dossier", (id) => dossierRecord(id)),
  dossier_entry: entries,
  letter: ofItems("letter", (id) => letterRecord(id)),
  letter_proof: ofItems("letter", (id) => letterProofRecord(id)),
  look: all((id) => lookRecord.all(id)),
  notice_settings: one(noticeSettingsRecord),
  passkeys: one(passkeysRecord),
  pushes: pushDevices,
  receipt: all((id) => receiptRecord.all(id)),
  receipts_head: one(receiptsHeadRecord),
  sign_in: all((id) => signInRecord.all(id)),
  starred_services: one(starredServicesRecord),
  support_request: all((id) => supportRequestRecord.all(id)),
  support_unread: names((id) => supportUnreadRecord.all(id)),
  values_changed: all((id) => valuesChangedRecord.all(id)),
};

function one<T>(refTo: (accountId: string) => Ref<T>): Rows {
  return async function* ({ store }, accountId) {
    const { value } = await read(store, refTo(accountId));
    if (value !== null) yield value;
  };
}

function all<T>(below: (accountId: string) => Below<T>): Rows {
  return async function* ({ store }, accountId) {
    for await (const { value } of listAll(store, below(accountId))) yield value;
  };
}

/** With the last part of the key, which the value does not repeat. */
function named<T extends object>(below: (accountId: string) => Below<T>): Rows {
  return async function* ({ store }, accountId) {
    for await (const { key, value } of listAll(store, below(accountId))) {
      yield { name: key.at(-1), ...value };
    }
  };
}

/** Marks have only a name. */
function names(below: (accountId: string) => Below<true>): Rows {
  return async function* ({ store }, accountId) {
    for await (const { key } of listAll(store, below(accountId))) yield key.at(-1);
  };
}

/** The sessions themselves, without what the list says of their cookies. */
async function* sessions({ store, clock }: ExportDeps, accountId: string) {
  const { value: account } = await read(store, accountRecord(accountId));
  if (!account) return;
  for (const { session } of await listSessions({ store, clock }, account)) yield session;
}

/** Without the sealed subscriptions, which only write to the browsers. */
async function* pushDevices({ store }: ExportDeps, accountId: string) {
  const { value } = await read(store, pushesRecord(accountId));
  if (value === null) return;
  yield { ...value, devices: value.devices.map(({ sealed: _, ...device }) => device) };
}

async function* itemsOf(
  { store }: ExportDeps,
  accountId: string,
  of: BoxItem["of"],
): AsyncGenerator<BoxItem> {
  for await (const { value } of listAll(store, boxItemRecord.all(accountId))) {
    if (value.of === of) yield value;
  }
}

function ofItems<T>(of: BoxItem["of"], refTo: (id: string) => Ref<T>): Rows {
  return async function* (deps, accountId) {
    for await (const { id } of itemsOf(deps, accountId, of)) {
      const { value } = await read(deps.store, refTo(id));
      if (value !== null) yield value;
    }
  };
}

async function* entries(deps: ExportDeps, accountId: string) {
  for await (const { id } of itemsOf(deps, accountId, "dossier")) {
    for await (const { value } of listAll(deps.store, dossierEntryRecord.all(id))) {
      yield { dossier: id, ...value };
    }
  }
}
