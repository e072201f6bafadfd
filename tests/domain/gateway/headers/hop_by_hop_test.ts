import assert from "node:assert/strict";
import { hopByHop } from "../../../../domain/gateway/headers/hop_by_hop.ts";

/** RFC 9110 §7.6.1, and those of older proxies. */
const HOP_BY_HOP = [
  "connection",
  "http2-settings",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

Deno.test("hopByHop knows the fixed hop-by-hop headers, independently of Connection", () => {
  for (const connection of [null, "", "close", "x-mine"]) {
    const ends = hopByHop(connection);
    for (const name of HOP_BY_HOP) assert.ok(ends(name), `${name} ${connection}`);
    for (const name of ["tee", "content-length", "host"]) assert.ok(!ends(name), name);
  }
});

Deno.test("hopByHop knows every header that Connection names, in any case", () => {
  const ends = hopByHop("Close,X-One , \tX-TWO");
  for (const name of ["close", "x-one", "x-two"]) assert.ok(ends(name), name);
  for (const name of ["x", "x-one ", "x-three", ""]) assert.ok(!ends(name), name);
});
