/** Writes a bus connection together with its place among those that wait, and the audit record. */
import type { AuditEvent, AuditLog } from "../platform/audit.ts";
import type { Write } from "../platform/commit.ts";
import {
  type BusConnection,
  busConnectionRecord,
  type ConnectionAct,
  connectionWaitingRecord,
} from "./connection.ts";
import type { ConnectionState } from "./state.ts";

/** More rounds than any request needs; the oldest go first. */
const MAX_ACTS = 50;

const EVENTS: Record<ConnectionState, AuditEvent | undefined> = {
  draft: undefined,
  submitted: "bus.submitted",
  returned: "bus.returned",
  active: "bus.activated",
  rejected: "bus.rejected",
  ended: "bus.ended",
};

/** A move, within a commit that has read the connection. `staffId`: who does it. */
export function moveConnection(
  { audit }: { audit: AuditLog },
  write: Write,
  former: BusConnection,
  { staffId, changes, ...act }: ConnectionAct & {
    staffId: string;
    changes?: Partial<Pick<BusConnection, "form" | "userNames">>;
  },
): BusConnection {
  const next: BusConnection = {
    ...former,
    ...changes,
    state: act.to,
    changedAt: act.at,
    acts: [...former.acts, act].slice(-MAX_ACTS),
  };
  if (former.state === "submitted") write.delete(connectionWaitingRecord(former));
  if (next.state === "submitted") write.set(connectionWaitingRecord(next), next.agencyId);
  write.set(busConnectionRecord(next.agencyId, next.id), next);
  const event = EVENTS[act.to];
  if (event) {
    const detail = { staff: staffId, agency: next.agencyId, connection: next.id };
    audit.include(write, { at: act.at, event, detail });
  }
  return next;
}
