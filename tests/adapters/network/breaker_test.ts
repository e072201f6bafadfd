import assert from "node:assert/strict";
import { type Breaker, createBreaker, isBrokenCircuit } from "../../../adapters/network/breaker.ts";
import { shiftableNow } from "../loopback_server.ts";

const broken = new Error("broken");

async function fail({ policy }: Breaker, times = 1): Promise<void> {
  for (let call = 0; call < times; call++) {
    await assert.rejects(policy.execute(() => Promise.reject(broken)), broken);
  }
}

const succeed = ({ policy }: Breaker) => policy.execute(() => Promise.resolve("well"));

Deno.test("breaker: opens after consecutive failures, five by default", async () => {
  for (const failures of [undefined, 1, 3]) {
    const breaker = createBreaker({ failures });
    const most = (failures ?? 5) - 1;
    await fail(breaker, most);
    await succeed(breaker);
    await fail(breaker, most);
    assert.deepEqual([breaker.state, breaker.admits], ["closed", true]);
    await fail(breaker);
    assert.deepEqual([breaker.state, breaker.admits], ["open", false]);
    await assert.rejects(succeed(breaker), isBrokenCircuit);
  }
});

Deno.test("breaker: counts only the target's failures", async () => {
  const breaker = createBreaker({ failures: 1, isFailure: (error) => error !== broken });
  await fail(breaker, 3);
  assert.equal(breaker.state, "closed");
  assert.ok(!isBrokenCircuit(broken));
});

Deno.test("breaker: admits one probe as soon as its pause ends", async () => {
  for (const [pause, seconds] of [[undefined, 10], [2500, 3]] as const) {
    using now = shiftableNow({ still: true });
    const breaker = createBreaker({ failures: 1, pause });
    assert.equal(breaker.retryAfter(), 1, "closed");
    await fail(breaker);
    assert.equal(breaker.retryAfter(), seconds);
    now.advance((pause ?? 10_000) - 1);
    assert.equal(breaker.admits, false);
    assert.equal(breaker.retryAfter(), 1, "of a second that has begun");
    now.advance(1);
    assert.equal(breaker.admits, true);
    assert.equal(breaker.retryAfter(), 1, "never at once");

    const answer = Promise.withResolvers<string>();
    const trying = breaker.policy.execute(() => answer.promise);
    assert.deepEqual([breaker.state, breaker.admits], ["half_open", false]);
    assert.equal(breaker.retryAfter(), 1);
    answer.resolve("well");
    await trying;
    assert.deepEqual([breaker.state, breaker.admits], ["closed", true]);
  }
});

Deno.test("breaker: a failed probe restarts the pause", async () => {
  using now = shiftableNow({ still: true });
  const breaker = createBreaker({ failures: 2, pause: 5000 });
  await fail(breaker, 2);
  now.advance(5000);
  await fail(breaker);
  assert.equal(breaker.state, "open");
  assert.equal(breaker.retryAfter(), 5);
  now.advance(4999);
  assert.equal(breaker.admits, false);
  now.advance(1);
  await succeed(breaker);
  assert.equal(breaker.state, "closed");
});
