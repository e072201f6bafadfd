/** Half sessions in a store: a session without account, list entry or audit record, and the like. */
import type { Account } from "../../domain/identity/account.ts";
import type { AuditRecord } from "../../domain/platform/audit.ts";
import type { ChainLink } from "../../domain/platform/audit_chain.ts";
import type { Key, Store } from "../../domain/platform/store.ts";
import type { Listed } from "../../domain/session/session_list.ts";
import type { Session } from "../../domain/session/session.ts";

export interface Wholeness {
  sessions: number;
  accounts: number;
  audit: number;
  /** How often a code was accepted. */
  rightCodes: number;
  /** What is half, in words. */
  half: string[];
}

export async function examine(store: Store): Promise<Wholeness> {
  const accounts = await below<Account>(store, ["account"]);
  const sessions = await below<Session>(store, ["session"]);
  const listed = [...(await below<Listed[]>(store, ["account_sessions"])).values()].flat();
  const byNationalId = await below<string>(store, ["account_by_national_id"]);
  const audit = [
    ...[...(await below<ChainLink[]>(store, ["audit_chain"])).values()].flat()
      .map(({ record }) => record),
    ...(await below<AuditRecord>(store, ["audit"])).values(),
  ];
  const sessionsOf = (name: AuditRecord["event"]) =>
    audit.filter(({ event }) => event === name).map(({ detail }) => detail?.session);
  const created = sessionsOf("session.created");
  // They leave the list when room is needed.
  const ended = new Set(sessionsOf("session.ended"));
  const known = new Set(created);
  const digests = new Set(listed.map(({ digest }) => digest));
  const identified = new Set(byNationalId.values());
  const half = [...sessions].flatMap(([digest, { id, accountId }]) => [
    ...accounts.has(accountId) ? [] : [`session ${id} without account`],
    ...digests.has(digest) ? [] : [`session ${id} in no list`],
    ...known.has(id) ? [] : [`session ${id} without audit record`],
  ]);
  half.push(
    ...listed.filter(({ id, digest }) => !sessions.has(digest) && !ended.has(id)).map(({ id }) =>
      `no session ${id}`
    ),
    ...[...accounts.keys()].filter((id) => !identified.has(id))
      .map((id) => `account ${id} without national ID`),
  );
  if (known.size !== created.length) half.push("a session was recorded twice");
  if (byNationalId.size !== accounts.size) half.push("an account of two persons");
  return {
    sessions: sessions.size,
    accounts: accounts.size,
    audit: audit.length,
    rightCodes: sessionsOf("code.right").length,
    half,
  };
}

/** All records below a key, by what follows it. */
export async function below<T>(store: Store, prefix: Key): Promise<Map<string, T>> {
  const found = new Map<string, T>();
  let cursor: string | undefined;
  do {
    const page = await store.list<T>(prefix, { cursor, limit: 1000 });
    for (const { key, value } of page.entries) found.set(key.slice(prefix.length).join(" "), value);
    cursor = page.cursor;
  } while (cursor);
  return found;
}
