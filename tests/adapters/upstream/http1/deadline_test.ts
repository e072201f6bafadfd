import assert from "node:assert/strict";
import { createDeadline } from "../../../../adapters/upstream/http1/deadline.ts";

function start() {
  const late: string[] = [];
  const deadline = createDeadline(({ code }) => late.push(code));
  const ticks = (count: number) => {
    for (let tick = 0; tick < count; tick++) deadline.tick();
    return late.join();
  };
  return { ...deadline, ticks };
}

Deno.test("deadline: passes after so many whole ticks, once", () => {
  for (const ticks of [1, 3]) {
    const deadline = start();
    deadline.set(ticks, "ANSWER_TIMEOUT");
    // The tick under way is not a whole one.
    assert.equal(deadline.ticks(ticks), "");
    assert.equal(deadline.ticks(1), "ANSWER_TIMEOUT");
    assert.equal(deadline.ticks(10), "ANSWER_TIMEOUT");
  }
});

Deno.test("deadline: none is set at first, nor once it is cleared", () => {
  const deadline = start();
  assert.equal(deadline.ticks(10), "");
  deadline.set(2, "ANSWER_TIMEOUT");
  deadline.ticks(2);
  deadline.clear();
  assert.equal(deadline.ticks(10), "");
});

Deno.test("deadline: another takes the place of the first", () => {
  const deadline = start();
  deadline.set(1, "CONNECT_TIMEOUT");
  deadline.ticks(1);
  deadline.set(2, "IDLE_TIMEOUT");
  assert.equal(deadline.ticks(2), "");
  assert.equal(deadline.ticks(1), "IDLE_TIMEOUT");
});
