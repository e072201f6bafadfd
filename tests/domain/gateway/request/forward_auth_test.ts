import assert from "node:assert/strict";
import {
  behindQuestionPath,
  readQuestion,
  readStatements,
} from "../../../../domain/gateway/request/forward_auth.ts";

Deno.test("behindQuestionPath matches the exact path only", () => {
  const cases: [string, string | null][] = [
    ["http://a/_auth", ""],
    ["http://a/_auth/", "/"],
    ["https://a.b:1/_auth/x/../y?q=/_auth", "/x/../y?q=/_auth"],
    ["http://a/_auth//x", "//x"],
    ["http://a/_authx", null],
    ["http://a/_auth?x=/y", ""],
    ["http://a/_AUTH", null],
    ["http://a/%5fauth", null],
    ["http://a/x/_auth", null],
    ["http://a/", null],
    ["*", null],
  ];
  for (const [url, expected] of cases) assert.equal(behindQuestionPath(url), expected, url);
});

const read = (headers: [string, string][], { method = "GET", rest = "" } = {}) =>
  readQuestion({ method, rest, stated: readStatements(new Headers(headers)) });

Deno.test("readQuestion reads the formats of nginx, Caddy, Traefik and Envoy", () => {
  assert.deepEqual(
    read([["X-Original-URI", "/a?b=c"], ["X-Original-Method", "POST"]]),
    { method: "POST", target: "/a?b=c" },
  );
  assert.deepEqual(
    read([["X-Forwarded-Uri", "/a,b"], ["X-Forwarded-Method", "PUT"]]),
    { method: "PUT", target: "/a,b" },
  );
  assert.deepEqual(
    read([], { method: "DELETE", rest: "/x/../y?z" }),
    { method: "DELETE", target: "/x/../y?z" },
    "as it is, to be judged",
  );
  assert.deepEqual(
    read([["X-Original-URI", "/a"], ["X-Forwarded-Uri", "/a"], ["X-Forwarded-Method", "GET"]]),
    { method: "GET", target: "/a" },
    "the same thing twice",
  );
});

Deno.test("readQuestion trusts nothing that is missing or contradictory", () => {
  const uri: [string, string] = ["X-Original-URI", "/a"];
  const method: [string, string] = ["X-Original-Method", "GET"];
  assert.equal(read([]), null);
  assert.equal(read([uri]), null);
  assert.equal(read([method]), null);
  assert.equal(read([uri, method, ["X-Forwarded-Uri", "/b"]]), null);
  assert.equal(read([uri, method, ["X-Forwarded-Method", "POST"]]), null);
  assert.equal(read([uri, method], { rest: "/b" }), null);
  assert.equal(read([method], { rest: "/b", method: "POST" }), null);
  // A full URL, as ingress controllers send it, is not a target.
  assert.equal(read([["X-Original-URL", "https://a/b"], method]), null);
});
