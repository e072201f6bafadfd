import assert from "node:assert/strict";
import { filesBelow, readFile } from "../support/sources.ts";
import { BARE_CODE, bareEzafe, ezafePairs, SPELLING, SPELLINGS, TERMS } from "./persian.ts";
import { QUOTATIONS } from "./quotations.ts";
import { languages, sentences } from "./sample.ts";
import { typingFaults } from "./typography.ts";
import { REWORDED, REWORDED_ELSEWHERE } from "./wordings.ts";

/** Persian outside the texts: the sandbox, SMS, samples of the catalogue, the configuration, README. */
const OTHERS = ["adapters/sandbox", "adapters/configuration", "views/notice", "views/catalogue"];

/** What the SMS operator's wire says, in its own words. */
const OPERATORS = /تایید شد"|معتبر نمی باشد|صحیح نمی باشد/;

const texts = sentences(languages.get("fa")!).map(([, text]) => text);
const ours = texts.filter((text) => !QUOTATIONS.has(text));

/** Every line with Persian, and where it stands. */
async function otherLines(): Promise<[place: string, line: string][]> {
  const below = (await Promise.all(OTHERS.map(filesBelow))).flat();
  const files = ["README.md", ...below.filter((path) => /\.tsx?$/.test(path))];
  const lines = files.map(async (path) =>
    (await readFile(path)).split("\n")
      .filter((line) => /[آ-ی]/.test(line) && !OPERATORS.test(line))
      .map((line): [string, string] => [path, line.trim()])
  );
  return (await Promise.all(lines)).flat();
}

/** Parts of a line in Persian; those with letters that only Arabic has are left out. */
const persianIn = (line: string) =>
  (line.replaceAll("QR", "#").match(/[\u0600-\u06ff][\u0600-\u06ff\u200c# ]*/g) ?? [])
    .map((part) => part.trim()).filter((part) => !/[ةيكىإ]/.test(part));

const faultsOf = (text: string) =>
  Object.entries(SPELLING).filter(([, rule]) => rule.test(text)).map(([name]) => name);

Deno.test("fa: the sandbox, SMS, samples and README are spelt and named like the pages", async () => {
  const lines = await otherLines();
  assert.ok(lines.length > 200);
  const faults = lines.flatMap(([place, line]) =>
    [...faultsOf(line), ...persianIn(line).flatMap((part) => typingFaults("fa", part))]
      .map((fault) => `${fault}: ${place}: ${line}`)
  );
  assert.deepEqual(persianIn("«شرکت ها» 5 الجهة"), ["شرکت ها"]);
  assert.deepEqual(faults, []);
});

Deno.test("fa: two words that are joined by هٔ in one text are so in all", async () => {
  const lines = await otherLines();
  const pairs = ezafePairs([...ours, ...lines.map(([, line]) => line)]);
  assert.ok(pairs.size > 50);
  const mixed = [...ours.map((text) => ["texts", text]), ...lines]
    .flatMap(([place, text]) => bareEzafe(text, pairs).map((pair) => `${pair}: ${place}: ${text}`));
  assert.deepEqual(mixed.filter((line) => !/«عدم تطابق شماره/.test(line)), []);
  assert.deepEqual(bareEzafe("شماره پشتیبانی", ezafePairs(["شمارهٔ پشتیبانی"])), ["شماره پشتیبانی"]);
});

Deno.test("fa: old spellings and second names are noticed, in texts and elsewhere", () => {
  for (
    const old of [
      ...SPELLINGS.keys(),
      ...TERMS.keys(),
      "شمارهٔ ۱۱ رقمی",
      "رمز {length} رقمی",
      "تا ۱۸ سالگی",
      "پیامک میرسد",
    ]
  ) {
    assert.notDeepEqual(faultsOf(old), [], old);
    assert.notDeepEqual(typingFaults("fa", old), [], old);
  }
});

Deno.test("fa: a code without its name is noticed", () => {
  for (
    const old of [
      "این کد را به هیچ‌کس نگویید.",
      "کدهای زیادی پرسیده شد",
      "کدی در انتظار نیست.",
      "پیامک کد نرسید؛ چه کنم؟",
      "لازم نیست کد را وارد کنید.",
      "ارسال دوبارهٔ کد",
    ]
  ) {
    assert.ok(BARE_CODE.test(old), old);
    assert.notDeepEqual(typingFaults("fa", old), [], old);
  }
  for (const text of ["کد ملی", "کدهای پستی زیادی", "ورود با کد #", "کدام مدرک"]) {
    assert.ok(!BARE_CODE.test(text), text);
  }
});

Deno.test("fa: no wording that the review found is back, and its successor stands", async () => {
  const all = [...texts, ...(await otherLines()).map(([, line]) => line)];
  for (const [old, now] of REWORDED) {
    assert.deepEqual(all.filter((text) => text.replaceAll(now, "").includes(old)), [], old);
    assert.ok(all.some((text) => text.includes(now)), now);
  }
});

for (const language of ["ar", "en"] as const) {
  Deno.test(`${language}: no wording that the review found is back, and its successor stands`, () => {
    const all = sentences(languages.get(language)!).map(([, text]) => text);
    for (const [old, now] of REWORDED_ELSEWHERE[language]) {
      assert.deepEqual(all.filter((text) => text.replaceAll(now, "").includes(old)), [], old);
      assert.ok(all.some((text) => text.includes(now)), now);
    }
  });
}
