import assert from "node:assert/strict";
import { createPatience } from "../../../adapters/store/patience.ts";
import { StoreUnavailable } from "../../../domain/platform/store.ts";
import { recordTimers } from "../../support/timers.ts";

// Finds timers that are not cleared.
Deno.test.sanitizer({ ops: true });

/** Yields the shortest possible pauses: one millisecond. */
const random = { bytes: (count: number) => new Uint8Array(count) };
/** Longer than any pause between two attempts. */
const AFTERWARDS = 40;

const locked = () => new TypeError("database is locked");
const wait = (milliseconds: number) => new Promise((go) => setTimeout(go, milliseconds));

function start({ timeout = 60_000 } = {}) {
  let retries = 0;
  const patience = createPatience({ timeout, random, onRetry: () => retries++ });
  return { patience, retries: () => retries };
}

Deno.test("patience returns what the call returns, at once or later", async () => {
  const { patience, retries } = start();
  assert.equal(await patience(() => 1), 1);
  assert.equal(await patience(() => Promise.resolve(2)), 2);
  assert.equal(retries(), 0);
});

Deno.test("patience retries a locked file and reports each retry", async () => {
  const { patience, retries } = start();
  let tries = 0;
  const value = await patience(() => {
    if (++tries < 4) throw locked();
    return "written";
  });
  assert.deepEqual([value, tries, retries()], ["written", 4, 3]);
});

for (const [byte, pauses] of [[0, [1, 1, 1, 1, 1]], [255, [4, 8, 16, 32, 32]]] as const) {
  Deno.test(`patience pauses for a random time that grows up to a bound, at ${byte}`, async () => {
    const random = { bytes: (count: number) => new Uint8Array(count).fill(byte) };
    const patience = createPatience({ timeout: 60_000, random });
    using timers = recordTimers();
    let tries = 0;
    await patience(() => {
      if (++tries < 6) throw locked();
    });
    assert.deepEqual(timers.delays, [60_000, ...pauses]);
  });
}

Deno.test("patience retries no other error", async () => {
  const { patience, retries } = start();
  const errors = [new TypeError("Value too large"), new Error("database is locked"), "locked"];
  for (const error of errors) {
    let tries = 0;
    const broken = patience(() => {
      tries++;
      throw error;
    });
    await assert.rejects(broken, (thrown) => {
      assert.ok(thrown instanceof StoreUnavailable);
      assert.equal(thrown.cause, error);
      return true;
    });
    assert.deepEqual([tries, retries()], [1, 0]);
  }
});

Deno.test("patience gives up on a file that stays locked, and makes no attempt after that", async () => {
  const { patience } = start({ timeout: 20 });
  let tries = 0;
  let isLocked = true;
  const writing = patience(() => {
    tries++;
    if (isLocked) throw locked();
    return "written after all";
  });
  await assert.rejects(writing, StoreUnavailable);
  assert.ok(tries > 1);
  isLocked = false;
  const before = tries;
  await wait(AFTERWARDS);
  assert.equal(tries, before);
});

Deno.test("patience gives up on an engine that hangs", async () => {
  const { patience } = start({ timeout: 10 });
  await assert.rejects(patience(() => new Promise(() => {})), StoreUnavailable);
});

Deno.test("patience limits all attempts together", async () => {
  const { patience } = start({ timeout: 30 });
  const begin = performance.now();
  await assert.rejects(
    patience(async () => {
      await wait(20);
      throw locked();
    }),
    StoreUnavailable,
  );
  assert.ok(performance.now() - begin < 1000);
  await wait(AFTERWARDS);
});

Deno.test("StoreUnavailable says what is behind it: a refusal of our own making is no outage", async () => {
  const { patience } = start();
  const refused = () => Promise.reject(new TypeError("Too many mutations (max 1000)"));
  const error = await patience(refused).catch((error) => error);
  assert.ok(error instanceof StoreUnavailable);
  assert.equal(error.reason, "Cannot reach the store: TypeError: Too many mutations (max 1000)");
  assert.equal(new StoreUnavailable("Cannot commit").reason, "Cannot commit");
});

Deno.test("patience says at its end what the attempts have met", async () => {
  const { patience } = start({ timeout: 30 });
  const call = patience(() => {
    throw locked();
  });
  await assert.rejects(call, (error: StoreUnavailable) => {
    assert.match(error.reason, /no answer within 30 ms: database is locked$/);
    return true;
  });
  await wait(AFTERWARDS);
});

Deno.test("patience retries what its engine calls passing, and tells calls that they are given up", async () => {
  const isPassing = (error: unknown) => error instanceof RangeError;
  const patience = createPatience({ timeout: 60_000, random, isPassing });
  const failures = [new RangeError("passing"), new RangeError("passing")];
  assert.equal(
    await patience((isGivenUp) => {
      const failure = failures.pop();
      if (failure) throw failure;
      return isGivenUp();
    }),
    false,
  );
  await assert.rejects(patience(() => Promise.reject(locked())), StoreUnavailable);
});

function block(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

Deno.test("patience waits on while the event loop is late, since the answer may be there", async () => {
  const { patience } = start({ timeout: 20 });
  const answer = patience(() => wait(100).then(() => "there"));
  block(200);
  assert.equal(await answer, "there");
});

Deno.test("patience ends after five times the limit, however late the event loop is", async () => {
  const { patience } = start({ timeout: 20 });
  let hasBlocked = 0;
  const busy = setInterval(() => {
    hasBlocked++;
    block(60);
  }, 1);
  const began = performance.now();
  await assert.rejects(patience(() => new Promise<never>(() => {})), StoreUnavailable);
  clearInterval(busy);
  assert.ok(hasBlocked >= 2);
  assert.ok(performance.now() - began < 1000);
});

Deno.test("patience tells what a call came to that it gave up", async () => {
  const { patience } = start({ timeout: 5 });
  const answer = Promise.withResolvers<string>();
  const error = await patience(() => answer.promise).catch((error) => error);
  answer.resolve("written");
  assert.equal(await error.afterwards, "written");
});

Deno.test("patience tells nothing more of a call that has failed", async () => {
  const { patience } = start();
  const failed = await patience(() => Promise.reject(new Error("broken"))).catch((error) => error);
  assert.equal(failed.afterwards, undefined);
});

Deno.test("patience sets one timer for all calls under way, and gives up each when it is due", async () => {
  const { patience } = start({ timeout: 100 });
  using timers = recordTimers();
  const givenUpAfter = (call: Promise<unknown>) => {
    const began = performance.now();
    return call.then(() => null, () => performance.now() - began);
  };
  const hang = () => givenUpAfter(patience(() => new Promise<never>(() => {})));
  const answered = givenUpAfter(patience(() => Promise.resolve()));
  const first = hang();
  assert.equal(await answered, null);
  const { delays } = timers;
  assert.deepEqual(delays, [100]);
  await wait(40);
  const second = hang();
  const third = hang();
  const times = await Promise.all([first, second, third]);
  for (const time of times) assert.ok(time! >= 99 && time! < 1000, `${time} ms`);
  // Ours, for all until the first is due, and for the rest, which a busy machine may look at again.
  const own = delays.toSpliced(delays.indexOf(40), 1);
  assert.ok(own.length >= 2 && own.length <= 4, `${own.length} timers`);
});
