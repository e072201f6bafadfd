import { getLogger } from "@logtape/logtape";
import type { AuditRecord } from "../../domain/platform/audit.ts";
import type { OpenExchanges } from "../../domain/gateway/upstream/open_exchanges.ts";
import type { Clock } from "../../domain/platform/platform.ts";
import type { Catalogue } from "../../domain/services/catalogue.ts";
import { isOpen, type Service } from "../../domain/services/service.ts";

export interface ServicesChangeDeps {
  catalogue: Catalogue;
  openExchanges: OpenExchanges;
  clock: Clock;
  /** Absent where another worker records the change. */
  record?(change: AuditRecord): void;
}

const logger = getLogger(["panjereh", "services"]);

/**
 * Puts services into force. Throws what the catalogue throws, in which case nothing has changed.
 */
export function createServicesChange(
  { catalogue, openExchanges, clock, record }: ServicesChangeDeps,
): (services: Service[]) => void {
  return (services) => {
    const { former, ...change } = catalogue.replace(services);
    // Long-lived exchanges reconnect under the new rules.
    openExchanges.drain(former);
    openExchanges.end(new Set([...former].filter(({ id }) => isClosed(catalogue, id))));
    if (!record || former.size + change.added.length === 0) return;
    logger.info("Services changed: {added} added, {changed} changed, {removed} removed", change);
    record({
      at: clock.now(),
      event: "services.changed",
      detail: {
        added: change.added.join(" "),
        changed: change.changed.join(" "),
        removed: change.removed.join(" "),
      },
    });
  };
}

function isClosed(catalogue: Catalogue, id: string): boolean {
  const service = catalogue.current().get(id);
  return service !== undefined && !isOpen(service);
}
