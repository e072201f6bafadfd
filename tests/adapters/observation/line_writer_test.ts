import assert from "node:assert/strict";
import { createLineWriter } from "../../../adapters/observation/line_writer.ts";
import { until, within } from "../../support/waiting.ts";

// Finds timers that are not cleared.
Deno.test.sanitizer({ ops: true });

function collecting() {
  const written: string[] = [];
  return {
    written,
    output: {
      writeSync(bytes: Uint8Array) {
        written.push(new TextDecoder().decode(bytes));
        return bytes.length;
      },
    },
  };
}

Deno.test("write batches lines that may wait, and keeps their order before urgent ones", () => {
  const { written, output } = collecting();
  const { write } = createLineWriter(output);
  write("a\n", { mayWait: true });
  write("b\n", { mayWait: true });
  assert.deepEqual(written, []);
  write("c\n", { mayWait: false });
  assert.deepEqual(written, ["a\nb\nc\n"]);
});

Deno.test("write batches up to 32 KiB", () => {
  const { written, output } = collecting();
  const { write } = createLineWriter(output);
  write("x".repeat(32 * 1024), { mayWait: true });
  assert.deepEqual(written, []);
  write("x", { mayWait: true });
  assert.deepEqual(written.map(({ length }) => length), [32 * 1024 + 1]);
});

Deno.test("write continues when an output accepts only a part", () => {
  const taken: number[] = [];
  const { write } = createLineWriter({
    writeSync(bytes) {
      const some = bytes.subarray(0, 3);
      taken.push(...some);
      return some.length;
    },
  });
  write("پنجره\n", { mayWait: false });
  assert.equal(new TextDecoder().decode(Uint8Array.from(taken)), "پنجره\n");
});

Deno.test("flush writes what waits, once", () => {
  const { written, output } = collecting();
  const { write, flush } = createLineWriter(output);
  write("a\n", { mayWait: true });
  flush();
  flush();
  assert.deepEqual(written, ["a\n"]);
});

Deno.test("delayed lines are written without a further call", async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const { write } = createLineWriter({
    writeSync(bytes) {
      resolve(new TextDecoder().decode(bytes));
      return bytes.length;
    },
  });
  write("a\n", { mayWait: true });
  assert.equal(await within(promise, "the line", 2000), "a\n");
});

Deno.test("lines delayed after a flush are written too", async () => {
  const { written, output } = collecting();
  const { write, flush } = createLineWriter(output);
  write("a\n", { mayWait: true });
  flush();
  write("b\n", { mayWait: true });
  await until(() => written.length === 2, "the second line", 2000);
  assert.deepEqual(written, ["a\n", "b\n"]);
});
