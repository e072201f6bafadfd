import assert from "node:assert/strict";
import { outputOf } from "./command.ts";
import { eventually, until, within } from "./waiting.ts";

/** Milliseconds. */
const SHORT = 20;
const IN_VAIN = /^Error: Waited 20 ms in vain: the end of it$/;
const never = new Promise<never>(() => {});

Deno.test("waits end, with an error that names what was missing", async () => {
  await assert.rejects(until(() => false, "the end of it", SHORT), IN_VAIN);
  await assert.rejects(until(() => never, () => "the end of it", SHORT), IN_VAIN);
  await assert.rejects(within(never, "the end of it", SHORT), IN_VAIN);
  await assert.rejects(eventually(() => never, SHORT), /in vain: \(\) ?=> ?never/);
  await assert.rejects(eventually(() => assert.fail("not yet"), SHORT), /not yet/);
});

Deno.test("waits return a value that came in time", async () => {
  let looks = 0;
  await until(() => ++looks === 3, "the third look");
  assert.equal(await within(Promise.resolve(1), "one"), 1);
  assert.equal(await eventually(() => (assert.ok(++looks > 5), looks)), 6);
});

Deno.test("a program that does not end in time is killed", async () => {
  const asleep = outputOf(Deno.execPath(), ["eval", "setInterval(() => {}, 1000)"], {
    patience: SHORT,
  });
  await assert.rejects(asleep, /^Error: Waited 20 ms in vain: the end of .* eval/);
});

Deno.test("a program's output is text, whether it succeeds or fails", async () => {
  const { success, stdout } = await outputOf(Deno.execPath(), ["eval", "console.log('سلام')"]);
  assert.deepEqual([success, stdout], [true, "سلام\n"]);
  const failed = await outputOf(Deno.execPath(), ["eval", "console.error(1); Deno.exit(3)"]);
  assert.deepEqual([failed.success, failed.stderr], [false, "1\n"]);
});
