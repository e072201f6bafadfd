/**
 * Events of the agencies' API that the window posts to an agency (Standard Webhooks 1.0): verified
 * with the API's published keys and kept for the agency's page.
 */
import { z } from "zod";
import { type Clock, MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import type { WindowClient } from "./window_client.ts";

export interface ReceivedWebhook {
  at: number;
  /** "letter.opened" and the like. */
  type: string;
  /** ID of the letter. */
  subject: string;
  /** Of the key that signed it. */
  keyId: string;
}

export interface WebhookInbox {
  /** Whether the window sent it, lately. A repeated one is kept once. */
  take(headers: Headers, body: string): Promise<boolean>;
  /** Newest first. */
  about(subjects: ReadonlySet<string>): ReceivedWebhook[];
}

const MOST = 100;
/** An older one may be somebody else's copy. */
const FRESH_FOR = 5 * MINUTE;
/** Anybody may post, and must not make the window busy. */
const FETCHED_EVERY = 10 * SECOND;

const event = z.object({ type: z.string(), subject: z.string() });
type Key = JsonWebKey & { kid: string };

export function createWebhookInbox(
  { keysUrl, client, clock }: {
    /** JWK Set of the agencies' API. */
    keysUrl: string;
    client: WindowClient;
    clock: Clock;
  },
): WebhookInbox {
  const received = new Map<string, ReceivedWebhook>();
  let keys: Key[] = [];
  let fetchedAt = -Infinity;

  /** The ID of the key that made one of the signatures. */
  async function signerOf(text: string, signatures: string): Promise<string | undefined> {
    const bytes = new TextEncoder().encode(text);
    for (const signature of signatures.split(" ")) {
      const [version, base64] = signature.split(",");
      if (version !== "v1a" || !base64) continue;
      for (const key of keys) {
        const imported = await crypto.subtle.importKey("jwk", key, "Ed25519", false, ["verify"]);
        const given = Uint8Array.fromBase64(base64);
        if (await crypto.subtle.verify("Ed25519", imported, given, bytes)) return key.kid;
      }
    }
    return undefined;
  }

  async function fetchKeys(): Promise<boolean> {
    if (clock.now() < fetchedAt + FETCHED_EVERY) return false;
    fetchedAt = clock.now();
    keys = (await (await client.fetch(keysUrl, {})).json()).keys;
    return true;
  }

  return {
    async take(headers, body) {
      const [id, timestamp, signatures] = ["id", "timestamp", "signature"]
        .map((name) => headers.get(`webhook-${name}`) ?? "");
      const sentAt = Number(timestamp) * SECOND;
      if (!(Math.abs(clock.now() - sentAt) <= FRESH_FOR)) return false;
      try {
        const text = `${id}.${timestamp}.${body}`;
        const keyId = await signerOf(text, signatures) ??
          (await fetchKeys() ? await signerOf(text, signatures) : undefined);
        if (keyId === undefined) return false;
        const { type, subject } = event.parse(JSON.parse(body));
        if (!received.has(id)) received.set(id, { at: clock.now(), type, subject, keyId });
        if (received.size > MOST) received.delete(received.keys().next().value!);
        return true;
      } catch {
        return false;
      }
    },
    about: (subjects) =>
      [...received.values()].filter(({ subject }) => subjects.has(subject)).reverse(),
  };
}
