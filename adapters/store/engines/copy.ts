/**
 * Copies all live records of one store into an empty one, whatever their engines, and compares both
 * afterwards. It continues where it was interrupted (docs/decisions/0224).
 */
import { createHash } from "node:crypto";
import { type Clock, MINUTE } from "../../../domain/platform/platform.ts";
import type { Key } from "../../../domain/platform/store.ts";
import { ConfigurationError } from "../../configuration/environment.ts";
import { type CopyMark, copyMarkRecord } from "../copy_mark.ts";
import { encodeKey } from "../postgres/key_order.ts";
import { encodeValue } from "../postgres/value_text.ts";
import type { RawRecord, RawStore } from "./raw.ts";

export interface CopyOptions {
  source: RawStore;
  target: RawStore;
  /** The source's address. */
  from: string;
  clock: Clock;
}

export interface Digest {
  count: number;
  /** SHA-256 in hex. */
  digest: string;
}

export interface Copied {
  source: Digest;
  target: Digest;
  isEqual: boolean;
}

/** What one commit of any engine takes for sure. */
const MOST_RECORDS = 100;
const MOST_BYTES = 300_000;

/** Records that end during the comparison may be gone from one side. */
const COMPARED = 10 * MINUTE;

const { key: MARK } = copyMarkRecord();
const isMark = ({ key }: RawRecord) => key.length === 1 && key.at(0) === MARK.at(0);

export async function copyStore({ source, target, from, clock }: CopyOptions): Promise<Copied> {
  if (await findMark(source)) throw new ConfigurationError(["the source is not complete itself"]);
  let mark = await beginning(target, from);
  for (let page; (page = await source.page(mark.after)).length > 0;) {
    const live = page.filter((one) => isLive(one, clock.now()) && !isMark(one));
    mark = { from, after: page.at(-1)!.key, count: mark.count + live.length };
    for (const some of chunks(live)) await target.write(some);
    await target.write([{ key: MARK, value: mark }]);
  }
  const until = clock.now() + COMPARED;
  const compared = { source: await digest(source, until), target: await digest(target, until) };
  const isEqual = compared.source.digest === compared.target.digest;
  if (isEqual) await target.delete(MARK);
  return { ...compared, isEqual };
}

/** Where to continue. Throws if there is something else in the target. */
async function beginning(target: RawStore, from: string): Promise<CopyMark> {
  const found = await findMark(target);
  if (found?.from === from) return found;
  if (found) throw new ConfigurationError([`the target is being copied into from ${found.from}`]);
  if ((await target.page(undefined)).length > 0) {
    throw new ConfigurationError(["the target is not empty"]);
  }
  const mark = { from, count: 0 };
  await target.write([{ key: MARK, value: mark }]);
  return mark;
}

const findMark = async (store: RawStore) => await store.find(MARK) as CopyMark | undefined;

const isLive = ({ expiresAt }: RawRecord, now: number) =>
  expiresAt === undefined || now < expiresAt;

async function* all(store: RawStore): AsyncGenerator<RawRecord> {
  let after: Key | undefined;
  for (let page; (page = await store.page(after)).length > 0; after = page.at(-1)!.key) yield* page;
}

function* chunks(records: readonly RawRecord[]): Generator<RawRecord[]> {
  let chunk: RawRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    const more = encodeValue(record.value).length * 3;
    if (chunk.length === MOST_RECORDS || (chunk.length > 0 && bytes + more > MOST_BYTES)) {
      yield chunk;
      [chunk, bytes] = [[], 0];
    }
    chunk.push(record);
    bytes += more;
  }
  if (chunk.length > 0) yield chunk;
}

/** Of the records that are live beyond this time. */
async function digest(store: RawStore, until: number): Promise<Digest> {
  const hash = createHash("sha256");
  let count = 0;
  for await (const record of all(store)) {
    if (isMark(record) || !isLive(record, until)) continue;
    const { key, value, expiresAt } = record;
    // JSON texts have no newline of their own, so records cannot run into each other.
    hash.update(`${encodeKey(key).toHex()}\n${encodeValue(value)}\n${expiresAt ?? ""}\n`);
    count++;
  }
  return { count, digest: hash.digest("hex") };
}
