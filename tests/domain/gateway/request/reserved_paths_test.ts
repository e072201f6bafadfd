import assert from "node:assert/strict";
import { isReserved } from "../../../../domain/gateway/request/reserved_paths.ts";

Deno.test("isReserved matches the window's own paths in any case, and nothing else", () => {
  for (
    const path of [
      "/_panjereh",
      "/_panjereh/",
      "/_panjereh/session",
      "/_panjereh;x",
      "/_PanJereh/x",
    ]
  ) assert.ok(isReserved(path), path);
  for (
    const path of ["/", "/_panjerehx", "/_panjereh-x", "/panjereh", "/x/_panjereh", "/_panjere"]
  ) assert.ok(!isReserved(path), path);
});
