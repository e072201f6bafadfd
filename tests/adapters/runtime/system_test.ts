import assert from "node:assert/strict";
import fc from "fast-check";
import { createSteadyClock } from "../../../adapters/runtime/system.ts";

const MINUTE = 60_000;

function world() {
  const machine = { wall: 1000 * MINUTE, elapsed: 5 };
  const clock = createSteadyClock({ wall: () => machine.wall, elapsed: () => machine.elapsed });
  return {
    clock,
    pass(milliseconds: number) {
      machine.wall += milliseconds;
      machine.elapsed += milliseconds;
    },
    jump: (milliseconds: number) => void (machine.wall += milliseconds),
    machine,
  };
}

Deno.test("createSteadyClock follows the machine's clock, forward jumps included", () => {
  const { clock, pass, jump, machine } = world();
  for (const step of [0, 1, MINUTE]) {
    pass(step);
    assert.equal(clock.now(), machine.wall);
  }
  jump(10 * MINUTE);
  assert.equal(clock.now(), machine.wall);
});

Deno.test("createSteadyClock runs at half speed after a jump back, until the machine has caught up", () => {
  const { clock, pass, jump, machine } = world();
  const before = clock.now();
  jump(-10 * MINUTE);
  assert.equal(clock.now(), before);
  pass(1);
  assert.equal(clock.now(), before, "whole milliseconds");
  pass(4 * MINUTE - 1);
  assert.equal(clock.now(), before + 2 * MINUTE);
  pass(16 * MINUTE);
  assert.equal(clock.now(), machine.wall);
  pass(1);
  assert.equal(clock.now(), machine.wall);
});

Deno.test("createSteadyClock never goes back or behind the machine's clock", () => {
  const step = fc.tuple(fc.constantFrom("pass", "jump"), fc.integer({ min: -9e6, max: 9e6 }));
  fc.assert(fc.property(fc.array(step), (steps) => {
    const { clock, pass, jump, machine } = world();
    let last = clock.now();
    for (const [kind, milliseconds] of steps) {
      if (kind === "pass") pass(Math.abs(milliseconds));
      else jump(milliseconds);
      const now = clock.now();
      assert.ok(now >= last && now >= machine.wall);
      last = now;
    }
  }));
});

Deno.test("createSteadyClock stands still within a millisecond of the machine's clock", () => {
  const { clock, pass, jump, machine } = world();
  pass(1);
  clock.now();
  jump(-MINUTE);
  const before = clock.now();
  machine.elapsed += 0.9;
  assert.equal(clock.now(), before);
  machine.elapsed += 3;
  assert.equal(clock.now(), before);
  pass(1);
  assert.equal(clock.now(), before + 2, "and loses nothing of what has passed");
});
