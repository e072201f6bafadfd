import assert from "node:assert/strict";
import { isHarmless } from "../../../../domain/gateway/request/exact_path.ts";
import { parseTarget } from "../../../../domain/gateway/request/target.ts";
import { utf8Bytes } from "../../../../domain/text/utf8.ts";
import { processorTime } from "../../../support/processor_time.ts";
import { quickest } from "../../../support/quickest.ts";

/** Targets of GitLab, RabbitMQ, npm, Java's URLEncoder and old Persian servers. */
const EXACT = [
  "/api/v4/projects/group%2Fproject",
  "/api/queues/%2F/orders",
  "/@scope%2fpackage",
  "/%2F",
  "//",
  "//a",
  "/a//b",
  "/a//",
  "/%7Euser",
  "/%41%2D%2E_a",
  "/%C8%C7%20%90%81.pdf",
  "/a%5Cb",
  "/a%252Fb",
  "/a%25252Fb",
  "/%252520%2F",
  "/;a/b",
  "/a/;x",
  "/...//x",
  "/.a//..b",
  "/گزارش//نهایی",
  "/_panjereha//b",
  "/a//_panjereh",
  "/100%//",
  "/%u0061",
];

/** Harm in some reading. */
const REFUSED = [
  // Up a folder.
  "/..",
  "/a/../b",
  "//..",
  "/a//.",
  "/%2e%2e/a",
  "/.%2E/a",
  "/a%2F..",
  "/a%2F%2e%2e%2Fb",
  "/..%2Fa",
  "/..%5Ca",
  "/%5C..",
  "/..;x//a",
  "/..%3bx//a",
  "/.. //a",
  "/..%20//a",
  "/..%3F//a",
  "/..%23//a",
  "/%252e%252e//a",
  "/%25252e./a",
  "/%%32%65%%32%65//a",
  "/%2%65.//",
  "/%u002e%u002e//a",
  "/..%u2215a",
  "/..%u005ca",
  "/%uff0e%uff0e//",
  "/%EF%BC%8E%EF%BC%8E//",
  "/．．//",
  "/%c0%ae%c0%ae//",
  "/%c0%2e%c0%2e%2f..//",
  "/%c0%2e%c0%2e/admin",
  "/%c0.%c0./admin",
  "/..%c0%af/",
  "/..%c1%9ca",
  "/%e0%80%ae./",
  "/%f0%80%80%ae.//",
  "/..%c0%9v//",
  "/..%c1%pca//",
  // Ends a line or a string.
  "/a//%00",
  "/a//%0d%0aX",
  "/a//%09",
  "/a//%7f",
  "/a//%2500",
  "/a//%u0000",
  "/a//%c0%80",
  "/a//%c2%85",
  "/a\t//",
  "/a//\u0085",
  // The window's own paths.
  "/%5fpanjereh",
  "/_panjereh%2fsession",
  "//_panjereh/session",
  "//_panjereh",
  "/%2F_panjereh/session",
  "/%5C_panjereh",
  "/;//_panjereh",
  "/;x/_panjereh/session",
  "/_%70anjereh/session",
  "/_%2570anjereh/session",
  "/_PANJEREH%2Fsession",
  "/_panjereh.%2Fsession",
  "/_panjereh%20//x",
  "/_panjereh%3bx//",
  "/_panjereh%3F//",
  "/%u005fpanjereh",
  "/%EF%BC%BFpanjereh//",
  "/_%uff50anjereh",
  "/_panjereh//session",
  "/_panjereh/%2F",
  // Not what browsers send, or encoded too often.
  "/a\\b",
  '/a"//',
  "/a<//",
  "/a>//",
  "/a b//",
  "/a#//",
  "/a\ufffd//",
  "/a\ud800//",
  "/a//%25252525",
  "//%25252520",
  "",
  "a//",
  "*",
];

Deno.test("parseTarget() takes paths as they are only where the service says so", () => {
  for (const path of EXACT) {
    assert.equal(parseTarget(path), null, path);
    assert.deepEqual(
      parseTarget(`${path}?a`, "exact"),
      { path, isCanonical: false, query: "?a", target: utf8Bytes(`${path}?a`) },
      path,
    );
  }
});

Deno.test("parseTarget() refuses exact paths that do harm in some reading", () => {
  for (const path of REFUSED) assert.equal(parseTarget(path, "exact"), null, JSON.stringify(path));
});

Deno.test("parseTarget() says of a canonical path that it is one, also where exact ones pass", () => {
  assert.equal(parseTarget("/a/b", "exact")?.isCanonical, true);
  assert.equal(parseTarget("/_panjereh/session", "exact")?.isCanonical, true);
  assert.equal(parseTarget("/a//b?%00", "exact"), null);
});

Deno.test("parseTarget() takes the time of one look at any exact path", () => {
  const took = processorTime(() => {
    for (const piece of ["%2F", "%25", "/", ";", "%c0%ae.", "%u002f", "．", "%", "\u00a8"]) {
      parseTarget(`//${piece.repeat(16_000 / piece.length)}`, "exact");
    }
  });
  assert.ok(took < 1000, `${took} ms`);
});

Deno.test("exact path: 58 KB are read in a moment, whatever they are", () => {
  const texts = {
    marks: "\u0301".repeat(14_500) + "\u0316".repeat(14_500),
    encodedMarks: "%CC%81".repeat(4900) + "%CC%96".repeat(4900),
    brokenBytes: "%80a".repeat(14_800),
    nested: "%252525".repeat(8000),
  };
  for (const [name, text] of Object.entries(texts)) {
    assert.ok(quickest(() => isHarmless(`/a//${text}`)) < 200, name);
  }
});
