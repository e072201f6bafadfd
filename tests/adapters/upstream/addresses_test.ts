import assert from "node:assert/strict";
import { createBreaker } from "../../../adapters/breaker.ts";
import {
  type Address,
  createChoice,
  Repeated,
  resting,
  withAddress,
} from "../../../adapters/upstream/addresses.ts";
import { isTheirs } from "../../../adapters/upstream/failure.ts";
import { UpstreamResting } from "../../../domain/gateway/upstream.ts";
import { until } from "../../support/waiting.ts";
import { shiftableNow } from "../loopback_server.ts";

/** With a breaker as connection.ts makes it. */
function addressOf({ failures = 2, pause = 10_000 } = {}): Address {
  const isFailure = (error: unknown) => isTheirs(error) && !(error instanceof Repeated);
  const breaker = createBreaker({ failures, pause, isFailure });
  return { origin: "http://a.example", breaker, counted: new Set(), healthy: true } as Address;
}

const coded = (code: string) => Object.assign(new Error(code), { code });
const closed = coded("CONNECTION_CLOSED");
const refused = coded("ECONNREFUSED");

async function fails(address: Address, person: string, error: Error = closed): Promise<void> {
  const work = () => Promise.reject(error);
  await assert.rejects(withAddress(address, { person, patience: 60_000, work }), error);
}

const works = (address: Address, person: string) =>
  withAddress(address, { person, patience: 60_000, work: () => Promise.resolve("well") });

Deno.test("the least busy address that can be expected to serve is chosen", () => {
  const address = (busy: number, healthy = true, admits = true) =>
    ({ busy, healthy, breaker: { admits } }) as Address;
  const [one, two, three] = [address(2), address(1), address(1)];
  const choose = createChoice([one, two, three, address(0, false), address(0, true, false)]);
  const chosen = Array.from({ length: 50 }, () => choose());
  assert.deepEqual(new Set(chosen), new Set([two, three]));
  two.busy = 3;
  three.busy = 3;
  assert.equal(choose(), one);
  assert.ok([two, three].includes(choose(one)!), "another than the one that has failed");
  one.healthy = false;
  assert.equal(choose(two), three);
  three.healthy = false;
  assert.equal(choose(two), undefined);
});

Deno.test("addresses that are equally busy are chosen in turn", () => {
  const addresses = [0, 0, 0].map((busy) => ({ busy, healthy: true, breaker: { admits: true } }));
  const choose = createChoice(addresses as Address[]);
  for (let round = 0; round < 3; round++) {
    assert.deepEqual(new Set([choose(), choose(), choose()]), new Set(addresses));
  }
});

Deno.test("of one person's broken exchanges one in a row counts", async () => {
  const address = addressOf({ failures: 2 });
  for (let round = 0; round < 5; round++) await fails(address, "a");
  assert.equal(address.breaker.state, "closed");
  await fails(address, "b");
  assert.equal(address.breaker.state, "open");
});

Deno.test("what went well forgets whose broken exchanges were counted", async () => {
  const address = addressOf({ failures: 2 });
  await fails(address, "a");
  await works(address, "b");
  await fails(address, "a");
  await fails(address, "c");
  assert.equal(address.breaker.state, "open");
});

Deno.test("an address that cannot be reached is left alone, whoever asks for it", async () => {
  const address = addressOf({ failures: 3 });
  for (let round = 0; round < 3; round++) await fails(address, "a", refused);
  assert.equal(address.breaker.state, "open");
});

Deno.test("what is the client's own fault counts for nobody", async () => {
  const address = addressOf({ failures: 1 });
  for (const person of ["a", "b"]) await fails(address, person, new DOMException("", "AbortError"));
  assert.equal(address.breaker.state, "closed");
  await fails(address, "a");
  assert.equal(address.breaker.state, "open", "their first that does");
});

Deno.test("a try after the pause counts, whoever makes it", async () => {
  using now = shiftableNow({ still: true });
  const address = addressOf({ failures: 1 });
  await fails(address, "a");
  now.advance(10_000);
  await fails(address, "a");
  assert.equal(address.breaker.state, "open");
  await assert.rejects(works(address, "a"), UpstreamResting);
  now.advance(10_000);
  assert.equal(await works(address, "a"), "well");
  assert.equal(address.breaker.state, "closed");
});

Deno.test("nobody holds the one try after a pause by sending slowly", async () => {
  const address = addressOf({ failures: 1, pause: 0 });
  await fails(address, "a");
  const slow = Promise.withResolvers<string>();
  const tried = withAddress(address, { person: "b", patience: 1, work: () => slow.promise });
  assert.equal(address.breaker.state, "half_open");
  await until(() => address.breaker.admits);
  assert.equal(await works(address, "c"), "well");
  slow.resolve("slow");
  assert.equal(await tried, "slow");
});

Deno.test("a try that fails after its patience fails for whoever made it", async () => {
  const address = addressOf({ failures: 1, pause: 0 });
  await fails(address, "a");
  const slow = Promise.withResolvers<string>();
  const tried = withAddress(address, { person: "b", patience: 1, work: () => slow.promise });
  await until(() => address.breaker.admits);
  slow.reject(closed);
  await assert.rejects(tried, closed);
});

Deno.test("any other exchange may take its time", async () => {
  const address = addressOf({ failures: 1 });
  const slow = Promise.withResolvers<string>();
  const asked = withAddress(address, { person: "a", patience: 1, work: () => slow.promise });
  await new Promise((go) => setTimeout(go, 5));
  slow.resolve("slow");
  assert.equal(await asked, "slow");
  assert.equal(address.breaker.state, "closed");
});

Deno.test("resting tells when the first address may serve again", async () => {
  using now = shiftableNow({ still: true });
  const [early, late, sick] = [4000, 8000, 1000].map((pause) => addressOf({ failures: 1, pause }));
  for (const address of [early, late, sick]) await fails(address, "a");
  sick.healthy = false;
  now.advance(1000);
  assert.equal(resting([late, early, sick]).retryAfter, 3);
  assert.equal(resting([sick]).retryAfter, 10, "as the health check says");
});
