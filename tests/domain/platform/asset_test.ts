import assert from "node:assert/strict";
import { acceptsBrotli } from "../../../domain/platform/asset.ts";

Deno.test("Brotli: taken by those who say so, unless its weight is 0", () => {
  for (const taken of ["br", "gzip, deflate, br, zstd", "gzip;q=1, br;q=0.5", "BR", "br ; q=1"]) {
    assert.ok(acceptsBrotli(taken), taken);
  }
  for (const refused of [undefined, "", "gzip", "br;q=0", "br; q=0.000, gzip", "brotli", "x-br"]) {
    assert.ok(!acceptsBrotli(refused), refused);
  }
});
