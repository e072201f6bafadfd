import assert from "node:assert/strict";
import {
  readStatements,
  statesTarget,
  wantsPlainVerdict,
} from "../../../../domain/gateway/request/forward_auth.ts";

Deno.test("statesTarget and wantsPlainVerdict depend on the header that names the target", () => {
  const cases: [header: string | null, states: boolean, plain: boolean][] = [
    [null, false, false],
    ["x-original-uri", true, true],
    ["x-forwarded-uri", true, false],
    ["x-original-method", false, false],
    ["x-forwarded-method", false, false],
    ["x-forwarded-host", false, false],
    ["x-original-url", false, false],
  ];
  for (const [header, states, plain] of cases) {
    const stated = readStatements(new Headers(header ? { [header]: "/a" } : {}));
    assert.equal(statesTarget(stated), states, `${header}`);
    assert.equal(wantsPlainVerdict("", stated), plain, `${header}`);
  }
});

Deno.test("wantsPlainVerdict: whatever else states the target or the method overrules nginx's header", () => {
  const nginx = { "x-original-uri": "/a", "x-original-method": "GET" };
  const plain = (rest: string, further: Record<string, string> = {}) =>
    wantsPlainVerdict(rest, readStatements(new Headers({ ...nginx, ...further })));
  assert.equal(plain(""), true);
  assert.equal(plain("/a"), false);
  assert.equal(plain("", { "x-forwarded-uri": "/a" }), false);
  assert.equal(plain("", { "x-forwarded-uri": "/b" }), false);
  assert.equal(plain("", { "x-forwarded-uri": "" }), false);
  assert.equal(plain("", { "x-forwarded-method": "GET" }), false);
  // nginx passes these on from its client.
  assert.equal(plain("", { "x-original-url": "/a", "x-forwarded-path": "/a" }), true);
});
