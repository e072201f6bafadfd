/** What the home page says of a person's list. */
import { readNeedsMe } from "../../domain/messages/box.ts";
import type { Store } from "../../domain/platform/store.ts";

const countsOf = async (store: Store, accountId: string) =>
  (await readNeedsMe(store, accountId, 0)).counts;

export const countUnread = async (store: Store, accountId: string): Promise<number> =>
  (await countsOf(store, accountId)).unread;

export const countNeedsMe = async (store: Store, accountId: string): Promise<number> =>
  (await countsOf(store, accountId)).needsMe;
