import assert from "node:assert/strict";
import { importJWK, type JWK } from "jose";
import { createWebhookSender } from "../../../adapters/agency_events/webhook_sender.ts";
import { createWebhookSigner } from "../../../adapters/keys/webhook_signer.ts";
import { appendEvents, readEventLog } from "../../../domain/agency_events/log.ts";
import type { Webhook } from "../../../domain/agency_events/ports.ts";
import { WEBHOOK } from "../../../domain/agency_events/webhook.ts";
import { transact } from "../../../domain/platform/commit.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { createCatalogue } from "../../../domain/services/catalogue.ts";
import { createTestApi } from "../../support/api.ts";
import { agency } from "../../support/letters.ts";
import { deliverDue, inOutbox } from "../../support/outbox.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const COURT = agency("court", { webhook: "/hooks" });
const TAX = agency("tax");

function withReceiver({ store, clock }: World) {
  const received: Webhook[] = [];
  const receiver = { status: 200, received };
  const sealingKey = new Uint8Array(32).fill(1);
  const webhookSigner = createWebhookSigner({ store, clock, sealingKey });
  const sender = createWebhookSender({
    store,
    clock,
    webhookSigner,
    catalogue: createCatalogue({ services: [COURT, TAX] }),
    receivers: {
      post(_service, webhook) {
        received.push(webhook);
        return Promise.resolve({ status: receiver.status });
      },
    },
  });
  const deliver = () => deliverDue({ store, clock }, { [WEBHOOK]: sender });
  return { receiver, webhookSigner, deliver };
}

const happen = ({ store, clock }: World, service: string, ...subjects: string[]) =>
  transact(store, (read) => readEventLog(read, service), (log, write) => {
    const at = clock.now();
    appendEvents(write, log, subjects.map((subject) => ({ type: "letter.opened", at, subject })));
  });

const idOf = ({ headers }: Webhook) => new Map(headers).get("webhook-id");

worldTest("webhook: the bytes of the log, signed for all who have the key set", async (world) => {
  const { receiver, webhookSigner, deliver } = withReceiver(world);
  await happen(world, "court", "a", "b");
  await deliver();
  const { ask } = createTestApi(world, [COURT, TAX]);
  const log = await ask({ path: "/api/v1/events", as: "court events.read" });
  const bodies = receiver.received.map(({ body }) => body).sort();
  assert.equal(log.text, `{"events":[${bodies.join()}],"has_more":false}`);

  const [{ body, headers }] = receiver.received;
  const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": signature } = Object
    .fromEntries(headers);
  assert.equal(Number(at), Math.floor(world.clock.time / 1000));
  const { keys } = await webhookSigner.webhookKeys() as { keys: JWK[] };
  const [, signed] = signature.split(",");
  const verifies = async (text: string, jwk: JWK) =>
    await crypto.subtle.verify(
      "Ed25519",
      await importJWK(jwk) as CryptoKey,
      Uint8Array.fromBase64(signed),
      new TextEncoder().encode(text),
    );
  assert.equal(await verifies(`${id}.${at}.${body}`, keys[0]), true);
  assert.equal(await verifies(`${id}.${at}.${body} `, keys[0]), false);
  assert.ok(keys.every(({ kty, crv, d }) => kty === "OKP" && crv === "Ed25519" && !d));
});

worldTest("webhook: what fails comes again, under the same ID and a new time", async (world) => {
  const { receiver, deliver } = withReceiver(world);
  receiver.status = 503;
  await happen(world, "court", "a");
  await deliver();
  receiver.status = 204;
  world.clock.time += 5 * MINUTE;
  await deliver();
  const [first, second] = receiver.received;
  assert.equal(idOf(first), idOf(second));
  assert.equal(first.body, second.body);
  assert.notDeepEqual(first.headers, second.headers);
  assert.equal(receiver.received.length, 2);
});

worldTest(
  "webhook: events of one letter keep their order, also behind a failure",
  async (world) => {
    const { receiver, deliver } = withReceiver(world);
    receiver.status = 500;
    await happen(world, "court", "a");
    world.clock.time += 10;
    await happen(world, "court", "a");
    await deliver();
    receiver.status = 200;
    receiver.received.length = 0;
    world.clock.time += 5 * MINUTE;
    await deliver();
    const sequences = receiver.received.map(({ body }) => JSON.parse(body).sequence);
    assert.deepEqual(sequences, [1, 2]);
  },
);

worldTest("webhook: a service without one has its events in the log only", async (world) => {
  const { receiver, deliver } = withReceiver(world);
  await happen(world, "tax", "a");
  await deliver();
  assert.deepEqual(receiver.received, []);
  assert.deepEqual(await inOutbox(world.store), []);
});
