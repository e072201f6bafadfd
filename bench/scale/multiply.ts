/**
 * Many people's records, made of those that a real sign-in left: the same in everything but the
 * names of account, session and browser. Names are scattered like the real ones, which are random.
 */
import { createHash } from "node:crypto";
import { encodeKey } from "../../adapters/store/postgres/key_order.ts";
import { decodeValue, encodeValue } from "../../adapters/store/postgres/value_text.ts";
import type { RawRecord, RawStore } from "../../adapters/store/engines/raw.ts";
import type { Key } from "../../domain/platform/store.ts";
import type { Cluster } from "../../tests/support/postgres/cluster.ts";

/** Kinds of which every account has one, and those of every session. */
const OF_ACCOUNT = ["account", "account_by_mobile", "account_by_national_id"];
const OF_SESSION = ["session", "account_sessions", "browser", "sign_in"];

export interface Sample {
  accounts: RawRecord[];
  sessions: RawRecord[];
  /** Texts that differ from person to person; the account's ID is the first. */
  names: string[];
}

/** Of the only person in the store. */
export async function readSample(store: RawStore): Promise<Sample> {
  const records: RawRecord[] = [];
  for (let page: RawRecord[]; (page = await store.page(records.at(-1)?.key)).length > 0;) {
    records.push(...page);
  }
  const ofKinds = (kinds: string[]) =>
    records.filter(({ key }) => kinds.includes(String(key.at(0))));
  const [accounts, sessions] = [ofKinds(OF_ACCOUNT), ofKinds(OF_SESSION)];
  const account = accounts.find(({ key }) => key.at(0) === "account")!;
  const parts = [account, ...accounts, ...sessions].flatMap(({ key }) => key.slice(1));
  return {
    accounts,
    sessions,
    names: [...new Set(parts.filter((part) => typeof part === "string"))],
  };
}

export interface Amount {
  /** People before these; each has a number. */
  from: number;
  accounts: number;
  sessions: number;
}

/** The name of this person that stands in the place of the `place`th name of the sample. */
export function nameFor(person: number, place: number, { length }: string): string {
  const part = (sign: string) => createHash("md5").update(`${person}${sign}${place}`).digest("hex");
  return (part("-") + part("+")).slice(0, length);
}

/** How many records were written. */
export async function multiplyInKv(
  store: RawStore,
  { accounts, sessions, names }: Sample,
  { from, ...amount }: Amount,
): Promise<number> {
  let written = 0;
  for (
    const [records, count] of [[accounts, amount.accounts], [sessions, amount.sessions]] as const
  ) {
    const texts = records.map(({ value }) => encodeValue(value));
    let batch: RawRecord[] = [];
    for (let person = from; person < from + count; person++) {
      const given = names.map((name, place) => nameFor(person, place, name));
      const change = (text: string) =>
        names.reduce((text, name, place) => text.replaceAll(name, given[place]), text);
      batch.push(...records.map(({ key, expiresAt }, at): RawRecord => ({
        key: key.map((part) => typeof part === "string" ? change(part) : part) as unknown as Key,
        value: decodeValue(change(texts[at])),
        expiresAt,
      })));
      if (batch.length < MOST_AT_ONCE && person < from + count - 1) continue;
      await store.write(batch);
      written += batch.length;
      batch = [];
    }
  }
  return written;
}

/** Well below what one commit of Deno KV takes. */
const MOST_AT_ONCE = 400;

/** People of one statement. */
const AT_ONCE = 100_000;

/** The server writes them itself: a statement for each record of the sample. */
export async function multiplyInPostgres(
  cluster: Cluster,
  { accounts, sessions, names }: Sample,
  { from, ...amount }: Amount,
): Promise<number> {
  for (
    const [records, count] of [[accounts, amount.accounts], [sessions, amount.sessions]] as const
  ) {
    for (let done = 0; done < count; done += AT_ONCE) {
      const some = { from: from + done, count: Math.min(AT_ONCE, count - done) };
      await Promise.all(records.map((record) => cluster.sql(insertOf(record, names, some))));
    }
  }
  await cluster.sql("vacuum analyze kv");
  return accounts.length * amount.accounts + sessions.length * amount.sessions;
}

function insertOf(
  { key, value, expiresAt }: RawRecord,
  names: string[],
  { from, count }: { from: number; count: number },
): string {
  const hex = (text: string) => new TextEncoder().encode(text).toHex();
  const changed = (text: string, inHex: boolean) =>
    names.reduce((sql, name, place) => {
      const given = `left(md5(i || '-${place}') || md5(i || '+${place}'), ${name.length})`;
      const [old, next] = inHex
        ? [hex(name), `encode(convert_to(${given}, 'UTF8'), 'hex')`]
        : [name, given];
      return text.includes(old) ? `replace(${sql}, '${old}', ${next})` : sql;
    }, `'${text.replaceAll("'", "''")}'`);
  return `insert into kv (key, value, version, expires_at)
    select decode(${changed(encodeKey(key).toHex(), true)}, 'hex'),
      ${changed(encodeValue(value), false)}, 1, ${expiresAt ?? "null::bigint"}
    from generate_series(${from}, ${from + count - 1}) as i`;
}
