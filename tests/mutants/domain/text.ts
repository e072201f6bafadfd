import { type Mutant, mutantsOf } from "../mutant.ts";

export const mutants: Mutant[] = [
  ...mutantsOf("domain/text/digits.ts", [
    "tests/domain/text/digits_test.ts",
    "tests/domain/text/number_fields_test.ts",
  ], [
    ["!/\\p{L}$/u.test(before) &&", "", "A letter O before nine digits is dropped in silence"],
    ["&& !/^\\p{L}/u.test(behind)", "", "A letter l behind the digits is dropped in silence"],
    ["isWords ?", "isApart ?", "Somebody's e-mail address is taken for a number"],
    ["\\p{Nd}/gu", "[۰-۹]/gu", "Digits of Arabic keyboards are refused"],
    ["before % 10", "before", "Digits of rows that follow one another have other values"],
    ["/[\\s'", "/[ '", "A number with a tab is refused"],
    ["|[^\\0-\\x7f\\p{L}\\p{N}\\u2044\\ufffd]", "", "A number with an en dash is refused"],
    ["\\u2044\\ufffd", "\\ufffd", "A half, ½, is read as 12"],
    ["\\u2044\\ufffd", "\\u2044", "A digit that was lost is passed over"],
    ["|\\p{Lm}", "", "A number with the Persian elongation is refused"],
    ["()[\\]{}", "", "A number in brackets, (0912), is refused"],
    ["plain(withoutInvisible(text))", "plain(text)", "Numbers that messengers marked are refused"],
    ["plain(withoutInvisible(text))", "withoutInvisible(text)", "Full-width letters are refused"],
    [
      "plain(withoutInvisible(text))",
      'withoutInvisible(text).normalize("NFKC")',
      "Marks without end take the square of their number",
    ],
  ]),
  ...mutantsOf("domain/text/invisible.ts", ["tests/domain/text/digits_test.ts"], [
    ["\\p{Cf}\\p{Default_Ignorable_Code_Point}", "\\p{Cf}", "Variation selectors are refused"],
    [
      "\\p{Cf}\\p{Default_Ignorable_Code_Point}",
      "\\p{Default_Ignorable_Code_Point}",
      "Some format characters are refused",
    ],
    ["\\u2800\\ufffc\\u20e3", "", "Digits as emoji are refused"],
    ["\\0-\\x08\\x0e-\\x1f", "", "What a scanner sends around a number is refused"],
  ]),
  ...mutantsOf("domain/text/letters.ts", ["tests/domain/text/letters_test.ts"], [
    [
      "/[\\u064a\\u0649\\u0643]/g",
      "/[\\u064a\\u0643]/g",
      "Names with an alef maksura are shown with a letter that is not Persian",
    ],
    ["/[\\u064a\\u0649\\u0643]/g", "/[\\u064a\\u0649]/g", "Names are shown with an Arabic kaf"],
  ]),
  ...mutantsOf("domain/text/search.ts", ["tests/domain/text/search_test.ts"], [
    [`.slice(0, LONGEST_QUERY)`, "", "A search may be as long as an address"],
    [
      `return searchForm(typed) === "" ? "" : typed;`,
      `return typed;`,
      "A search for nothing but signs finds everything",
    ],
    ["LEAST_JOINED = 4;", "LEAST_JOINED = 2;", "Short words are found across the seams of others"],
    [
      "word.length >= LEAST_JOINED && form",
      "form",
      "Short words are found across the seams of others",
    ],
    [
      "|| isJoined(form, word)",
      "",
      "Compounds that are written together are not found",
    ],
    [
      "words.every((word)",
      "words.some((word)",
      "One word of the question finds everything",
    ],
    [".toLowerCase()", "", "Capitals find nothing"],
    [
      '/[^\\p{L}\\p{N}]+/gu, " "',
      '/[^\\p{L}\\p{N}]+/gu, ""',
      "Words run together and are not found",
    ],
    ['.replace(MARKS, "")', "", "Vowel marks hide a word"],
    ["withoutInvisible(text, HALF_SPACE)", "text", "A pasted word finds nothing"],
    ["withoutInvisible(text, HALF_SPACE)", "withoutInvisible(text)", "Half-spaces join words"],
    [
      '.replace(FORMS, (form) => form.normalize("NFKC"))',
      "",
      "Words that were copied from old files are not found",
    ],
    ['.replaceAll("یو", "وو")', "", "«مسئول» does not find «مسؤول»"],
  ]),
];
