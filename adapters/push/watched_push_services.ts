/** Push services whose failures are seen as those of one part. */
import type { Parts } from "../../domain/console/health/parts.ts";
import type { PushServices } from "../../domain/push/device/push_services.ts";

export function watchedPushServices(
  pushes: PushServices,
  parts: Pick<Parts, "connected" | "called">,
): PushServices {
  parts.connected("push");
  return {
    hosts: pushes.hosts,
    currentKey: pushes.currentKey,
    isUsable: pushes.isUsable,
    async send(push) {
      const outcome = await pushes.send(push);
      parts.called("push", outcome.outcome === "failed" ? outcome.reason : undefined);
      return outcome;
    },
  };
}
