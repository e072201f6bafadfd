import assert from "node:assert/strict";
import { Digits } from "../../views/components/foreign.tsx";

Deno.test("Digits: keeps the order of its groups and one line, and is text", async () => {
  assert.equal(
    await String(await Digits({ children: "123 456" })),
    '<bdi dir="ltr">123\u00a0456</bdi>',
  );
  assert.equal(
    String(await Digits({ children: "<b>1</b>" })),
    '<bdi dir="ltr">&lt;b&gt;1&lt;/b&gt;</bdi>',
  );
});
