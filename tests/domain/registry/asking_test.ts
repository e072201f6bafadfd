import assert from "node:assert/strict";
import { asking } from "../../../domain/registry/asking.ts";
import { RegistryUnavailable } from "../../../domain/registry/registries.ts";

const deps = { clock: { now: () => 1_000_000 } };

Deno.test("asking() returns any answer", async () => {
  for (const answer of [true, false, null, "کرمان"]) {
    assert.deepEqual(await asking(deps, () => Promise.resolve(answer)), {
      outcome: "answered",
      answer,
    });
  }
});

Deno.test("asking() reports which registry does not answer, and when to ask again", async () => {
  const down = () => Promise.reject(new RegistryUnavailable("post", 7));
  assert.deepEqual(await asking(deps, down), {
    outcome: "registry_unavailable",
    registry: "post",
    retryAt: 1_007_000,
  });
});

Deno.test("asking() rethrows every other error", async () => {
  const wrong = () => Promise.reject(new TypeError("wrong"));
  await assert.rejects(asking(deps, wrong), TypeError);
});
