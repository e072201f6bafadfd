/** Events that are sent to agencies' servers: a signature for each attempt, under the same ID. */
import { agencyEventRecord } from "../../domain/agency_events/log.ts";
import type { WebhookReceivers, WebhookSigner } from "../../domain/agency_events/ports.ts";
import { signedWebhook, type WebhookContent } from "../../domain/agency_events/webhook.ts";
import { outcomeOfPush } from "../../domain/events/push_answer.ts";
import type { Outcome, Sender } from "../../domain/outbox/sender.ts";
import type { Clock } from "../../domain/platform/platform.ts";
import { read } from "../../domain/platform/read.ts";
import type { Store } from "../../domain/platform/store.ts";
import type { Catalogue } from "../../domain/services/catalogue.ts";
import { attempt } from "../federation/attempt.ts";

export interface WebhookSenderOptions {
  store: Store;
  clock: Clock;
  catalogue: Pick<Catalogue, "current">;
  webhookSigner: WebhookSigner;
  receivers: WebhookReceivers;
}

export function createWebhookSender(
  { store, clock, catalogue, webhookSigner, receivers }: WebhookSenderOptions,
): Sender {
  return {
    isLogged: true,
    async send({ content }): Promise<Outcome> {
      const { service: id, sequence } = content as WebhookContent;
      const service = catalogue.current().get(id);
      if (service?.webhook === undefined) return { outcome: "refused", reason: "no webhook" };
      const { value: event } = await read(store, agencyEventRecord(id, sequence));
      if (!event) return { outcome: "refused", reason: "the event is no longer kept" };
      const webhook = await signedWebhook(webhookSigner, id, { event, now: clock.now() });
      return await attempt((signal) => receivers.post(service, webhook, signal), outcomeOfPush);
    },
  };
}
