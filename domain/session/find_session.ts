/** A live session by the names of its person and itself, for those who hold no token of it. */
import { accountRecord } from "../identity/account.ts";
import { read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { sessionRecord } from "./session.ts";
import { sessionListRecord } from "./session_list.ts";
import { isLive, type LiveSession } from "./use_session.ts";

/** `null` if it has ended. Does not keep it alive. */
export async function findSession(
  store: Store,
  { accountId, sessionId }: { accountId: string; sessionId: string },
  now: number,
): Promise<LiveSession | null> {
  const wanted = { account: accountRecord(accountId), list: sessionListRecord(accountId) };
  const { account, list } = await read(store, wanted);
  const listed = list.value?.find(({ id }) => id === sessionId);
  if (!account.value || !listed) return null;
  const { value: session } = await read(store, sessionRecord(listed.digest));
  if (!session || !isLive(session, account.value, now)) return null;
  return { sessionDigest: listed.digest, session, account: account.value };
}
