import assert from "node:assert/strict";
import { importJWK, type JWK } from "jose";
import { createWebhookSender } from "../../../adapters/agency_events/webhook_sender.ts";
import { createWebhookSigner } from "../../../adapters/keys/webhook_signer.ts";
import { appendEvents, readEventLog } from "../../../domain/agency_events/log.ts";
import type { Webhook } from "../../../domain/agency_events/ports.ts";
import { WEBHOOK } from "../../../domain/agency_events/webhook.ts";
import { transact } from "../../../domain/platform/commit.ts";
import { DAY, MINUTE } from "../../../domain/platform/platform.ts";
import { read } from "../../../domain/platform/read.ts";
import { receiverRecord } from "../../../domain/outbox/receiver.ts";
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

worldTest("webhook: a range comes again in its order, once for each key", async (world) => {
  const { receiver, deliver } = withReceiver(world);
  await happen(world, "court", "a", "a", "b", "a", "a");
  await deliver();
  const before = receiver.received.splice(0).map(idOf);
  const { ask } = createTestApi(world, [COURT, TAX]);
  const replay = (body: unknown, key = "one", as = "court events.read") =>
    ask({
      method: "POST",
      path: "/api/v1/events/replay",
      as,
      body,
      headers: { "idempotency-key": key },
    });
  const answer = await replay({ after: 1, until: 4 });
  assert.deepEqual([answer.status, answer.json()], [202, { events: 3 }]);
  assert.equal((await replay({ after: 1, until: 4 })).text, answer.text);
  await deliver();
  const again = receiver.received.splice(0);
  assert.deepEqual(again.map(idOf).toSorted(), before.toSorted().slice(1, 4));
  const ofA = again.map(({ body }) => JSON.parse(body)).filter(({ subject }) => subject === "a");
  assert.deepEqual(ofA.map(({ sequence }) => sequence), [2, 4]);
  await replay({ after: 1, until: 4 });
  await deliver();
  assert.deepEqual(receiver.received, [], "the key was used");

  const refused = async (...args: Parameters<typeof replay>) => (await replay(...args)).json().code;
  assert.equal(await refused({ after: 1, until: 5 }), "key_reused");
  assert.equal(await refused({ after: 1, until: 1 }, "two"), "invalid");
  assert.equal(await refused({ after: 1, until: 502 }, "two"), "invalid");
  assert.equal(await refused({ after: 0, until: 1 }, "two", "tax events.read"), "no_webhook");
  assert.equal(await refused({ after: 0, until: 1 }, "two", "court letters.read"), "scope_missing");
  assert.deepEqual((await replay({ after: 5, until: 9 }, "two")).json(), { events: 0 });
});

worldTest("webhook: who was paused gets what waits by asking for events again", async (world) => {
  const { receiver, deliver } = withReceiver(world);
  receiver.status = 500;
  await happen(world, "court", "a");
  await deliver();
  world.clock.time += 2 * DAY;
  await deliver();
  const standing = async () => (await read(world.store, receiverRecord("webhook:court"))).value;
  assert.equal((await standing())?.state, "paused");
  receiver.status = 200;
  receiver.received.length = 0;
  const { ask } = createTestApi(world, [COURT]);
  await ask({
    method: "POST",
    path: "/api/v1/events/replay",
    as: "court events.read",
    body: { after: 0, until: 1 },
    headers: { "idempotency-key": "one" },
  });
  await deliver();
  assert.deepEqual(receiver.received.map(idOf), ["court.000000000001"]);
  assert.equal(await standing(), null);
});
