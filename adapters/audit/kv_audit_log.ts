import type { AuditLog, AuditRecord } from "../../domain/platform/audit.ts";
import type { Random } from "../../domain/platform/platform.ts";
import { commitTo, type Write } from "../../domain/platform/commit.ts";
import { record } from "../../domain/platform/record.ts";
import { type Store, StoreUnavailable } from "../../domain/platform/store.ts";

export const unsealedRecord = record<AuditRecord>("audit", {
  about: "a security event that is not sealed into the chain yet",
});

/** Audit records in the store. Each has its own key, so that commits do not contend. */
export function createKvAuditLog(store: Store, random: Random): AuditLog {
  let lastAt = 0;
  let sequence = 0;

  /**
   * Time, then a counter within the millisecond, then 64 random bits that keep processes apart (the
   * layout of UUIDv7 with a counter, RFC 9562 §6.2 method 1).
   */
  function newId(at: number): string {
    sequence = at === lastAt ? sequence + 1 : 0;
    lastAt = at;
    const hex = (n: number, length: number) => n.toString(16).padStart(length, "0");
    return `${hex(at, 12)}-${hex(sequence, 6)}-${random.bytes(8).toHex()}`;
  }

  function include(write: Write, record: AuditRecord): void {
    write.create(unsealedRecord(newId(record.at)), record);
  }

  return {
    include,
    async append(record) {
      const write = commitTo(store);
      include(write, record);
      if (!await write.commit()) {
        throw new StoreUnavailable("Cannot append the audit record: its key is taken");
      }
    },
  };
}
