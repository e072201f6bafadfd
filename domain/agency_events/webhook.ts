/**
 * An event as a webhook (Standard Webhooks 1.0): one message for each, in the commit of its fact.
 * The body is what `GET /events` shows of it.
 */
import type { Message } from "../outbox/message.ts";
import { SECOND } from "../platform/platform.ts";
import type { Webhook, WebhookSigner } from "./ports.ts";
import { type AgencyEvent, eventAsTold } from "./event.ts";

export const WEBHOOK = "webhook";

export interface WebhookContent {
  service: string;
  sequence: number;
}

/** Events of one letter or dossier follow each other; others may overtake. */
export const webhookMessage = (
  service: string,
  { sequence, at, subject }: AgencyEvent,
): Message<WebhookContent> => ({
  id: webhookId(service, sequence),
  kind: WEBHOOK,
  receiver: webhookReceiver(service),
  at,
  order: subject,
  content: { service, sequence },
});

export const webhookReceiver = (service: string) => `webhook:${service}`;

/** Stable over all attempts. Its digits sort like the sequence. */
const webhookId = (service: string, sequence: number) =>
  `${service}.${String(sequence).padStart(12, "0")}`;

/** Signed for this attempt, so that an old one cannot be sent again (Standard Webhooks §Timestamp). */
export async function signedWebhook(
  signer: Pick<WebhookSigner, "signWebhook">,
  service: string,
  { event, now }: { event: AgencyEvent; now: number },
): Promise<Webhook> {
  const id = webhookId(service, event.sequence);
  const timestamp = String(Math.floor(now / SECOND));
  const body = JSON.stringify(eventAsTold(event));
  const signature = await signer.signWebhook(`${id}.${timestamp}.${body}`);
  return {
    body,
    headers: [
      ["webhook-id", id],
      ["webhook-timestamp", timestamp],
      ["webhook-signature", `v1a,${signature}`],
    ],
  };
}
