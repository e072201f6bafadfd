import assert from "node:assert/strict";
import { createFreeLinks } from "../../../../adapters/upstream/http1/free_links.ts";
import type { Link } from "../../../../adapters/upstream/http1/link.ts";

const link = (): Link => ({ start: () => assert.fail(), tick() {}, destroy() {} });

function world() {
  const clock = { time: 1000, now: () => clock.time };
  return { clock, free: createFreeLinks({ quiet: 30, kept: 4000, now: clock.now }) };
}

Deno.test("free links: a person's own last one at once, another's only when it is quiet", () => {
  const { clock, free } = world();
  const [first, second, others] = [link(), link(), link()];
  free.add(first, "a");
  free.add(others, "b");
  free.add(second, "a");
  assert.equal(free.takeFor("a"), second);
  assert.equal(free.takeFor("c"), undefined);
  clock.time += 29;
  assert.equal(free.takeFor("c"), undefined);
  assert.equal(free.takeFor("a"), first);
  clock.time += 1;
  assert.equal(free.takeFor("c"), others);
  assert.equal(free.takeFor("c"), undefined);
});

Deno.test("free links: the newest of those that are quiet, because servers close the oldest next", () => {
  const { clock, free } = world();
  const links = [link(), link(), link()];
  for (const each of links) {
    free.add(each, "a");
    clock.time += 20;
  }
  assert.equal(free.takeFor("b"), links[1]);
  assert.equal(free.takeFor("b"), links[0]);
  assert.equal(free.takeFor("b"), undefined);
  assert.equal(free.takeFor("a"), links[2]);
});

Deno.test("free links: one that was quiet for its person is not yet for others after a further use", () => {
  const { clock, free } = world();
  const only = link();
  free.add(only, "a");
  clock.time += 1000;
  assert.equal(free.takeFor("a"), only);
  free.add(only, "a");
  assert.equal(free.takeFor("b"), undefined);
});

Deno.test("free links: the oldest makes room, and those that rested long are given up", () => {
  const { clock, free } = world();
  const [old, young] = [link(), link()];
  assert.equal(free.takeOldest(), undefined);
  free.add(old, "a");
  clock.time += 100;
  free.add(young, "b");
  assert.deepEqual(free.all(), [old, young]);
  assert.equal(free.takeOldest(), old);
  free.add(old, "a");
  clock.time += 3999;
  assert.deepEqual(free.takeExpired(), []);
  clock.time += 1;
  assert.deepEqual(free.takeExpired(), [young, old]);
  assert.deepEqual(free.all(), []);
});

Deno.test("free links: one that has ended is forgotten, once", () => {
  const { free } = world();
  const [gone, other] = [link(), link()];
  free.add(gone, "a");
  free.add(other, "b");
  free.remove(gone);
  free.remove(gone);
  assert.deepEqual(free.all(), [other]);
  assert.equal(free.takeFor("a"), undefined);
});
