/** What the guides answer stands in the answers of the window's questions, by its own words. */
import assert from "node:assert/strict";
import help from "../../views/texts/fa/help.ts";

const HANDBOOK: [question: string, id: keyof typeof help.faq.items, ...words: string[]][] = [
  ["§13 1: which documents", "needed", "کد ملی", "تاریخ تولد", "کد پستی", "به نام خودتان"],
  ["§13 2: is it compulsory", "must", "بله"],
  ["§13 3: identity is refused", "sim", "به نام خودتان"],
  ["§13 3: identity is refused", "restricted", "فیلترشکن"],
  ["§13 4: telephone and computer", "devices", "بله", "رایانه"],
  ["§13 5: to keep it safe", "safety", "به هیچ‌کس نگویید", "{signOut}"],
  ["§13 6: several accounts", "one-account", "نه", "هر کد ملی یک حساب"],
  ["§13 7: how long", "duration", "کمتر از دو دقیقه"],
  ["§13 8: which services", "services", "خدمات متصل", "{services}", "بر اساس موضوع"],
  ["§13 9: register for each service", "once", "نه", "یک حساب"],
  ["§8: what an agency does with a request", "follow", "{letters}", "{track}"],
  ["§13 10: technical problems", "problem", "پشتیبانی", "{contact}"],
  ["§4: the right postal code", "postal-code", "{gnaf}"],
  ["§10: a new SIM", "new-sim", "کد ملی و تاریخ تولد", "شمارهٔ قبلی"],
];

for (const [question, id, ...words] of HANDBOOK) {
  Deno.test(`faq: citizen-handbook ${question} (${id})`, () => {
    const { answer } = help.faq.items[id];
    for (const word of words) assert.ok(answer.includes(word), word);
  });
}

Deno.test("guide 1.7 §1.5: a company is entered in the profile's tab «حقوقی», or on the way to its service", () => {
  const answers = [help.faq.items.companies.answer, JSON.stringify(help.guide.ways)];
  for (const answer of answers) {
    assert.match(answer, /فقط مدیرعامل/);
    assert.match(answer, /\{profile\}[^.]*سربرگ «حقوقی»/);
    assert.match(answer, /ویژهٔ شرکت‌ها/);
  }
});

Deno.test("faq: registration-and-errors: no fixed password, only one-time codes", () => {
  const { answer } = help.faq.items.password;
  assert.match(answer, /^نه\./);
  assert.match(answer, /رمز یک‌بارمصرف/);
});
