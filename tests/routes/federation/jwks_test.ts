import assert from "node:assert/strict";
import { jwksResponse } from "../../../routes/federation/jwks.ts";

Deno.test("jwks: the keys are public, and cacheable for five minutes", async () => {
  const keys = [{ kid: "key-1" }];
  const response = await jwksResponse({
    sign: () => Promise.reject(new Error("signed")),
    jwks: () => Promise.resolve({ keys }),
  });
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { keys });
  assert.deepEqual(Object.fromEntries(response.headers), {
    "access-control-allow-origin": "*",
    "cache-control": "public, max-age=300",
    "content-type": "application/jwk-set+json",
    "x-content-type-options": "nosniff",
  });
});
