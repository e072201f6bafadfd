import assert from "node:assert/strict";
import { createAssertionCache } from "../../../../domain/gateway/visitor/assertion.ts";
import type { Visitor } from "../../../../domain/gateway/visitor/visitor.ts";
import type { AssertionClaims } from "../../../../domain/gateway/visitor/identity_headers.ts";
import { SECOND } from "../../../../domain/platform/platform.ts";
import { NOW, service, visitor } from "../../../routes/gateway/samples.ts";

/** The cache's capacity. */
const MOST = 5_000;

function world() {
  const clock = { time: NOW, now: () => clock.time };
  const signed: AssertionClaims[] = [];
  const assertions = createAssertionCache({
    signer: {
      sign: (claims) => Promise.resolve(`token ${signed.push(claims)}`),
      jwks: () => Promise.resolve({ keys: [] }),
    },
    clock,
    // Renews as early as possible: after half the lifetime.
    random: { bytes: (count) => new Uint8Array(count) },
    issuer: "https://sso.example.ir",
  });
  const policy = service();
  return {
    clock,
    signed,
    ask: (who: Visitor, rules = policy) => assertions.assertionFor(who, rules),
  };
}

/** A visitor as newly read from the store: cached values are gone. */
const inSession = (sessionKey: string): Visitor => ({ ...visitor(), sessionKey });

Deno.test("an assertion is reused only for the same session, person, proof and service", async () => {
  const { ask } = world();
  const first = await ask(visitor());
  assert.equal(await ask(visitor()), first);
  const others: Visitor[] = [
    inSession("session-2"),
    visitor({ subject: "pairwise-2" }),
    visitor({ level: 1 }),
    visitor({ authTime: 1 }),
  ];
  for (const other of others) assert.notEqual(await ask(other), first, JSON.stringify(other));
  assert.notEqual(await ask(visitor(), service({ id: "vehicle" })), first);
  assert.equal(await ask(visitor()), first);
});

Deno.test("each assertion has its own identifier, and an issue time in whole seconds", async () => {
  const { ask, clock, signed } = world();
  clock.time += 999;
  await ask(visitor());
  clock.time = NOW + 60 * SECOND;
  await ask(visitor());
  const [first, second] = signed;
  assert.equal(first.iat, NOW / SECOND);
  assert.equal(second.exp, NOW / SECOND + 120);
  assert.equal(first.jti.length, 43);
});

Deno.test("the cache evicts the oldest assertions when it is full", async () => {
  const { ask, signed } = world();
  for (let session = 0; session < MOST; session++) await ask(inSession(`session-${session}`));
  await ask(inSession("session-0"));
  assert.equal(signed.length, MOST);
  await ask(inSession("one-more"));
  await ask(inSession("session-1"));
  assert.equal(signed.length, MOST + 1, "there still");
  await ask(inSession("session-0"));
  assert.equal(signed.length, MOST + 2, "gone");
});

Deno.test("a renewed assertion counts as the youngest", async () => {
  const { ask, clock, signed } = world();
  for (let session = 1; session < MOST; session++) await ask(inSession(`session-${session}`));
  clock.time += 22.5 * SECOND;
  await ask(inSession("session-1"));
  assert.equal(signed.length, MOST, "signed again");
  await ask(inSession("another"));
  await ask(inSession("one-more"));
  await ask(inSession("session-1"));
  assert.equal(signed.length, MOST + 2, "the renewed one stays");
});
