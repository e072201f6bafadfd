import assert from "node:assert/strict";
import { toPersianLetters } from "../../../domain/text/letters.ts";

Deno.test("toPersianLetters: the Arabic counterparts of ی and ک, and nothing else", () => {
  assert.equal(toPersianLetters("علي كاظمي يكتا، موسى"), "علی کاظمی یکتا، موسی");
  const others = "فاطمة مؤمنی آیت‌الله Ali <b> ۱۲۳";
  assert.equal(toPersianLetters(others), others);
});
