import type { Clock } from "../../../domain/platform/platform.ts";
import type { Key } from "../../../domain/platform/store.ts";
import { type Envelope, kvPath, openKvFile } from "../deno_kv.ts";
import { compareBytes, encodeKey } from "../postgres/key_order.ts";
import { RAW_PAGE, type RawRecord, type RawStore } from "./raw.ts";

/** Creates the file if absent. */
export async function openRawKv(url: string, clock: Clock): Promise<RawStore> {
  const kv = await openKvFile(kvPath(url));
  return {
    find: async (key) => (await kv.get<Envelope>(key)).value?.value,
    page: (after) => readPage(kv, after),
    async write(records) {
      const operation = kv.atomic();
      for (const { key, value, expiresAt } of records) {
        const expireIn = expiresAt && Math.max(1, expiresAt - clock.now());
        operation.set(key, { value, expiresAt } satisfies Envelope, { expireIn });
      }
      await operation.commit();
    },
    delete: (key) => kv.delete(key),
    close: () => kv.close(),
  };
}

async function readPage(kv: Deno.Kv, after: Key | undefined): Promise<RawRecord[]> {
  // The list begins with `after` itself.
  const entries = kv.list<Envelope>(after ? { prefix: [], start: after } : { prefix: [] }, {
    limit: RAW_PAGE + 1,
  });
  const records = (await Array.fromAsync(entries)).map(({ key, value: { value, expiresAt } }) => ({
    key: key as Key,
    value,
    expiresAt: expiresAt === undefined ? undefined : Math.ceil(expiresAt),
  }));
  const isNew = ({ key }: RawRecord) =>
    !after || compareBytes(encodeKey(key), encodeKey(after)) > 0;
  return records.filter(isNew).slice(0, RAW_PAGE);
}
