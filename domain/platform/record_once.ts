/** Events that somebody could repeat without end: the audit log has each once an hour for them. */
import type { AuditEvent, AuditLog, AuditRecord } from "./audit.ts";
import { transact, type Write } from "./commit.ts";
import { HOUR } from "./platform.ts";
import { type Found, record } from "./record.ts";
import type { Store } from "./store.ts";

export const recordedRecord = record<true, [event: AuditEvent, who: string]>("recorded", {
  about: "that an event which can be repeated was audited for somebody within the hour",
  expireIn: HOUR,
});

/** Within a commit that has read `recorded`. */
export function includeOnce(
  { audit }: { audit: AuditLog },
  write: Write,
  recorded: Found<true>,
  event: AuditRecord,
): void {
  if (recorded.value) return;
  write.set(recorded, true);
  audit.include(write, event);
}

export async function appendOnce(
  deps: { store: Store; audit: AuditLog },
  who: string,
  event: AuditRecord,
): Promise<void> {
  const wanted = { recorded: recordedRecord(event.event, who) };
  await transact(
    deps.store,
    wanted,
    ({ recorded }, write) => includeOnce(deps, write, recorded, event),
  );
}
