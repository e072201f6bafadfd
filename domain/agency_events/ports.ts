/** How an agency's server is told of an event, and why it believes it. */
import type { Service } from "../services/service.ts";

export interface WebhookSigner {
  /** Base64 of an Ed25519 signature (RFC 8032). */
  signWebhook(text: string): Promise<string>;
  /** A JWK Set (RFC 7517) of what verifies now or soon. */
  webhookKeys(): Promise<{ keys: object[] }>;
}

export interface Webhook {
  body: string;
  headers: [name: string, value: string][];
}

export interface WebhookReceivers {
  /** Returns the status and `Retry-After`, and follows nothing. */
  post(service: Service, webhook: Webhook, signal: AbortSignal): Promise<WebhookAnswer>;
}

export interface WebhookAnswer {
  status: number;
  /** As it was received. */
  retryAfter?: string;
}
