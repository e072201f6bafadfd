import type { AuditLog, AuditRecord } from "../../domain/platform/audit.ts";
import type { Random } from "../../domain/platform/platform.ts";
import {
  type Atomic,
  type Key,
  type Store,
  StoreUnavailable,
} from "../../domain/platform/store.ts";

/** Records that are not sealed into the chain yet (audit_chain.ts). */
export const UNSEALED: Key = ["audit"];

/** Audit records in the store. Each has its own key, so that commits do not contend. */
export function createKvAuditLog(store: Store, random: Random): AuditLog {
  let lastAt = 0;
  let sequence = 0;

  /**
   * Time, then a counter within the millisecond, then 64 random bits that keep processes apart (the
   * layout of UUIDv7 with a counter, RFC 9562 §6.2 method 1).
   */
  function newKey(at: number): Key {
    sequence = at === lastAt ? sequence + 1 : 0;
    lastAt = at;
    const hex = (n: number, length: number) => n.toString(16).padStart(length, "0");
    return [...UNSEALED, `${hex(at, 12)}-${hex(sequence, 6)}-${random.bytes(8).toHex()}`];
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
  };
}
