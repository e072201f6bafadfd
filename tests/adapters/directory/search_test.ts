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
const found = async (query: string) => (await directory.search(query)).services.map(({ id }) => id);

Deno.test("search: keyboards, spaces, digits and signs make no difference", async () => {
  for (const query of ["گواهينامه", "گواهی‌نامه", "گواهی نامه", "گواهینامه‌ی", "گواهیِنامه"]) {
    assert.equal((await found(query))[0], "licence", query);
  }
  for (const query of ["ثبت نام مدرسه", "ثبتنام مدرسه", "مدرسه"]) {
    assert.equal((await found(query))[0], "school", query);
  }
  assert.equal((await found("كد پستي"))[0], "address");
  assert.equal((await found("gnaf"))[0], "address");
  assert.equal((await found("جی نف"))[0], "address");
});

Deno.test("search: what people call it in another way", async () => {
  assert.equal((await found("سبد معیشت"))[0], "subsidy");
  assert.equal((await found("کالابرگ"))[0], "subsidy");
  assert.equal((await found("جریمه رانندگی"))[0], "fines");
  assert.equal((await found("تصدیق"))[0], "licence");
  assert.equal((await found("مستمری"))[0], "pension");
  assert.ok((await found("ماشین")).includes("vehicle"));
  assert.equal((await found("car"))[0], "vehicle", "from the Persian title, too");
});

Deno.test("search: in every language of the titles", async () => {
  assert.equal((await found("driving licence"))[0], "licence");
  assert.equal((await found("RECORDS insurance"))[0], "insurance");
  assert.equal((await found("المركبات"))[0], "vehicle");
  assert.equal((await found("مركبات"))[0], "vehicle");
  assert.equal((await found("دعم"))[0], "subsidy");
});

Deno.test("search: the beginning of a word suffices, as one types", async () => {
  for (const query of ["خلا", "خلاف", "استعلام خل", "tra"]) {
    assert.equal((await found(query))[0], "fines", query);
  }
});

Deno.test("search: one typing mistake a word", async () => {
  const mistakes: [string, string][] = [
    ["گواهینماه", "licence"], // two letters exchanged
    ["گواهینامح", "licence"], // another letter
    ["گواهینمه", "licence"], // one less
    ["گواهیینامه", "licence"], // one more
    ["خلافی خودزو", "fines"],
    ["insurence", "insurance"],
    ["یارنه", "subsidy"],
    ["بمه", "insurance"], // less of a short word
    ["بیمح", "insurance"], // sounds alike
    ["بیکه", "insurance"], // a neighbour on the keyboard
    ["بیهم", "insurance"],
  ];
  for (const [query, id] of mistakes) assert.equal((await found(query))[0], id, query);
});

Deno.test("search: another short word is no mistake", async () => {
  const farming = service("farming", { fa: "بیمهٔ کشاورزی", ar: "زراعة" });
  const problems = service("problems", { fa: "گزارش مشکلات شهری" });
  const water = service("water", { fa: "قبض آب" });
  const all = createCatalogue({ services: [...SERVICES, farming, problems, water] });
  const { search } = createDirectory({ catalogue: all, indexWords });
  for (const query of ["زرافه", "شکلات", "اسب", "بیته", "قفس"]) {
    assert.deepEqual((await search(query)).services.map(({ id }) => id), [], query);
  }
  for (const [query, id] of [["زرعه", "farming"], ["مشکلت", "problems"], ["قیض", "water"]]) {
    const { services, isNearest } = await search(query);
    assert.deepEqual([services[0]?.id, isNearest], [id, true], query);
  }
});

Deno.test("search: the best first, and every word counts", async () => {
  assert.deepEqual(await found("سوابق بیمه"), ["insurance"]);
  assert.equal((await found("بیمه"))[0], "insurance", "the title before the agency");
  assert.ok((await found("تأمین اجتماعی")).includes("pension"), "by the agency");
  assert.deepEqual(await found("سوابق خودرو"), ["vehicle"]);
  assert.deepEqual(await found("یخچال"), []);
  assert.deepEqual(await found("«»"), []);
  assert.deepEqual(await found("x".repeat(100)), []);
});

Deno.test("search: a single letter finds titles with a word that begins with it", async () => {
  assert.deepEqual(await found("گ"), ["licence", "address"]);
  assert.deepEqual(await found("P"), ["pension", "address"]);
  assert.deepEqual(await found("ـ"), []);
  assert.deepEqual(await found("سوابق ب"), await found("سوابق"), "not yet a word");
});

Deno.test("search: follows the catalogue", async () => {
  const changing = createCatalogue({ services: SERVICES });
  const { search, find, listed } = createDirectory({ catalogue: changing, indexWords });
  assert.equal((await search("کتابخانه")).services.length, 0);
  changing.replace([...SERVICES, service("library", { fa: "کتابخانه" })]);
  assert.equal((await search("کتابخانه")).services[0].id, "library");
  assert.equal(listed("fa").length, SERVICES.length + 1);
  changing.replace(SERVICES);
  assert.equal((await search("کتابخانه")).services.length, 0);
  assert.equal(find("library"), undefined);
});

Deno.test("search: a whole sentence finds what has most of its words", async () => {
  assert.equal((await found("می خواهم گواهینامه رانندگی ام را تمدید کنم"))[0], "licence");
  assert.equal((await found("چطور خلافی خودروم را ببینم"))[0], "fines");
  assert.deepEqual(await found("یارانه من چرا قطع شده"), ["subsidy"]);
  assert.equal((await found("how do I renew my driving licence"))[0], "licence");
  assert.deepEqual(
    await found("سوابق خودرو"),
    ["vehicle"],
    "no less than all, where some have all",
  );
  assert.deepEqual(await found("کشتی هواپیما خودرو"), [], "less than half");
  assert.deepEqual(await found("کشتی هواپیما"), []);
});

Deno.test("search: says when it shows only what comes nearest", async () => {
  const isNearest = async (query: string) => (await directory.search(query)).isNearest;
  for (const query of ["سوابق بیمه", "خلا", "کالابرگ", "گ", "یخچال", "«»"]) {
    assert.equal(await isNearest(query), false, query);
  }
  for (const query of ["خلافی خودزو", "insurence", "یارانه من چرا قطع شده"]) {
    assert.equal(await isNearest(query), true, query);
  }
});
