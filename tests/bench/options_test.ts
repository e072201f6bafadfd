/** The options of `deno task bench:gateway`. */
import assert from "node:assert/strict";
import { readOptions } from "../../bench/gateway/options.ts";
import { PART_NAMES } from "../../bench/gateway/tables.ts";

Deno.test("bench: without options every part is measured, seven rounds of two seconds", () => {
  assert.deepEqual(readOptions([]), { parts: PART_NAMES, seconds: 2, rounds: 7, quick: false });
});

Deno.test("bench: --only selects parts, in their own order", () => {
  const options = readOptions(["--only", "rendering", "--only", "requests"]);
  assert.deepEqual(options?.parts, ["requests", "rendering"]);
});

Deno.test("bench: --seconds and --quick change its length", () => {
  assert.deepEqual(
    [
      readOptions(["--seconds", "4"]),
      readOptions(["--quick"]),
      readOptions(["--quick", "--seconds=3"]),
    ]
      .map((options) => [options?.seconds, options?.rounds]),
    [[4, 7], [1, 1], [3, 1]],
  );
});

Deno.test("bench: --list asks for the list only", () => {
  assert.equal(readOptions(["--list"]), null);
});

for (
  const [args, message] of [
    [["--only", "speed"], /^Unknown part: speed\n/],
    [["--only"], /--only/],
    [["--seconds", "0"], /^Not a whole number of seconds: 0\n/],
    [["--seconds", "1.5"], /^Not a whole number of seconds: 1\.5\n/],
    [["--fast"], /--fast/],
    [["requests"], /requests/],
  ] as const
) {
  Deno.test(`bench: ${args.join(" ")} is refused with the list of the parts`, () => {
    assert.throws(() => readOptions([...args]), (error: Error) => {
      assert.match(error.message, message);
      for (const name of PART_NAMES) assert.match(error.message, new RegExp(`^  ${name} `, "m"));
      return true;
    });
  });
}
