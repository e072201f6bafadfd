/** What the log says of requests that were answered with 5xx. */
import { getLogger } from "@logtape/logtape";
import { UpstreamFailed } from "../../../domain/gateway/upstream/upstream.ts";
import type { Clock } from "../../../domain/platform/platform.ts";
import { StoreUnavailable } from "../../../domain/platform/store.ts";
import { createThrottle } from "../../../domain/platform/throttle.ts";
import type { FailureDeps } from "../failure.ts";

const logger = getLogger(["panjereh", "gateway"]);

/** Of an agency's failures, the first of each kind, then at most one each ten seconds. */
export function createFailureLog(clock: Clock): NonNullable<FailureDeps["onError"]> {
  const admit = createThrottle(clock);
  return (error, { requestId, service }) => {
    if (error instanceof UpstreamFailed) {
      const details = { service: service?.id, ...error.fault };
      const unsaid = admit(Object.values(details).join(" "));
      if (unsaid === null) return;
      return logger.warn("Service {service}: {address} failed: {reason}", {
        ...details,
        unsaid,
        requestId,
      });
    }
    if (error instanceof StoreUnavailable) {
      return logger.error("The store does not answer: {error}", { requestId, error: error.reason });
    }
    // A fault of this program.
    logger.error("{error}", {
      requestId,
      error: error instanceof Error ? error.stack : String(error),
    });
  };
}
