import assert from "node:assert/strict";
import { createLineWriter } from "../../adapters/line_writer.ts";
import { within } from "../support/waiting.ts";

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

Deno.test("write does not gather without end", () => {
  const { written, output } = collecting();
  const { write, flush } = createLineWriter(output);
  const line = `${"x".repeat(99)}\n`;
  for (let i = 0; i < 400; i++) write(line, { mayWait: true });
  assert.ok(written.length > 0 && written[0].length < 33_000);
  flush();
});

Deno.test("flush writes what waits, and nothing twice", () => {
  const { written, output } = collecting();
  const { write, flush } = createLineWriter(output);
  write("a\n", { mayWait: true });
  flush();
  flush();
  assert.deepEqual(written.join(""), "a\n");
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
  assert.equal(await within(promise, "the line"), "a\n");
});
