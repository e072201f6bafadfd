import assert from "node:assert/strict";
import { CLOSE, isSendable } from "../../../../domain/gateway/upstream/web_socket.ts";

Deno.test("isSendable knows the close codes that may be sent", () => {
  const ranges = [[1000, 1003], [1007, 1014], [3000, 4999]];
  for (const [first, last] of ranges) {
    assert.deepEqual([first - 1, first, last, last + 1].map(isSendable), [
      false,
      true,
      true,
      false,
    ], `${first}–${last}`);
  }
  for (const code of [0, 1004, 1005, 1006, 1015, 2000, 65_535]) assert.ok(!isSendable(code));
  const { abnormal, ...sent } = CLOSE;
  assert.ok(!isSendable(abnormal));
  for (const code of Object.values(sent)) assert.ok(isSendable(code), String(code));
});
