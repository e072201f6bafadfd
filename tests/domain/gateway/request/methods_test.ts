import assert from "node:assert/strict";
import {
  ALLOWED_METHODS,
  allowHeader,
  judgeMethod,
} from "../../../../domain/gateway/request/methods.ts";

Deno.test("judgeMethod allows these and no others", () => {
  const passing = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
  assert.deepEqual(ALLOWED_METHODS, passing);
  for (const method of passing) assert.equal(judgeMethod(method), "allowed", method);
});

Deno.test("judgeMethod distinguishes unknown from malformed methods", () => {
  for (const method of ["TRACE", "CONNECT", "TRACK", "PROPFIND", "VERSION-CONTROL", "X"]) {
    assert.equal(judgeMethod(method), "refused", method);
  }
  for (const method of ["", "get", "Get", "GEt", "GET ", " GET", "G_T", "GET\n", "-GET", "GET1"]) {
    assert.equal(judgeMethod(method), "malformed", JSON.stringify(method));
  }
});

Deno.test("judgeMethod allows what the service adds, spelt the same", () => {
  const methods = ["PROPFIND", "VERSION-CONTROL"];
  for (const method of methods) assert.equal(judgeMethod(method, { methods }), "allowed", method);
  assert.equal(judgeMethod("REPORT", { methods }), "refused");
  assert.equal(judgeMethod("propfind", { methods }), "malformed");
  assert.equal(allowHeader({ methods }), `${allowHeader()}, PROPFIND, VERSION-CONTROL`);
  assert.equal(allowHeader(), "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
});
