import assert from "node:assert/strict";
import { agenciesOf, letterOf, lettersOf, themesOf } from "../../../domain/directory/browse.ts";
import { createDirectory, isForPeople } from "../../../domain/directory/directory.ts";
import { latelyUsed } from "../../../domain/directory/lately.ts";
import { createCatalogue } from "../../../domain/services/catalogue.ts";
import { serviceSchema } from "../../../domain/services/service.ts";

const service = (id: string, title: Record<string, string>, more = {}) =>
  serviceSchema.parse({ id, title, upstream: "http://a.example", ...more });

const TAX = { fa: "سازمان امور مالیاتی", en: "Tax Administration" };
const ROADS = { fa: "وزارت راه", en: "Ministry of Roads" };
const SERVICES = [
  service("d", { fa: "آزمون", en: "Exam", ar: "الامتحان" }, { agency: ROADS }),
  service("c", { fa: "گذرنامه", en: "passport", ar: "الجواز" }, { agency: TAX }),
  service("b", { fa: "پروانه", en: "Permit" }, { agency: TAX }),
  service("a", { fa: "استعلام", en: "Inquiry", ar: "استعلام" }),
];
const { listed, find } = createDirectory({
  catalogue: createCatalogue({
    services: [
      ...SERVICES,
      service("programs", { fa: "برنامه" }, {
        upstream: undefined,
        openid: { client_secret_sha256: "0".repeat(64) },
      }),
    ],
  }),
  indexWords: () => Promise.resolve({ find: () => [], findMost: () => [] }),
});

Deno.test("directory: services stand in the order of the page's language", () => {
  const titles = (language: string) => listed(language).map(({ id }) => id).join("");
  assert.equal(titles("fa"), "dabc");
  assert.equal(titles("en"), "dacb");
});

Deno.test("directory: what no person can open is not listed", () => {
  assert.equal(find("programs"), undefined);
  assert.equal(find("a")?.id, "a");
  assert.equal(find("__proto__"), undefined);
  assert.equal(listed("fa").some((one) => !isForPeople(one)), false);
});

Deno.test("directory: one letter for all its spellings", () => {
  assert.deepEqual(lettersOf(listed("fa"), "fa"), ["ا", "پ", "گ"]);
  assert.deepEqual(lettersOf(listed("en"), "en"), ["E", "I", "P"]);
  assert.equal(letterOf(SERVICES[1], "ar"), "ج", "without the article");
  assert.equal(letterOf(SERVICES[0], "ar"), "ا");
  assert.equal(letterOf(SERVICES[2], "ar"), "پ", "the Persian title, if there is no other");
});

Deno.test("directory: themes stand in one order, and what fits none is last", () => {
  const services = [
    SERVICES[0],
    service("e", { fa: "آب" }, { theme: "justice" }),
    service("f", { fa: "بیمه" }, { theme: "welfare" }),
    service("g", { fa: "ثبت" }, { theme: "justice" }),
  ];
  assert.deepEqual(themesOf(services), [
    { theme: "welfare", count: 1 },
    { theme: "justice", count: 2 },
    { theme: "other", count: 1 },
  ]);
});

Deno.test("directory: agencies by name, with the number of their services", () => {
  assert.deepEqual(agenciesOf(listed("en"), "en"), [
    { key: ROADS.fa, name: { text: "Ministry of Roads", language: "en" }, count: 1 },
    { key: TAX.fa, name: { text: "Tax Administration", language: "en" }, count: 2 },
  ]);
  assert.deepEqual(agenciesOf(listed("fa"), "fa").map(({ key }) => key), [TAX.fa, ROADS.fa]);
});

Deno.test("directory: the services entered last come first", () => {
  const connected = new Map(
    [["a", 1], ["gone", 9], ["b", 7], ["c", 3], ["d", 4], ["e", 5], ["f", 6]]
      .map(([id, lastAt]) => [id as string, { firstAt: 0, lastAt: lastAt as number }]),
  );
  assert.deepEqual(latelyUsed(connected, (id) => id !== "gone"), ["b", "f", "e", "d", "c"]);
});
