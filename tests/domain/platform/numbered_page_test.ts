import assert from "node:assert/strict";
import { numberedPage, pageNumber } from "../../../domain/platform/numbered_page.ts";

Deno.test("a numbered page of a list, whatever is asked for", () => {
  const all = [1, 2, 3, 4, 5];
  const pageOf = <T>(list: readonly T[], asked?: string) =>
    numberedPage(list, pageNumber(asked), 2);
  assert.deepEqual(pageOf(all), { items: [1, 2], page: 1, pages: 3 });
  assert.deepEqual(pageOf(all, "3"), { items: [5], page: 3, pages: 3 });
  assert.deepEqual(pageOf(all, "9").page, 3);
  for (const asked of ["0", "-1", "1.5", "x", "99999999", "۲"]) {
    assert.equal(pageOf(all, asked).page, 1, asked);
  }
  assert.deepEqual(pageOf([], "2"), { items: [], page: 1, pages: 1 });
});
