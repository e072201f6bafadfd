/** What the front carries unasked is nothing that the gateway would decide on. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { PLAIN_TARGET } from "../../../../domain/gateway/front/plain_requests.ts";
import { isRouteClear } from "../../../../domain/gateway/request/clear_route.ts";
import { isReserved } from "../../../../domain/gateway/request/reserved_paths.ts";
import { parseTarget } from "../../../../domain/gateway/request/target.ts";

const PLAIN = new RegExp(`^${PLAIN_TARGET}$`);
const ROUTES = [{ prefix: "/api/", upstream: ["http://127.0.0.1:1"] }];

Deno.test("plain targets: usual addresses are, and whatever may be read twice is not", () => {
  const plain = ["/", "/a", "/a/b/", "/a.b/c..d?x=%D9%85&y", "/%D8%A7%D9%84", "/~u/@x_1-2.js?"];
  assert.deepEqual(plain.filter((target) => !PLAIN.test(target)), []);
  const others = [
    ..."//a /a//b /. /.. /a/.. /a/./b /a;b /a%2fb /%2e%2e /%61 /a\\b /_panjereh /_PANJEREH/x".split(
      " ",
    ),
    ...'/_panjerehx http://x/ * a /a#b /a?%00 /a?%u0000 /a?b"c /%D8 /%d8%a7 /a?<b>'.split(" "),
    "/a b",
    "/a\n",
    "",
  ];
  assert.deepEqual(others.filter((target) => PLAIN.test(target)), []);
});

Deno.test("plain targets: the gateway takes each of them, for the same route and no path of its own", () => {
  const pieces = "/ . .. a api _panjereh % %D9%85 %d9%85 %D8 %2e %2F %00 ; ? = & # \\ ~ @ %u0000 Z9"
    .split(" ");
  const target = fc.array(fc.constantFrom(...pieces), { maxLength: 8 })
    .map((parts) => `/${parts.join("")}`);
  let plain = 0;
  fc.assert(
    fc.property(target, (text) => {
      if (!PLAIN.test(text)) return;
      plain++;
      const read = parseTarget(text);
      assert.ok(read?.isCanonical, text);
      assert.ok(!isReserved(read.path), text);
      assert.ok(isRouteClear(ROUTES, read.path), text);
    }),
    { numRuns: 5000 },
  );
  assert.ok(plain > 100, String(plain));
});
