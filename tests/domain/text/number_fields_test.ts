/** Every field for a number reads what phones, messengers and documents put around the digits. */
import assert from "node:assert/strict";
import { createJalaliCalendar } from "../../../adapters/runtime/jalaali_calendar.ts";
import { parseCompanyId } from "../../../domain/company/company_id.ts";
import { parseBirthDate } from "../../../domain/identity/birth_date.ts";
import { parseCardNumber } from "../../../domain/identity/card_number.ts";
import { parseFirstField } from "../../../domain/identity/first_field.ts";
import { parseDocumentNumber, parseFidaCode } from "../../../domain/identity/foreign_id.ts";
import { parseMobile } from "../../../domain/identity/mobile.ts";
import { parseNationalId } from "../../../domain/identity/national_id.ts";
import { parsePostalCode } from "../../../domain/identity/postal_code.ts";
import { parseCode } from "../../../domain/journey/one_time_code.ts";
import { typedCode } from "../../../domain/staff/credential/typed_code.ts";
import { processorTime } from "../../support/processor_time.ts";
import { START } from "../../support/sign_in_world.ts";

const calendar = createJalaliCalendar();
const birthDate = (typed: { day: string; month: string; year: string }) =>
  parseBirthDate(typed, ["jalali"], calendar, START);

/** No part of a date is written in groups. */
const DATES: typeof FIELDS = [
  ["a day", "14", (day) => birthDate({ day, month: "5", year: "1370" })],
  ["a month", "05", (month) => birthDate({ day: "14", month, year: "1370" })],
  ["a year", "1370", (year) => birthDate({ day: "14", month: "5", year })],
];

const FIELDS: [what: string, number: string, read: (typed: string) => unknown][] = [
  ["a mobile number", "09121234567", parseMobile],
  ["a mobile number with its country", "+989121234567", parseMobile],
  ["the first field", "9121234567", parseFirstField],
  ["a one-time code", "12345", (typed) => parseCode(typed, 5)],
  ["a code of the desk", "123456", typedCode],
  ["a national ID", "0012345679", parseNationalId],
  ["a postal code", "1234567890", parsePostalCode],
  ["a FIDA code", "99910000014", parseFidaCode],
  ["a passport", "C4F7K2901", (typed) => parseDocumentNumber(typed, "passport")],
  ["a police code", "9990000213", (typed) => parseDocumentNumber(typed, "naja")],
  ["a card", "6037991234567893", parseCardNumber],
  ["a company's ID", "10380284790", parseCompanyId],
];

/** How the same number arrives. */
const FORMS: [how: string, form: (number: string) => string][] = [
  ["from a contact", (number) => `\u202a${number}\u202c`],
  ["from a messenger", (number) => `\u2068${number}\u2069\ufeff`],
  ["after a mark of direction", (number) => `\u200e${number}`],
  ["with a half-space", (number) => `${number.slice(0, -1)}\u200c${number.slice(-1)}`],
  ["with soft hyphens", (number) => [...number].join("\u00ad")],
  ["with word joiners", (number) => [...number].join("\u2060")],
  ["with variation selectors", (number) => [...number].join("\ufe0f") + "\ufe0e"],
  ["from a scanner", (number) => `\x02\x1d${number}\x03\x04`],
  ["with controls of a terminal", (number) => [...number].join("\x7f") + "\x9c\0"],
  ["beside the icon of a telephone", (number) => `☎\ufe0f\ue0cd ${number} 📱`],
  ["with a tab and a line end", (number) => `\t${number}\r\n`],
  ["with a thin and a narrow space", (number) => `\u2009${number}\u202f`],
  ["in Persian digits", (number) => inDigits(number, 0x6f0)],
  ["in Arabic digits", (number) => inDigits(number, 0x660)],
  ["in full-width characters", (number) => inFullWidth(number)],
  ["in mathematical digits", (number) => inDigits(number, 0x1d7ec)],
  ["in Devanagari digits", (number) => inDigits(number, 0x966)],
];

/** With what stands beside the number where it was copied; a passport's number has letters itself. */
const NAMED: typeof FORMS = [
  ["with its name", (number) => `موبایل: ${number}`],
  ["with its name and Persian digits", (number) => `کد ملی‌ام ${inDigits(number, 0x6f0)} است.`],
  ["with an Arabic name", (number) => `الرقم: ${number}`],
  ["with an English name", (number) => `Mobile no. ${number}`],
  ["with a person's name", (number) => `${number} (مریم رضایی)`],
  ["as a link", (number) => `sms:${number}`],
];

/** Where there is room between the digits. */
const GROUPED: typeof FORMS = [..."-\u2011–—\u2212ـ \u00a0\u202f_|~`´•‧▪●➖˗⁃′ʼ・"]
  .map((mark) => [
    `in groups with U+${mark.charCodeAt(0).toString(16)}`,
    (number) => number.replace(/(?<=\d)(?=(?:\d{3})+$)/g, mark),
  ]);

function inDigits(number: string, zero: number): string {
  return number.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
}

function inFullWidth(number: string): string {
  return number.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}

for (const [what, number, read] of [...FIELDS, ...DATES]) {
  Deno.test(`${what} is read in each form in which it arrives`, () => {
    const expected = read(number);
    assert.ok(expected && !(typeof expected === "object" && "error" in expected), number);
    const isDate = DATES.some(([date]) => date === what);
    const named = isDate || what === "a passport" ? [] : NAMED;
    for (const [how, form] of isDate ? FORMS : [...FORMS, ...GROUPED, ...named]) {
      assert.deepEqual(read(form(number)), expected, `${how}: ${JSON.stringify(form(number))}`);
    }
  });
}

const REPEATED = [
  "\u200c",
  "-",
  " ",
  "+",
  "0",
  "9",
  "۹",
  "𝟵",
  "\u0301\u0316",
  "ﷺ",
  "(",
  "a",
  "1a",
  "a:",
];

for (const [what, number, read] of FIELDS) {
  Deno.test(`${what} is read in linear time`, () => {
    const took = processorTime(() => {
      for (const char of REPEATED) read(char.repeat(60_000 / char.length) + number);
    });
    assert.ok(took < 3000, `${took} ms`);
  });
}
