import type { Visit } from "../site/visit.ts";

/** Records a call that did not come from an operator. */
export async function recordRefused(
  { ports: { audit, clock }, requestId }: Visit,
  detail: { wire: string; verdict: string },
): Promise<void> {
  await audit.append({ at: clock.now(), event: "wire.refused", requestId, detail });
}
