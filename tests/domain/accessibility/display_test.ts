import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type Display,
  DISPLAY_CHOICES,
  DISPLAY_SETTINGS,
  displayOf,
  isDefaultDisplay,
  readDisplay,
  writeDisplay,
} from "../../../domain/accessibility/display.ts";

const displays = fc.record(
  Object.fromEntries(
    DISPLAY_SETTINGS.map((setting) => [setting, fc.constantFrom(...DISPLAY_CHOICES[setting])]),
  ),
  { requiredKeys: [], noNullPrototype: true },
) as fc.Arbitrary<Display>;

Deno.test("writeDisplay, readDisplay: every display survives the round trip through a cookie", () => {
  fc.assert(fc.property(displays, (display) => {
    const text = writeDisplay(display);
    assert.match(text, /^[\w-]{0,64}$/);
    assert.deepEqual(readDisplay(text), display);
    assert.equal(text === "", isDefaultDisplay(display));
  }));
});

Deno.test("DISPLAY_CHOICES: no two settings share a choice", () => {
  const all = DISPLAY_SETTINGS.flatMap((setting): string[] => [...DISPLAY_CHOICES[setting]]);
  assert.equal(new Set(all).size, all.length);
});

Deno.test("readDisplay: only our choices result from any cookie", () => {
  fc.assert(fc.property(fc.string(), (text) => {
    assert.deepEqual(readDisplay(writeDisplay(readDisplay(text))), readDisplay(text));
  }));
  for (const text of ["", "__proto__", "constructor", "DARK", "dark-150", "purple"]) {
    assert.deepEqual(readDisplay(text), {}, text);
  }
  assert.deepEqual(readDisplay("purple_dark_150_new"), { page: "dark", size: "150" });
  assert.deepEqual(readDisplay("cream_white"), { page: "white" }, "one choice a setting");
});

Deno.test("displayOf: an invalid choice is ignored", () => {
  assert.deepEqual(
    displayOf({ page: "dark", size: "dark", text: "", font: "constructor", motion: undefined }),
    { page: "dark" },
  );
});
