/** A log line for each kind of failure of a registry, an operator or the mail server. */
import { getLogger } from "@logtape/logtape";
import type { Clock } from "../../domain/platform/platform.ts";
import { createThrottle } from "../../domain/platform/throttle.ts";
import type { CallWatch } from "../network/http_client.ts";

const logger = getLogger(["panjereh", "outside"]);

/**
 * The first failure of a target and reason is logged, then at most one each ten seconds. Logged
 * within a request, the line carries its ID.
 */
export function createOutsideLog(clock: Clock): CallWatch {
  const admit = createThrottle(clock);
  return {
    called(target, _milliseconds, reason) {
      // That the circuit is open is logged when it opens.
      if (!reason || reason === "breaker open") return;
      const unsaid = admit(`${target} ${reason}`);
      if (unsaid === null) return;
      logger.warn("{target} gave no usable answer: {reason}", { target, reason, unsaid });
    },
    breakerChanged(target, state) {
      if (state === "open") logger.warn("{target} is not called for a while", { target });
      if (state === "closed") logger.info("{target} answers again", { target });
    },
  };
}
