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

Deno.test("deadline: fires after that many whole ticks, once", () => {
  for (const ticks of [1, 3]) {
    const deadline = start();
    deadline.set(ticks, "ANSWER_TIMEOUT");
    // The current tick is only partly left.
    assert.equal(deadline.ticks(ticks), "");
    assert.equal(deadline.ticks(1), "ANSWER_TIMEOUT");
    assert.equal(deadline.ticks(10), "ANSWER_TIMEOUT");
  }
});

Deno.test("deadline: none is set at first, or once it is cleared", () => {
  const deadline = start();
  assert.equal(deadline.ticks(10), "");
  deadline.set(2, "ANSWER_TIMEOUT");
  deadline.ticks(2);
  deadline.clear();
  assert.equal(deadline.ticks(10), "");
});

Deno.test("deadline: a new one replaces the current one", () => {
  const deadline = start();
  deadline.set(1, "CONNECT_TIMEOUT");
  deadline.ticks(1);
  deadline.set(2, "IDLE_TIMEOUT");
  assert.equal(deadline.ticks(2), "");
  assert.equal(deadline.ticks(1), "IDLE_TIMEOUT");
});
