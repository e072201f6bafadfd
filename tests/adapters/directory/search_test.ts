/** The search over services as people use it: the domain's words in the real index. */
import assert from "node:assert/strict";
import { indexWords } from "../../../adapters/directory/word_index.ts";
import { createDirectory } from "../../../domain/directory/directory.ts";
import { createCatalogue } from "../../../domain/services/catalogue.ts";
import { serviceSchema } from "../../../domain/services/service.ts";

const service = (id: string, title: Record<string, string>, more = {}) =>
  serviceSchema.parse({ id, title, upstream: "http://a.example", ...more });

const SERVICES = [
  service("subsidy", { fa: "یارانهٔ نقدی خانوار", en: "Cash subsidy", ar: "الدعم النقدي" }),
  service("licence", { fa: "تمدید گواهینامهٔ رانندگی", en: "Driving licence renewal" }),
  service("fines", { fa: "استعلام خلافی خودرو", en: "Traffic fines" }),
  service("vehicle", { fa: "سوابق خودرو", en: "Vehicle record", ar: "سجل المركبات" }),
  service("insurance", { fa: "سوابق بیمه", en: "Insurance record" }, {
    agency: { fa: "سازمان تأمین اجتماعی", en: "Social Security Organization" },
    description: { fa: "سوابق پرداخت حق بیمه و درخواست گواهی" },
  }),
  service("pension", { fa: "فیش حقوق بازنشستگان", en: "Pension slip" }, {
    agency: { fa: "سازمان تأمین اجتماعی" },
  }),
  service("address", { fa: "گواهی کد پستی", en: "Postal code certificate" }, {
    keywords: ["جی‌نف", "GNAF"],
  }),
  service("school", { fa: "ثبت‌نام مدرسه", en: "School enrolment" }),
];

const catalogue = createCatalogue({ services: SERVICES });
const directory = createDirectory({ catalogue, indexWords });
const found = (query: string) => directory.search(query).map(({ id }) => id);

Deno.test("search: keyboards, spaces, digits and signs make no difference", () => {
  for (const query of ["گواهينامه", "گواهی‌نامه", "گواهی نامه", "گواهینامه‌ی", "گواهیِنامه"]) {
    assert.equal(found(query)[0], "licence", query);
  }
  for (const query of ["ثبت نام مدرسه", "ثبتنام مدرسه", "مدرسه"]) {
    assert.equal(found(query)[0], "school", query);
  }
  assert.equal(found("كد پستي")[0], "address");
  assert.equal(found("gnaf")[0], "address");
  assert.equal(found("جی نف")[0], "address");
});

Deno.test("search: what people call it in another way", () => {
  assert.equal(found("سبد معیشت")[0], "subsidy");
  assert.equal(found("کالابرگ")[0], "subsidy");
  assert.equal(found("جریمه رانندگی")[0], "fines");
  assert.equal(found("تصدیق")[0], "licence");
  assert.equal(found("مستمری")[0], "pension");
  assert.ok(found("ماشین").includes("vehicle"));
  assert.equal(found("car")[0], "vehicle", "from the Persian title, too");
});

Deno.test("search: in every language of the titles", () => {
  assert.equal(found("driving licence")[0], "licence");
  assert.equal(found("RECORDS insurance")[0], "insurance");
  assert.equal(found("المركبات")[0], "vehicle");
  assert.equal(found("مركبات")[0], "vehicle");
  assert.equal(found("دعم")[0], "subsidy");
});

Deno.test("search: the beginning of a word suffices, as one types", () => {
  for (const query of ["خلا", "خلاف", "استعلام خل", "tra"]) {
    assert.equal(found(query)[0], "fines", query);
  }
});

Deno.test("search: one typing mistake a word", () => {
  const mistakes: [string, string][] = [
    ["گواهینماه", "licence"], // two letters exchanged
    ["گواهینامح", "licence"], // another letter
    ["گواهینمه", "licence"], // one less
    ["گواهیینامه", "licence"], // one more
    ["خلافی خودزو", "fines"],
    ["insurence", "insurance"],
    ["یارنه", "subsidy"],
  ];
  for (const [query, id] of mistakes) assert.equal(found(query)[0], id, query);
});

Deno.test("search: the best first, and every word counts", () => {
  assert.deepEqual(found("سوابق بیمه"), ["insurance"]);
  assert.equal(found("بیمه")[0], "insurance", "the title before the agency");
  assert.ok(found("تأمین اجتماعی").includes("pension"), "by the agency");
  assert.deepEqual(found("سوابق خودرو"), ["vehicle"]);
  assert.deepEqual(found("یخچال"), []);
  assert.deepEqual(found("«»"), []);
  assert.deepEqual(found("x".repeat(100)), []);
});

Deno.test("search: follows the catalogue", () => {
  const changing = createCatalogue({ services: SERVICES });
  const { search, find, listed } = createDirectory({ catalogue: changing, indexWords });
  assert.equal(search("کتابخانه").length, 0);
  changing.replace([...SERVICES, service("library", { fa: "کتابخانه" })]);
  assert.equal(search("کتابخانه")[0].id, "library");
  assert.equal(listed("fa").length, SERVICES.length + 1);
  changing.replace(SERVICES);
  assert.equal(search("کتابخانه").length, 0);
  assert.equal(find("library"), undefined);
});
