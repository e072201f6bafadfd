import { getLogger } from "@logtape/logtape";
import { maskIp } from "../../domain/budget/source.ts";
import { type Clock, MINUTE } from "../../domain/platform/platform.ts";
import { createThrottle } from "../../domain/platform/throttle.ts";

const logger = getLogger(["panjereh"]);

/**
 * Warns of a proxy that is not trusted, whose people all share its IP. Strangers can state the
 * header too, so the line comes at most every ten minutes, with a masked IP.
 */
export function createProxyWarning(clock: Clock): (peer: string) => void {
  const admit = createThrottle(clock, 10 * MINUTE);
  return (peer) => {
    if (admit("") === null) return;
    logger.warn(
      "{peer} sends X-Forwarded-For and is not in TRUSTED_PROXIES: if it is your proxy, everybody " +
        "behind it shares the limits of one address",
      { peer: maskIp(peer) },
    );
  };
}
