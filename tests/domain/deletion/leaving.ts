/** A person of whom everything is kept, and the work that deletes it. */
import { createReminderSender } from "../../../domain/deletion/remind.ts";
import { createDeletionSenders } from "../../../domain/deletion/senders.ts";
import { EVENT } from "../../../domain/events/event.ts";
import { createPersonChangedSenders } from "../../../domain/events/person_changed.ts";
import { valuesChangedRecord } from "../../../domain/events/values_changed.ts";
import { createEndSenders, LOGOUT } from "../../../domain/federation/tell_services.ts";
import { consentRecord } from "../../../domain/federation/consents.ts";
import { createDossierNewsSender, DOSSIER_NEWS } from "../../../domain/dossier/news.ts";
import { openDossier } from "../../../domain/dossier/open_dossier.ts";
import { changeStars } from "../../../domain/directory/stars.ts";
import { addressRequestRecord } from "../../../domain/identity/account.ts";
import {
  createLetterNoticeSender,
  LETTER_NOTICE,
} from "../../../domain/messages/letter_notices.ts";
import { postLetter } from "../../../domain/messages/post_letter.ts";
import { rememberCompany } from "../../../domain/company/account_companies.ts";
import { DELETION_REMINDER } from "../../../domain/notice/notice.ts";
import { createNoticeSender } from "../../../domain/notice/send_notices.ts";
import { noticeSettingsRecord } from "../../../domain/notice/settings.ts";
import type { Message } from "../../../domain/outbox/message.ts";
import type { Senders } from "../../../domain/outbox/sender.ts";
import { commitTo, transact } from "../../../domain/platform/commit.ts";
import { pushesRecord } from "../../../domain/push/device/devices.ts";
import { recordLook } from "../../../domain/profile/looks.ts";
import { receiptRecord, receiptsHeadRecord } from "../../../domain/receipts/receipt.ts";
import { createCatalogue } from "../../../domain/services/catalogue.ts";
import { subjectAt } from "../../../domain/services/pairwise.ts";
import {
  connectedServiceRecord,
  noteConnected,
} from "../../../domain/session/connected_services.ts";
import { enteredServicesRecord, noteEntered } from "../../../domain/session/entered_services.ts";
import {
  answerRequest,
  createSupportSender,
  SUPPORT_ANSWERED,
} from "../../../domain/support/answer.ts";
import { askSupport } from "../../../domain/support/ask.ts";
import { createAuthenticator } from "../../support/authenticator.ts";
import { PUSHED } from "../../support/events.ts";
import { agency, newLetter } from "../../support/letters.ts";
import { deliverDue } from "../../support/outbox.ts";
import type { World } from "../../support/sign_in_world.ts";
import { add, type Signed, signedIn, WINDOW } from "../passkey/passkeys.ts";

export const LIBRARY = agency("library", { events: PUSHED });

/** Sara, who has just signed in, with a record of every kind. */
export async function withEverything(world: World): Promise<Signed> {
  const signed = await signedIn(world);
  await add(world, signed, await createAuthenticator(WINDOW));
  await connect(world, signed);
  await write(world, signed);
  await fill(world, signed.live.account.id);
  return signed;
}

export async function connect(
  { store, clock, hash }: World,
  { live: { account, session } }: Signed,
) {
  const wanted = {
    known: connectedServiceRecord(account.id, LIBRARY.id),
    entered: enteredServicesRecord(account.id, session.id),
  };
  await transact(store, wanted, ({ known, entered }, write) => {
    const now = clock.now();
    noteConnected(write, known, { accountId: account.id, service: LIBRARY.id, now, hash });
    noteEntered(write, entered, { session, service: LIBRARY.id, now });
  });
}

/** Letters of each kind, two dossiers, a question to support. */
async function write(world: World, { live: { account } }: Signed) {
  const { deps, hash } = world;
  const subject = subjectAt(LIBRARY, account.id, hash);
  const letters = [{}, { isLegal: true }, { needsConfirmation: true }];
  for (const [i, more] of letters.entries()) {
    await postLetter(deps, LIBRARY, newLetter(subject, more), { key: `k${i}`, digest: "d" });
  }
  const dossier = { recipient: { subject }, kind: "membership", title: "عضویت", language: "fa" };
  for (const agencyRef of ["1405/1", "1405/2"]) {
    const more = { agencyRef, missing: [], state: "submitted" as const };
    await openDossier(deps, LIBRARY, { ...dossier, ...more });
  }
  const context = { level: 2, language: "fa" } as const;
  const number = await askSupport(deps, account.id, { topic: "letter", text: "پرسش", context });
  await answerRequest(deps, { number, text: "پاسخ", by: "zahra" });
  await askSupport(deps, account.id, { topic: "letter", text: "پرسش دیگر", context });
}

async function fill({ store, deps, clock }: World, accountId: string) {
  const now = clock.now();
  const write = commitTo(store);
  rememberCompany(write, accountId, { companyId: "99900001010", name: "آفتاب", addedAt: now });
  recordLook(deps, write, { accountId, at: now, role: "r", reason: "r", data: ["profile"] });
  const request = { accountId, filedAt: now, trackingNumber: "1", postalCode: "1234567890" };
  const receipt = { service: "library", by: "gateway", attributes: [], company: false } as const;
  const chain = { number: 1, at: now, previous: "", hash: "h" };
  const agreed = { service: "library", attributes: [], level: 1, company: false, at: now } as const;
  write.set(addressRequestRecord({ ...request, state: "filed" }), { ...request, state: "filed" })
    .set(receiptRecord(accountId, 1), { ...receipt, ...chain, attributes: [] })
    .set(receiptsHeadRecord(accountId), { list: "l", number: 1, hash: "h" })
    .set(noticeSettingsRecord(accountId), { language: "en" })
    .set(pushesRecord(accountId), { devices: [] })
    .set(valuesChangedRecord({ accountId, at: now }), { accountId, at: now, claims: [] })
    .set(consentRecord(accountId, "library"), { ...agreed, attributes: [] });
  await write.commit();
  await changeStars(store, accountId, { star: "library" }, () => true);
}

/** What is told to others. */
export interface Told {
  messages: Message[];
  senders: Senders;
}

/** Everything that the deletion sets in motion; `store`: another one, which may fail. */
export function leavingSenders(world: World, { store } = world): Told {
  const messages: Message[] = [];
  const catalogue = createCatalogue({ services: [LIBRARY] });
  const deps = { ...world.deps, store, catalogue };
  const take = {
    send: (message: Message) => {
      messages.push(message);
      return Promise.resolve({ outcome: "delivered" } as const);
    },
  };
  const senders = {
    ...createDeletionSenders(deps),
    ...createEndSenders(deps),
    ...createPersonChangedSenders(deps),
    [LETTER_NOTICE]: createLetterNoticeSender(deps),
    [DELETION_REMINDER]: createReminderSender({ store, notices: createNoticeSender(deps) }),
    [SUPPORT_ANSWERED]: createSupportSender(deps),
    [DOSSIER_NEWS]: createDossierNewsSender(deps),
    [EVENT]: take,
    [LOGOUT]: take,
  };
  return { messages, senders };
}

/** Delivers what is due now; returns what others were told. */
export async function deliver(world: World): Promise<Message[]> {
  const { messages, senders } = leavingSenders(world);
  await deliverDue(world, senders);
  return messages;
}
