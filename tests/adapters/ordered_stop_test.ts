import assert from "node:assert/strict";
import { stopInOrder } from "../../adapters/ordered_stop.ts";

Deno.test("stopInOrder runs each step, whatever became of the one before", async () => {
  const done: string[] = [];
  await stopInOrder([
    { what: "wait", run: () => Promise.resolve().then(() => done.push("waited")) },
    { what: "throw", run: () => assert.fail("at once") },
    { what: "reject", run: () => Promise.reject(new Error("later")) },
    { what: "end", run: () => new Promise(() => {}), limit: 1 },
    { what: "close", run: () => done.push("closed") },
  ]);
  assert.deepEqual(done, ["waited", "closed"]);
});
