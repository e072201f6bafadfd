import assert from "node:assert/strict";
import { level3Missing } from "../../../domain/session/level3.ts";

const PROVED = 1_000_000_000_000;
const level3 = { at: PROVED, way: "card" } as const;

for (
  const [name, session, service, after, missing] of [
    ["a service of level 1", {}, { level: 1 }, 0, null],
    ["a service of level 2, whatever its age", {}, { level: 2, max_age: 60 }, 1e9, null],
    ["level 3 that was never proved", {}, { level: 3 }, 0, "never"],
    ["level 3 that never lapses", { level3 }, { level: 3 }, 1e9, null],
    ["level 3 at its last moment", { level3 }, { level: 3, max_age: 60 }, 60_000, null],
    ["level 3 a millisecond later", { level3 }, { level: 3, max_age: 60 }, 60_001, "lapsed"],
    ["a service that wants it fresh", { level3 }, { level: 3, max_age: 0 }, 1, "lapsed"],
  ] as const
) {
  Deno.test(`level3Missing(): ${name}: ${missing}`, () => {
    assert.equal(level3Missing(session, service, PROVED + after), missing);
  });
}
