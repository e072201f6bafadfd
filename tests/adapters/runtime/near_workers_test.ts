import assert from "node:assert/strict";
import { createNearWorkers } from "../../../adapters/runtime/near_workers.ts";
import { until } from "../../support/waiting.ts";

Deno.test("createNearWorkers tells the others of the same program, not itself, and none after the end", async () => {
  const names = ["https://sso.a.example", "https://sso.a.example", "https://sso.b.example"];
  const [here, near, foreign] = names.map(createNearWorkers);
  const told: string[] = [];
  for (const [name, one] of Object.entries({ here, near, foreign })) {
    one.onTold((ids) => told.push(`${name} ${ids.join()}`));
  }
  here.tell(["sara", "reza"]);
  await until(() => told.length > 0, "the news");
  near.tell(["nima"]);
  await until(() => told.length > 1, "the answer");
  assert.deepEqual(told, ["near sara,reza", "here nima"]);
  for (const one of [here, near, foreign]) one.close();
  here.tell(["sara"]);
});
