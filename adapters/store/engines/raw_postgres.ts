import { MINUTE, type Random } from "../../../domain/platform/platform.ts";
import type { Atomic } from "../../../domain/platform/store.ts";
import { commitOnce } from "../postgres/calls.ts";
import { type CommandLinkOptions, openCommandLink } from "../postgres/command_link.ts";
import { createAtomic } from "../postgres/commit.ts";
import { decodeKey, encodeKey } from "../postgres/key_order.ts";
import { readAfter, readRows } from "../postgres/queries.ts";
import { requireTables } from "../postgres/store.ts";
import { decodeValue } from "../postgres/value_text.ts";
import { RAW_PAGE, type RawStore } from "./raw.ts";

/** Deadlines are given as times, not from now. */
const EPOCH = { now: () => 0 };

export async function openRawPostgres(
  { random, ...database }: CommandLinkOptions & { random: Random },
): Promise<RawStore> {
  const link = await openCommandLink(database, MINUTE);

  async function commit(fill: (atomic: Atomic) => Atomic): Promise<void> {
    const atomic = createAtomic({
      clock: EPOCH,
      random,
      commit: async (gather) => await link.run((sql) => commitOnce(sql, gather())) === 0,
    });
    await fill(atomic).commit();
  }

  try {
    await requireTables((query) => link.run(query));
  } catch (error) {
    link.close();
    throw error;
  }
  return {
    async find(key) {
      const rows = await link.run((sql) => readRows(sql, [encodeKey(key)]));
      return [...rows.values()].map(({ value }) => decodeValue(value)).at(0);
    },
    async page(after) {
      const rows = await link.run((sql) => readAfter(sql, after ?? [], RAW_PAGE));
      return rows.map(({ key, value, expires_at: end }) => ({
        key: decodeKey(key),
        value: decodeValue(value),
        expiresAt: end === null ? undefined : Number(end),
      }));
    },
    write: (records) =>
      commit((atomic) =>
        records.reduce(
          (atomic, { key, value, expiresAt: expireIn }) => atomic.set(key, value, { expireIn }),
          atomic,
        )
      ),
    delete: (key) => commit((atomic) => atomic.delete(key)),
    close: link.close,
  };
}
