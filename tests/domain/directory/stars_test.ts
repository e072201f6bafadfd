import assert from "node:assert/strict";
import {
  changeStars,
  MOST_STARS,
  starredServices,
  withChange,
} from "../../../domain/directory/stars.ts";
import { worldTest } from "../../support/sign_in_world.ts";

const every = () => true;

Deno.test("stars: set and taken away, each time once", () => {
  assert.deepEqual(withChange(["a"], { star: "b" }, every), ["a", "b"]);
  assert.deepEqual(withChange(["a", "b"], { star: "a" }, every), ["a", "b"]);
  assert.deepEqual(withChange(["a", "b"], { unstar: "a" }, every), ["b"]);
  assert.deepEqual(withChange(["b"], { unstar: "a" }, every), ["b"]);
});

Deno.test("stars: moved to a place; the same button pressed twice moves once", () => {
  const up = { move: "c", to: 1 };
  assert.deepEqual(withChange(["a", "b", "c"], up, every), ["a", "c", "b"]);
  assert.deepEqual(withChange(["a", "c", "b"], up, every), ["a", "c", "b"]);
  assert.deepEqual(withChange(["a", "b", "c"], { move: "a", to: 1 }, every), ["b", "a", "c"]);
  assert.deepEqual(withChange(["a"], { move: "x", to: 0 }, every), ["a"]);
  assert.deepEqual(withChange(["a", "b"], { move: "a", to: 99 }, every), ["b", "a"]);
});

Deno.test("stars: a service that has left the catalogue counts for nothing, and may return", () => {
  const known = (id: string) => id !== "gone";
  assert.deepEqual(withChange(["gone", "a", "b"], { move: "b", to: 0 }, known), ["b", "a", "gone"]);
  assert.deepEqual(withChange(["gone", "a"], { star: "b" }, known), ["a", "b", "gone"]);
  const full = ["gone", ...Array.from({ length: MOST_STARS - 1 }, (_, i) => `s${i}`)];
  const made = withChange(full, { star: "new" }, known)!;
  assert.equal(made.length, MOST_STARS);
  assert.ok(made.includes("new") && !made.includes("gone"));
});

Deno.test("stars: not more than fifty", () => {
  const full = Array.from({ length: MOST_STARS }, (_, i) => `s${i}`);
  assert.equal(withChange(full, { star: "new" }, every), null);
  assert.deepEqual(withChange(full, { star: "s3" }, every), full);
});

worldTest("stars: kept for each person", async ({ store }) => {
  const known = (id: string) => id !== "museum";
  const change = (account: string, what: Parameters<typeof changeStars>[2]) =>
    changeStars(store, account, what, every);
  await Promise.all(["library", "tax", "museum"].map((star) => change("sara", { star })));
  await change("omid", { star: "tax" });
  assert.deepEqual((await starredServices(store, "sara", every)).toSorted(), [
    "library",
    "museum",
    "tax",
  ]);
  await change("sara", { move: "tax", to: 0 });
  assert.equal((await starredServices(store, "sara", known))[0], "tax");
  assert.equal((await starredServices(store, "sara", known)).length, 2);
  assert.deepEqual(await starredServices(store, "omid", every), ["tax"]);
  assert.deepEqual(await starredServices(store, "nobody", every), []);
});
