/** The append-only log of security events. Callers mask or hash personal data. */
import type { Write } from "./commit.ts";

export type AuditEvent =
  | "agency.approved"
  | "agency.registered"
  | "agency.rejected"
  | "agency.returned"
  | "bus.activated"
  | "bus.ended"
  | "bus.rejected"
  | "bus.returned"
  | "bus.submitted"
  | "captcha.limited"
  | "code.delivery_failed"
  | "code.dialled"
  | "code.emailed"
  | "code.lost"
  | "code.limited"
  | "code.right"
  | "code.sent"
  | "code.wrong"
  | "company.acting"
  | "company.left"
  | "company.refused"
  | "consent.given"
  | "connection.ended"
  | "consent.withdrawn"
  | "account.created"
  | "account.deleted"
  | "account.deletion_asked"
  | "account.deletion_cancelled"
  | "account.exported"
  | "account.frozen"
  | "account.unfrozen"
  | "account.mobile_bound"
  | "account.verified"
  | "address.change_requested"
  | "application.refused"
  | "application.submitted"
  | "application.reviewed"
  | "attachment.infected"
  | "attachment.unscannable"
  | "dossier.refused"
  | "email.asked"
  | "email.confirmed"
  | "email.removed"
  | "identity.deceased"
  | "identity.mismatch"
  | "identity.sim_mismatch"
  | "identity.under_age"
  | "letter.unknown"
  | "banner.ended"
  | "outbox.resumed"
  | "outbox.replayed"
  | "person.looked_up"
  | "proposal.made"
  | "proposal.approved"
  | "proposal.refused"
  | "passkey.added"
  | "passkey.limited"
  | "passkey.refused"
  | "passkey.removed"
  | "push.added"
  | "push.removed"
  | "qr.approved"
  | "qr.code_unknown"
  | "qr.limited"
  | "qr.opened"
  | "qr.refused"
  | "level.limited"
  | "level.raised"
  | "level.refused"
  | "session.created"
  | "session.ended"
  | "session.refused"
  | "notice.failed"
  | "notice.sent"
  | "staff.activated"
  | "staff.changed"
  | "staff.invited"
  | "staff.limited"
  | "staff.proved"
  | "staff.recovered"
  | "staff.recovery_asked"
  | "staff.recovery_refused"
  | "staff.refused"
  | "staff.signed_in"
  | "staff.signed_out"
  | "staff.unknown"
  | "support.answered"
  | "support.prepared"
  | "support.closed"
  | "support.moved"
  | "wire.refused"
  | "service.entered"
  | "service.publish_failed"
  | "service.published"
  | "service.refused"
  | "service.settings_changed"
  | "service.standing_changed"
  | "service.taken_back"
  | "services.changed"
  | "stream.changed"
  | "keys.rotated";

export interface AuditRecord {
  /** Milliseconds since the epoch. */
  at: number;
  event: AuditEvent;
  requestId?: string;
  accountId?: string;
  service?: string;
  /** Hash of the client's IP address. */
  ip?: string;
  detail?: Record<string, string | number | boolean>;
}

export interface AuditLog {
  /** Adds the record to a commit, so that decision and record happen together or not at all. */
  include(write: Write, record: AuditRecord): void;
  /** Resolves once the record is durable; throws otherwise, and the caller must then stop. */
  append(record: AuditRecord): Promise<void>;
}
