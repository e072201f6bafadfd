import assert from "node:assert/strict";
import { createBackground } from "../../adapters/background.ts";
import { within } from "../support/waiting.ts";

Deno.test("background: a failing task is begun again until it is stopped, which waits for what runs", async () => {
  const background = createBackground();
  const third = Promise.withResolvers<void>();
  let begun = 0;
  let ended = 0;
  // A timer that went on would be found by Deno as a leak.
  background.every(1, async () => {
    if (++begun === 3) third.resolve();
    await Promise.resolve();
    ended++;
    throw new Error("as it happens");
  });
  await within(third.promise, "the third beginning");
  await within(background.stop(), "the task that runs");
  assert.equal(ended, begun);
});
