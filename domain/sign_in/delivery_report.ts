/** The operator tells what became of a message (docs/wires.md). */
import { MINUTE } from "../platform.ts";
import { type Key, transact } from "../store.ts";
import type { SignInDeps } from "./deps.ts";
import { type Transaction, transactionKey, writeTransaction } from "./transaction.ts";

/** Reports that come later than this change nothing for a code of two minutes. */
const REPORT_LIFETIME = 10 * MINUTE;

interface SentMessage {
  transaction: string;
  codeId: string;
}

const messageKey = (messageId: string): Key => ["sms_message", messageId];

/** Keeps which code the operator's message carries. */
export async function rememberMessage(
  { store }: SignInDeps,
  messageId: string,
  transaction: string,
  codeId: string,
): Promise<void> {
  const message: SentMessage = { transaction, codeId };
  await store.atomic().set(messageKey(messageId), message, { expireIn: REPORT_LIFETIME }).commit();
}

/** The message did not reach the phone: the code page says so, while that code is the one waited for. */
export async function reportLost(
  { store, audit, clock }: SignInDeps,
  messageId: string,
  requestId: string,
): Promise<void> {
  const { value: message } = await store.get<SentMessage>(messageKey(messageId));
  if (!message) return;
  const key = transactionKey(message.transaction);
  await transact<[Transaction], void>(store, [key], ([entry], write) => {
    const transaction = entry.value;
    if (transaction?.code?.id !== message.codeId || transaction.codeLost) return;
    writeTransaction(write, message.transaction, { ...transaction, codeLost: true });
    audit.include(write, { at: clock.now(), event: "code.lost", requestId });
  });
}
