/** Answers of support that their person has not read. Only the person's own act takes a mark away. */
import { commitTo, type Write } from "../platform/commit.ts";
import { listAll, read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";

export const supportUnreadRecord = record<true, [accountId: string, number: string]>(
  "support_unread",
  { about: "that a person has not read what support answered to a question" },
);

export const markAnswered = (write: Write, accountId: string, number: string): void => {
  write.set(supportUnreadRecord(accountId, number), true);
};

export const markAnswerRead = (write: Write, accountId: string, number: string): void => {
  write.delete(supportUnreadRecord(accountId, number));
};

/** A person has few open questions, and a closed one has no mark. */
export const countUnreadAnswers = async (store: Store, accountId: string): Promise<number> =>
  (await Array.fromAsync(listAll(store, supportUnreadRecord.all(accountId)))).length;

export const isAnswerUnread = async (
  store: Store,
  accountId: string,
  number: string,
): Promise<boolean> => (await read(store, supportUnreadRecord(accountId, number))).value !== null;

/** The person has read the answer. */
export async function noteAnswerRead(
  store: Store,
  accountId: string,
  number: string,
): Promise<void> {
  const write = commitTo(store);
  markAnswerRead(write, accountId, number);
  await write.commit();
}
