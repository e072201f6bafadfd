/**
 * A contact's mobile number is proved by a code that was sent to it. Codes are counted for the number
 * and for the member who sends them: nobody can flood a stranger with messages from here.
 */
import { PersonLedger } from "../../budget/ledger.ts";
import { latest } from "../../budget/uses.ts";
import { parseMobile } from "../../identity/mobile.ts";
import type { SmsGateway } from "../../notice/delivery.ts";
import { codeSms } from "../../notice/code_sms.ts";
import { templateWords } from "../../notice/template_words.ts";
import type { Catalogue } from "../../services/catalogue.ts";
import { agencyOf } from "./agency_of.ts";
import { transact } from "../../platform/commit.ts";
import { type Background, type KeyedHash, MINUTE, newDigits } from "../../platform/platform.ts";
import type { Read } from "../../platform/read.ts";
import { record } from "../../platform/record.ts";
import { STAFF_LIMITS, staffBudgetRecord } from "../../staff/budget.ts";
import { CODE_DIGITS, typedCode } from "../../staff/credential/typed_code.ts";
import { applicationRecord } from "../application.ts";
import { type Changed, changeDraft } from "./change.ts";
import { knownContact, knownContactRecord } from "./known_contact.ts";
import { applicationDraftRecord, type DraftItem } from "../draft.ts";
import { type ApplicationDeps, type Member } from "../member.ts";
import { isEditable } from "../state.ts";

export const CONTACT_CODE_LIFETIME = 5 * MINUTE;

interface ContactCode {
  mobile: string;
  /** Hash of the code. */
  code: string;
  /** Milliseconds. */
  sentAt: number;
}

export const contactCodeRecord = record<ContactCode, [application: string, contact: string]>(
  "application_contact_code",
  {
    about: "the code that was sent to a contact's mobile number, by its hash",
    expireIn: CONTACT_CODE_LIFETIME,
  },
);

type Editing = { member: Member; id: string; contact: string };

const budgetsOf = (hash: KeyedHash, { member, mobile }: { member: Member; mobile: string }) => ({
  sender: staffBudgetRecord(hash.digest("user_name", "contact_sender", member.id)),
  number: staffBudgetRecord(hash.digest("user_name", "contact_mobile", mobile)),
});

/** Of both budgets: all members of an agency are one source. */
const sourceOf = ({ agencyId }: Member) => `agency:${agencyId}`;

export type SendOutcome =
  | { outcome: "sent" | "unknown" | "closed" | "mobile" }
  | { outcome: "limited" | "undelivered"; retryAt: number };

export async function sendContactCode(
  deps: ApplicationDeps & {
    sms: SmsGateway;
    background: Background;
    catalogue: Pick<Catalogue, "current">;
  },
  { member, id, contact }: Editing,
): Promise<SendOutcome> {
  const { store, hash, random, clock } = deps;
  const code = newDigits(random, CODE_DIGITS);
  const { name } = await agencyOf(deps, member.agencyId);
  const agency = templateWords(name.fa);
  const sending = codeSms(deps, { template: "contact", code, agency });
  const now = clock.now();
  const source = sourceOf(member);
  const decided = await transact(store, async (read) => {
    const item = await readContactItem(read, { member, id, contact });
    const mobile = "item" in item ? parseMobile(item.item.fields.contact_mobile ?? "") : null;
    const budgets = mobile && await read(budgetsOf(hash, { member, mobile }));
    return { item, mobile, budgets };
  }, ({ item, mobile, budgets }, write) => {
    if ("outcome" in item) return { outcome: item.outcome };
    if (!mobile || !budgets) return { outcome: "mobile" as const };
    const sender = new PersonLedger(budgets.sender.value, source, now, STAFF_LIMITS);
    const number = new PersonLedger(budgets.number.value, source, now, STAFF_LIMITS);
    const retryAt = latest(sender.codeAllowedAt(), number.codeAllowedAt());
    if (retryAt !== null) return { outcome: "limited" as const, retryAt };
    sender.spendCode();
    number.spendCode();
    const digest = hash.digest("contact_code", id, contact, mobile, code);
    write.set(budgets.sender, sender.budget).set(budgets.number, number.budget)
      .set(contactCodeRecord(id, contact), { mobile, code: digest, sentAt: now });
    return { outcome: "send" as const, mobile };
  }, sending.late);
  if (decided.outcome !== "send") return decided;
  return await sending.now(decided.mobile);
}

async function readContactItem(
  read: Read,
  { member, id, contact }: Editing,
): Promise<{ item: DraftItem } | { outcome: "unknown" | "closed" }> {
  const { application, draft } = await read({
    application: applicationRecord(id),
    draft: applicationDraftRecord(id),
  });
  const item = draft.value?.contacts.find((one) => one.id === contact);
  if (application.value?.agencyId !== member.agencyId || !item) return { outcome: "unknown" };
  return isEditable(application.value.state) ? { item } : { outcome: "closed" };
}

type Confirmed =
  | { outcome: "confirmed" | "missing" | "wrong" | "lapsed" }
  | { outcome: "limited"; retryAt: number };

/** Each try is counted before it is judged. */
export async function confirmContact(
  deps: ApplicationDeps,
  { member, id, contact }: Editing,
  typed: string,
): Promise<Changed<Confirmed>> {
  const { hash, clock } = deps;
  const code = typedCode(typed);
  if (code === "") return { outcome: "missing" };
  const source = sourceOf(member);
  return await changeDraft<Confirmed, Awaited<ReturnType<typeof gather>>>(deps, { member, id }, {
    gather,
    decide(draft, { more: { sent, budget }, write }) {
      const now = clock.now();
      const item = draft.contacts.find((one) => one.id === contact);
      const mobile = parseMobile(item?.fields.contact_mobile ?? "");
      if (!item || !sent.value || !budget || sent.value.mobile !== mobile) {
        return { outcome: { outcome: "lapsed" } };
      }
      const ledger = new PersonLedger(budget.value, source, now, STAFF_LIMITS);
      const retryAt = ledger.guessAllowedAt();
      if (retryAt !== null) return { outcome: { outcome: "limited", retryAt } };
      const isRight = now < sent.value.sentAt + CONTACT_CODE_LIFETIME &&
        hash.matches(sent.value.code, "contact_code", id, contact, mobile, code);
      if (!isRight) {
        ledger.spendGuess();
        write.set(budget, ledger.budget);
        return { outcome: { outcome: "wrong" } };
      }
      ledger.succeed();
      write.set(budget, ledger.budget).delete(sent);
      const known = { agencyId: member.agencyId, mobile };
      write.set(
        knownContactRecord(hash, known),
        knownContact(hash, member.agencyId, { ...item, at: now }),
      );
      const confirmed = { ...item, confirmed: { mobile, at: now } };
      const contacts = draft.contacts.map((one) => one === item ? confirmed : one);
      return {
        outcome: { outcome: "confirmed" },
        draft: { ...draft, contacts },
        changes: [{ field: "contact_mobile", after: mobile }],
      };
    },
  });

  async function gather(read: Read) {
    const sent = await read(contactCodeRecord(id, contact));
    const mobile = sent.value?.mobile;
    const budget = mobile === undefined
      ? null
      : await read(budgetsOf(hash, { member, mobile }).number);
    return { sent, budget };
  }
}
