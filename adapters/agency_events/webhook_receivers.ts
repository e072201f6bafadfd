/** The servers to which events are sent as webhooks. */
import type { WebhookReceivers } from "../../domain/agency_events/ports.ts";
import { receiverAt } from "../../domain/services/backchannel_logout.ts";
import { createReceivers, type Receivers, retryAfterOf } from "../federation/receivers.ts";

export type StoppableWebhookReceivers = WebhookReceivers & Pick<Receivers, "use" | "destroy">;

export function createWebhookReceivers(
  options: Pick<Parameters<typeof createReceivers>[0], "agencies" | "isForbidden">,
): StoppableWebhookReceivers {
  const receivers = createReceivers({
    ...options,
    receiverOf: (service) =>
      service.webhook === undefined ? null : receiverAt(service.webhook, service),
    userAgent: "panjereh-webhooks",
  });
  return {
    use: receivers.use,
    destroy: receivers.destroy,
    async post(service, { body, headers }, signal) {
      const posted = { body, type: "application/json", headers };
      const answer = await receivers.post(service, posted, signal);
      answer.abort();
      return { status: answer.status, retryAfter: retryAfterOf(answer) };
    },
  };
}
