import { getLogger } from "@logtape/logtape";
import type { AuditLog, AuditRecord } from "../../domain/platform/audit.ts";

const logger = getLogger(["panjereh", "audit"]);

/** For events that have already happened, so that a failed append is only logged. */
export function createAppendLater(audit: AuditLog): (record: AuditRecord) => void {
  return (record) =>
    void audit.append(record).catch((error) =>
      logger.error("Cannot append {event} to the audit log: {error}", {
        event: record.event,
        requestId: record.requestId,
        error: String(error),
      })
    );
}
