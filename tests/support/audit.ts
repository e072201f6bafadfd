/** Audit records in the store. */
import type { AuditEvent, AuditRecord } from "../../domain/platform/audit.ts";
import type { Store } from "../../domain/platform/store.ts";

/** Records in insertion order: those of one event, or all. */
export async function auditOf(
  { store }: { store: Store },
  event?: AuditEvent,
): Promise<AuditRecord[]> {
  const { entries } = await store.list<AuditRecord>(["audit"], { limit: 500 });
  return entries.map(({ value }) => value).filter((record) => !event || record.event === event);
}
