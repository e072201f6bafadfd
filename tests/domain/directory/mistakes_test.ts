import assert from "node:assert/strict";
import { isMistakeFor } from "../../../domain/directory/mistakes.ts";

Deno.test("mistakes: in a short word, only those that people make", () => {
  const made: [string, string][] = [
    ["بیمه", "بیمه"],
    ["بمه", "بیمه"],
    ["بییمه", "بیمه"],
    ["خودزو", "خودرو"],
    ["بیمح", "بیمه"],
    ["tac", "tax"],
    ["tux", "tax"],
  ];
  for (const [typed, meant] of made) assert.ok(isMistakeFor(typed, meant), `${typed} ${meant}`);
  const others: [string, string][] = [
    ["زرافه", "زراعه"],
    ["فیل", "فیش"],
    ["موز", "اموز"],
    ["شکلات", "مشکلات"],
    ["نبرق", "برق"],
    ["اسب", "اب"],
    ["tat", "tax"],
  ];
  for (const [typed, meant] of others) {
    assert.ok(!isMistakeFor(typed, meant), `${typed} ${meant}`);
    assert.ok(!isMistakeFor(meant, typed) || meant.length < 3, `${meant} ${typed}`);
  }
});

Deno.test("mistakes: a long word may have any", () => {
  assert.ok(isMistakeFor("گواهینامد", "گواهینامه"));
  assert.ok(isMistakeFor("خگواهینامه", "گواهینامه"));
  assert.ok(isMistakeFor("واهینامه", "گواهینامه"));
});
