/** What a push service is sent, to which addresses, and what its answers come to. */
import assert from "node:assert/strict";
import { createPushServices } from "../../../adapters/push/push_services.ts";
import type { VapidKeys } from "../../../adapters/push/vapid.ts";
import { isForbiddenUpstream } from "../../../domain/gateway/upstream/upstream_ip.ts";
import { GONE } from "../../../domain/push/answer.ts";
import { createPushBrowser } from "../../support/push_browser.ts";
import { type Answer, startHttpUpstream } from "../../routes/gateway/http_upstream.ts";

const KEYS: VapidKeys = {
  currentKey: () => Promise.resolve({ kid: "key-1", publicKey: "BA" }),
  authorization: (kid, audience) =>
    Promise.resolve(kid === "key-1" ? `vapid t=${audience}, k=BA` : null),
};

async function send(
  endpoint: string,
  { kid = "key-1", isForbidden }: { kid?: string; isForbidden?: (ip: string) => boolean } = {},
) {
  const services = createPushServices({ hosts: [], keys: KEYS, isForbidden });
  const { subscription } = await createPushBrowser(endpoint);
  const push = { subscription, kid, text: "x", lifetime: 60_500, topic: "topic" };
  try {
    return await services.send(push);
  } finally {
    services.destroy();
  }
}

async function answered(answer: Answer) {
  await using server = await startHttpUpstream(answer);
  return await send(`${server.origin}/push/a?b=c`);
}

Deno.test("push service: the message with what it says of itself", async () => {
  let heard: { url?: string; headers: Record<string, unknown> } | undefined;
  await using server = await startHttpUpstream((request, response) => {
    heard = request;
    response.writeHead(201).end();
  });
  assert.deepEqual(await send(`${server.origin}/push/a?b=c`), { outcome: "delivered" });
  assert.equal(heard?.url, "/push/a?b=c");
  assert.partialDeepStrictEqual(heard?.headers, {
    host: new URL(server.origin).host,
    ttl: "60",
    topic: "topic",
    urgency: "normal",
    "content-encoding": "aes128gcm",
    authorization: `vapid t=${server.origin}, k=BA`,
  });
});

Deno.test("push service: what its answers come to", async () => {
  const gone = await answered((_, response) => response.writeHead(410).end());
  assert.deepEqual(gone, { outcome: "refused", reason: GONE });
  const busy = await answered((_, response) =>
    response.writeHead(429, { "Retry-After": "7" }).end()
  );
  assert.deepEqual(busy, { outcome: "failed", reason: "status 429", retryAfter: 7000 });
  const moved = await answered((_, response) =>
    response.writeHead(307, { "Location": "http://127.0.0.1:1/" }).end()
  );
  assert.deepEqual(moved, { outcome: "failed", reason: "status 307" });
});

Deno.test("push service: never at a forbidden address, and never without our key", async () => {
  let heard = 0;
  await using server = await startHttpUpstream((_, response) => {
    heard++;
    response.writeHead(201).end();
  });
  const { port } = new URL(server.origin);
  for (const host of ["127.0.0.1", "localhost"]) {
    const outcome = await send(`http://${host}:${port}/a`, { isForbidden: isForbiddenUpstream });
    assert.equal(outcome.outcome, "failed", host);
  }
  const unsigned = await send(`${server.origin}/a`, { kid: "former" });
  assert.deepEqual(unsigned, { outcome: "refused", reason: GONE });
  assert.equal(heard, 0);
});
