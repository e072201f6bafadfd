import assert from "node:assert/strict";
import { createLineWriter } from "../../../adapters/observation/line_writer.ts";
import { until, within } from "../../support/waiting.ts";

// A timer that goes on is found as a leak.
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

Deno.test("write gathers what may wait, and keeps the order before what may not", () => {
  const { written, output } = collecting();
  const { write } = createLineWriter(output);
  write("a\n", { mayWait: true });
  write("b\n", { mayWait: true });
  assert.deepEqual(written, []);
  write("c\n", { mayWait: false });
  assert.deepEqual(written, ["a\nb\nc\n"]);
});

Deno.test("write gathers 32 KiB and no more", () => {
  const { written, output } = collecting();
  const { write } = createLineWriter(output);
  write("x".repeat(32 * 1024), { mayWait: true });
  assert.deepEqual(written, []);
  write("x", { mayWait: true });
  assert.deepEqual(written.map(({ length }) => length), [32 * 1024 + 1]);
});

Deno.test("write goes on with what an output did not take at once", () => {
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

Deno.test("flush writes what waits, and nothing twice", () => {
  const { written, output } = collecting();
  const { write, flush } = createLineWriter(output);
  write("a\n", { mayWait: true });
  flush();
  flush();
  assert.deepEqual(written, ["a\n"]);
});

Deno.test("what waits is written by itself", async () => {
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

Deno.test("what waits after a flush is written by itself as well", async () => {
  const { written, output } = collecting();
  const { write, flush } = createLineWriter(output);
  write("a\n", { mayWait: true });
  flush();
  write("b\n", { mayWait: true });
  await until(() => written.length === 2, "the second line", 2000);
  assert.deepEqual(written, ["a\n", "b\n"]);
});
