import assert from "node:assert/strict";
import {
  formatTraceparent,
  parseTraceparent,
} from "../../../../domain/gateway/observation/trace_context.ts";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const SPAN = "b7ad6b7169203331";

Deno.test("parseTraceparent accepts what the standard allows, including later versions", () => {
  const context = { traceId: TRACE, spanId: SPAN };
  const cases: [string, boolean][] = [
    [`00-${TRACE}-${SPAN}-01`, true],
    [`00-${TRACE}-${SPAN}-00`, false],
    [`00-${TRACE}-${SPAN}-03`, true],
    [`01-${TRACE}-${SPAN}-01-more`, true],
  ];
  for (const [header, sampled] of cases) {
    assert.deepEqual(parseTraceparent(header), { ...context, sampled }, header);
  }
  assert.equal(formatTraceparent({ ...context, sampled: true }), cases[0][0]);
  assert.equal(formatTraceparent({ ...context, sampled: false }), cases[1][0]);
});

for (
  const header of [
    null,
    "",
    `ff-${TRACE}-${SPAN}-01`,
    `00-${"0".repeat(32)}-${SPAN}-01`,
    `00-${TRACE}-${"0".repeat(16)}-01`,
    `00-${TRACE.toUpperCase()}-${SPAN}-01`,
    `00-${TRACE}-${SPAN}-01-more`,
    `00-${TRACE}-${SPAN}`,
    `00-${TRACE}-${SPAN}-01, 00-${TRACE}-${SPAN}-01`,
  ]
) {
  Deno.test(`parseTraceparent: "${header}" is invalid`, () => {
    assert.equal(parseTraceparent(header), null);
  });
}
