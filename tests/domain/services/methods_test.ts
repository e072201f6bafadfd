import assert from "node:assert/strict";
import { methodsSchema } from "../../../domain/services/methods.ts";

Deno.test("methods are tokens of capitals and hyphens, and none that reflects or tunnels", () => {
  const webDav = ["PROPFIND", "MKCOL", "VERSION-CONTROL", "M-SEARCH", "QUERY"];
  assert.deepEqual(methodsSchema.parse(webDav), webDav);
  assert.deepEqual(methodsSchema.parse(undefined), []);
  const refused = [
    "TRACE",
    "CONNECT",
    "TRACK",
    "propfind",
    "pROPFIND",
    "GET POST",
    "",
    "-X",
    "A1",
    "A\n",
  ];
  for (const method of refused) {
    assert.equal(methodsSchema.safeParse([method]).success, false, JSON.stringify(method));
  }
});
