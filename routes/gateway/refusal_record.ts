/**
 * Records refusals, at a limited rate: a client in a loop would fill the store, which also holds
 * all sign-ins.
 */
import type { AuditRecord } from "../../domain/platform/audit.ts";
import { type Clock, MINUTE } from "../../domain/platform/platform.ts";
import type { TrafficCounts } from "../../domain/publication/traffic/traffic.ts";
import type { GatewayDeps } from "./gateway.ts";

/** At most one a minute for the same session, service and reason. */
export function createRefusalRecord(
  { clock, traffic, appendLater }: {
    clock: Clock;
    traffic: Pick<TrafficCounts, "refused">;
    appendLater(record: AuditRecord): void;
  },
): NonNullable<GatewayDeps["onRefused"]> {
  let minute = 0;
  const recorded = new Set<string>();

  return ({ access, visitor, request: { service, requestId } }) => {
    const at = clock.now();
    if (Math.floor(at / MINUTE) !== minute) {
      minute = Math.floor(at / MINUTE);
      recorded.clear();
    }
    const refusal = [visitor.sessionKey, service.id, access].join(" ");
    if (recorded.has(refusal)) return;
    recorded.add(refusal);
    traffic.refused(service, access);
    appendLater({
      at,
      event: "service.refused",
      service: service.id,
      requestId,
      detail: { access },
    });
  };
}
