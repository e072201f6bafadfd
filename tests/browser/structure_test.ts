import assert from "node:assert/strict";
import { structureOf } from "./support/structure.ts";

const PAGE = `- main:
  - heading "ورود" [level=1]
  - 'link "مرحله: ۱"':
    - /url: /login
  - textbox "تلفن همراه" [invalid]: "0912"
  - paragraph: شش رقم
  - img`;

Deno.test("structure: words are omitted", () => {
  const english = `- main:
  - heading "Sign \\"in\\": step" [level=1]
  - link "Step 1":
    - /url: /login
  - textbox "Mobile" [invalid]: "0935"
  - paragraph: Six digits
  - img`;
  assert.equal(structureOf(english), structureOf(PAGE));
});

const OTHERS: Record<string, [string, string]> = {
  "another level": ["[level=1]", "[level=2]"],
  "another state": [" [invalid]", ""],
  "another role": ["- paragraph", "- listitem"],
  "no name": [' "ورود"', ""],
  "no text": [": شش رقم", ""],
  "another link": ["/url: /login", "/url: /faq"],
  "another depth": ["  - img", "    - img"],
};

for (const [what, [from, to]] of Object.entries(OTHERS)) {
  Deno.test(`structure: ${what} is another structure`, () => {
    assert.notEqual(structureOf(PAGE.replace(from, to)), structureOf(PAGE));
  });
}

Deno.test("structure: a line of an unknown form is an error", () => {
  assert.throws(() => structureOf("main"), TypeError);
});
