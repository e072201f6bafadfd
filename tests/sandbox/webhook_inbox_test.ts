import assert from "node:assert/strict";
import { createWebhookInbox } from "../../adapters/sandbox/wires/webhook_inbox.ts";
import { signedWebhook } from "../../domain/agency_events/webhook.ts";
import { MINUTE } from "../../domain/platform/platform.ts";

const keys = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]) as CryptoKeyPair;
const stranger = await crypto.subtle.generateKey("Ed25519", true, [
  "sign",
  "verify",
]) as CryptoKeyPair;
const published = { ...await crypto.subtle.exportKey("jwk", keys.publicKey), kid: "k1" };

const EVENT = { sequence: 7, type: "letter.opened", at: 0, subject: "letter-1" };

function inboxAt(clock: { time: number; now(): number }) {
  let fetched = 0;
  const client = {
    fetch() {
      fetched++;
      return Promise.resolve(Response.json({ keys: [published] }));
    },
    close() {},
  };
  const inbox = createWebhookInbox({ keysUrl: "http://api/keys", client, clock });
  return { inbox, fetched: () => fetched };
}

function webhook({ privateKey } = keys, now = 0) {
  const signer = {
    async signWebhook(text: string) {
      const bytes = await crypto.subtle.sign("Ed25519", privateKey, new TextEncoder().encode(text));
      return new Uint8Array(bytes).toBase64();
    },
  };
  return signedWebhook(signer, "bills", { event: EVENT, now });
}

Deno.test("webhooks: one that the window signed is kept once, for whom it concerns", async () => {
  const clock = { time: 0, now: () => clock.time };
  const { inbox } = inboxAt(clock);
  const { headers, body } = await webhook();
  for (let i = 0; i < 2; i++) assert.ok(await inbox.take(new Headers(headers), body));
  const [event, ...others] = inbox.about(new Set(["letter-1"]));
  assert.deepEqual(event, { at: 0, type: "letter.opened", subject: "letter-1", keyId: "k1" });
  assert.deepEqual(others, []);
  assert.deepEqual(inbox.about(new Set(["letter-2"])), []);
});

Deno.test("webhooks: refused with another key, an altered part, too old, or unreadable", async () => {
  const clock = { time: 0, now: () => clock.time };
  const { inbox, fetched } = inboxAt(clock);
  const { headers, body } = await webhook();
  const altered = (name: string, value: string) => {
    const changed = new Headers(headers);
    changed.set(name, value);
    return inbox.take(changed, body);
  };
  const foreign = await webhook(stranger);
  assert.equal(await inbox.take(new Headers(foreign.headers), foreign.body), false);
  assert.equal(await inbox.take(new Headers(headers), body.replace("opened", "closed")), false);
  assert.equal(await altered("webhook-id", "bills.000000000008"), false);
  assert.equal(await altered("webhook-timestamp", "1"), false);
  assert.equal(await altered("webhook-timestamp", "now"), false);
  assert.equal(await altered("webhook-signature", "v1a,***"), false);
  assert.equal(await altered("webhook-signature", ""), false);
  assert.equal(await inbox.take(new Headers(), body), false);
  clock.time = 6 * MINUTE;
  assert.equal(await inbox.take(new Headers(headers), body), false);
  assert.equal(fetched(), 1, "strangers make it fetch the keys once in a while");
  assert.deepEqual(inbox.about(new Set(["letter-1"])), []);
});
