/** An operator finds one of thousands of services. */
import assert from "node:assert/strict";
import { PAGE_SIZE, pageOfServices } from "../../../domain/publication/services_page.ts";
import type { Service } from "../../../domain/services/service.ts";

const service = (i: number): Service => ({
  ...{} as Service,
  id: `service-${i}`,
  title: { fa: `خدمتِ شمارهٔ ${i}`, ar: `خدمة ${i}`, en: `Service ${i}` },
});
const ALL = Array.from({ length: 2 * PAGE_SIZE + 3 }, (_, i) => service(i));

Deno.test("services of the desk: by pages, and by words of any language or the ID", () => {
  const ask = (words: string, page = 1) => {
    const { items, total, page: at, pages } = pageOfServices(ALL, { words, page });
    return [items.length, total, at, pages, items[0]?.id];
  };
  const all = ALL.length;
  assert.deepEqual(ask(""), [PAGE_SIZE, all, 1, 3, "service-0"]);
  assert.deepEqual(ask(" ", 99), [3, all, 3, 3, `service-${2 * PAGE_SIZE}`]);
  assert.deepEqual(ask("", -1)[2], 1);
  assert.deepEqual(ask("خدمت شماره ۷۷"), [1, 1, 1, 1, "service-77"]);
  assert.deepEqual(ask("SERVICE-77"), [1, 1, 1, 1, "service-77"]);
  assert.deepEqual(ask("خدمة 77"), [1, 1, 1, 1, "service-77"]);
  assert.deepEqual(ask("nothing"), [0, 0, 1, 1, undefined]);
});
