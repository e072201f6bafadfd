import type { AuditLog, AuditRecord } from "../../domain/audit.ts";
import type { Random } from "../../domain/platform.ts";
import { type Atomic, type Key, type Store, StoreUnavailable } from "../../domain/store.ts";

export interface KvAuditLog extends AuditLog {
  /** For operators, oldest first. `limit` is at most 500 (100 unless told). */
  list(
    options?: { cursor?: string; limit?: number },
  ): Promise<{ records: AuditRecord[]; cursor?: string }>;
}

/** Audit records in the store: each under a key of its own, never overwritten, never expiring. */
export function createKvAuditLog(store: Store, random: Random): KvAuditLog {
  let lastAt = 0;
  let sequence = 0;

  /**
   * Time, then order within the millisecond, then 64 random bits that keep two processes apart (the
   * shape of UUIDv7 with a counter, RFC 9562 §6.2 method 1).
   */
  function newKey(at: number): Key {
    sequence = at === lastAt ? sequence + 1 : 0;
    lastAt = at;
    const hex = (n: number, length: number) => n.toString(16).padStart(length, "0");
    return ["audit", `${hex(at, 12)}-${hex(sequence, 6)}-${random.bytes(8).toHex()}`];
  }

  function include(write: Atomic, record: AuditRecord): void {
    const key = newKey(record.at);
    write.check({ key, version: null }).set(key, record);
  }

  return {
    include,
    async append(record) {
      const write = store.atomic();
      include(write, record);
      if (!await write.commit()) {
        throw new StoreUnavailable("Cannot append the audit record: its key is taken");
      }
    },
    async list(options) {
      const { entries, cursor } = await store.list<AuditRecord>(["audit"], options);
      return { records: entries.map((entry) => entry.value), cursor };
    },
  };
}
