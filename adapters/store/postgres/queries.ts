/** The statements that read and sweep. Each is prepared once for each connection. */
import type { Key } from "../../../domain/platform/store.ts";
import { bytesList } from "./array_text.ts";
import { encodeKey, rangeBelow } from "./key_order.ts";
import type { Sql } from "./link.ts";

export interface Row {
  key: Uint8Array;
  value: string;
  version: string;
  /** Milliseconds since 1970. */
  expires_at: string | null;
}

/** By the key in hex; expired records included. */
export async function readRows(sql: Sql, keys: readonly Uint8Array[]): Promise<Map<string, Row>> {
  const rows = await sql<Row[]>`
    select key, value, version, expires_at from kv where key = any(${bytesList(keys)}::bytea[])`;
  return new Map(rows.map((row) => [row.key.toHex(), row]));
}

/** Of the database's machine, in milliseconds since 1970. */
export async function readNow(sql: Sql): Promise<number> {
  const [{ now }] = await sql<[{ now: string }]>`
    select floor(extract(epoch from clock_timestamp()) * 1000)::text as now`;
  return Number(now);
}

export interface ListWanted {
  /** The last key of the page before, in hex. */
  cursor?: string;
  /** In its place: the part behind the prefix of the first key. */
  from?: Key[number];
  size: number;
  now: number;
}

/** Live records below the prefix, in the order of their keys. */
export async function readList(
  sql: Sql,
  prefix: Key,
  { cursor, from, size, now }: ListWanted,
): Promise<Row[]> {
  const [first, end] = rangeBelow(prefix);
  const after = cursor === undefined ? first : Uint8Array.fromHex(cursor);
  const start = from === undefined
    ? sql`key > ${after}`
    : sql`key >= ${encodeKey([...prefix, from])}`;
  return await sql<Row[]>`
    select key, value, version, expires_at from kv
    where ${start} and key < ${end} and (expires_at is null or expires_at > ${String(now)})
    order by key limit ${String(size)}`;
}

/** All records after this key, in the order of their keys; expired ones included. */
export async function readAfter(sql: Sql, after: Key, size: number): Promise<Row[]> {
  return await sql<Row[]>`
    select key, value, version, expires_at from kv
    where key > ${encodeKey(after)} order by key limit ${String(size)}`;
}

/** Removes some of what expired before; returns how many, at most `SWEPT_AT_ONCE`. */
export async function sweepOnce(sql: Sql, before: number): Promise<number> {
  const { count } = await sql`
    with expired as (
      select key from kv where expires_at < ${String(before)}
      limit ${String(SWEPT_AT_ONCE)} for update skip locked
    ) delete from kv using expired where kv.key = expired.key`;
  return count;
}

export const SWEPT_AT_ONCE = 1000;
