import { type Mutant, mutantsOf } from "../mutant.ts";

export const mutants: Mutant[] = [
  ...mutantsOf("domain/text/digits.ts", ["tests/domain/text/digits_test.ts"], [
    ["/[۰-۹٠-٩]/g", "/[۰-۹]/g", "Digits of Arabic keyboards are refused"],
    ["/[۰-۹٠-٩]/g", "/[٠-٩]/g", "Digits of Persian keyboards are refused"],
    ["& 0xf", "& 0x7", "Eight and nine are read as zero and one"],
    [
      "/[ \\u00a0\\-‐–]/g",
      "/[ \\-‐–]/g",
      "A number that was pasted with a no-break space is refused",
    ],
    ["/[ \\u00a0\\-‐–]/g", "/[ \\u00a0\\-‐]/g", "A number with an en dash is refused"],
    ["/[ \\u00a0\\-‐–]/g", "/[ \\u00a0\\-–]/g", "A number with a hyphen of Unicode is refused"],
    [
      "/[ \\u00a0\\-‐–]/g",
      "/[\\s\\u200b-\\u200f\\u00a0\\-‐–]/g",
      "Invisible characters are passed over: two spellings of one number",
    ],
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
    ["LEAST_JOINED = 4;", "LEAST_JOINED = 2;", "Short words are found across the seams of others"],
    [
      "word.length >= LEAST_JOINED && joined",
      "joined",
      "Short words are found across the seams of others",
    ],
    [
      "|| word.length >= LEAST_JOINED && joined.includes(word)",
      "",
      "Compounds that are written together are not found",
    ],
    [
      '.split(" ").every((word)',
      '.split(" ").some((word)',
      "One word of the question finds everything",
    ],
    [".toLowerCase()", "", "Capitals find nothing"],
    [
      '/[^\\p{L}\\p{N}]+/gu, " "',
      '/[^\\p{L}\\p{N}]+/gu, ""',
      "Words run together and are not found",
    ],
    [
      'text.normalize("NFC").replace(SILENT, "")',
      'text.normalize("NFC")',
      "Vowel marks hide a word",
    ],
  ]),
];
