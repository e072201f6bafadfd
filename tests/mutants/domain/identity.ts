import { type Mutant, mutantsOf } from "../mutant.ts";

const TESTS = "tests/domain/identity";

export const mutants: Mutant[] = [
  ...mutantsOf("domain/identity/account.ts", [
    "tests/domain/sign_in/returning_test.ts",
    `${TESTS}/account_test.ts`,
  ], [
    [
      "last = value;",
      "last ??= value;",
      "The home page shows the first correction of an address, not the last",
    ],
    [`account.status === "verified" ? 2 : 1`, "2", "Unverified accounts have level 2"],
  ]),
  ...mutantsOf("domain/identity/birth_date.ts", [
    `${TESTS}/birth_date_test.ts`,
    `${TESTS}/gregorian_birth_date_test.ts`,
  ], [
    [
      "age > OLDEST_YEARS",
      "age >= OLDEST_YEARS",
      "The oldest people are told of a typing mistake",
    ],
    ["age > OLDEST_YEARS", "age > OLDEST_YEARS + 1", "A year too old is not noticed"],
    ['if (age < 0) return { error: { code: "future" } };', "", "A date to come is accepted"],
    [
      "today.day >= birthDate.day",
      "today.day > birthDate.day",
      "A person who turns eighteen is a day too young",
    ],
    [
      "today.month > birthDate.month ||",
      "today.month >= birthDate.month ||",
      "A person who turns eighteen this month is adult already",
    ],
    [
      'if (calendar === "gregorian") return jalali.fromGregorian(date);',
      "",
      "Gregorian dates are read as Jalali ones",
    ],
    ["jalali.isValid(date) ? date : null", "date", "Days that do not exist are asked about"],
    ["day < 1 || day > 31", "day < 0 || day > 31", "Day 0 is called a day that a month lacks"],
    ["(?:0?[1-9]|1[0-2])", "(?:0?[1-9]|1[0-3])", "There is a thirteenth month"],
    ["named ? [named.calendar] : calendars", "calendars", "85 of March is no year"],
    [
      "if (!calendars.includes(year.calendar)) {",
      "if (false) {",
      "An Iranian's Gregorian date is asked about",
    ],
    [
      "if (named && named.calendar !== year.calendar)",
      "if (false)",
      "The fifth month of one calendar is that of the other",
    ],
    ["[31, 30, 29].find", "[31, 30].find", "Esfand of a common year has 28 days"],
  ]),
  ...mutantsOf("domain/identity/birth_year.ts", [
    `${TESTS}/birth_date_test.ts`,
    `${TESTS}/gregorian_birth_date_test.ts`,
  ], [
    ["FIRST_GREGORIAN = 1700;", "FIRST_GREGORIAN = 1300;", "Jalali years are read as Gregorian"],
    ["LIVING_YEARS = 110;", "LIVING_YEARS = 100;", "A centenarian is taken for a child"],
    ["LIVING_YEARS = 110;", "LIVING_YEARS = 200;", "Two digits are never enough"],
    ["if (year > now)", "if (false)", "A year far ahead is called a day that a month lacks"],
    ["[newest - 100, newest]", "[newest]", "A centenarian is taken for a child"],
    ["years.length === 1", "years.length >= 1", "Of two centuries one is chosen"],
  ]),
  ...mutantsOf("domain/identity/number_words.ts", [`${TESTS}/number_words_test.ts`], [
    ["if (words[end] !== AND) break;", "", "«پنج پنج هفتاد» becomes 80"],
    ["value += next.value;", "value = next.value;", "«هفتاد و دو» is read as 2"],
    ["value: value * 1000", "value: value + 1000", "«دو هزار» is read as 1002"],
    [
      '?? VALUES.get(word.replace(/م$/, ""))',
      "",
      "«پنجم» is not read as a day",
    ],
  ]),
  ...mutantsOf("domain/identity/date_parts.ts", [
    `${TESTS}/birth_date_test.ts`,
    `${TESTS}/gregorian_birth_date_test.ts`,
    "tests/domain/text/number_fields_test.ts",
  ], [
    ["wholeDateIn(boxes) ?? boxes.flat()", "boxes.flat()", "A whole date beside a day is unclear"],
    ['.replace(WEEKDAY, " ")', "", "«سه‌شنبه ۱۴ مرداد» is a date with two days"],
    ["word && !FILLERS.has(word)", "word", "«سال ۱۳۷۰» is not understood"],
    ["|| monthOf(piece)) return piece.trim()", ") return piece.trim()", "«م‌رداد» is no month"],
    ["isSame ? [one] : month", "month", "«۵ (مرداد)» in the month's box is unclear"],
    [
      "valueOf(one) === valueOf(two)",
      "true",
      "Of two different months in one box the first is taken",
    ],
    [
      'isStrange && !more.length ? box : "unclear"',
      '"unclear"',
      "Who typed a letter into one box is told to fill all three",
    ],
    ["/^\\d{5}/.test(piece)", "false", "Who typed 700514 is told to add what they typed"],
    [
      "pieces.length === 1 ? digitsOfDate(pieces[0]) ?? pieces : pieces",
      "pieces",
      "Eight digits are no date",
    ],
    ['box.replace(STRAY_HALF_SPACE, "")', "box", "A half-space cuts a number in two"],
    ["values.includes(valueOf(other))", "true", "A second date is passed over"],
    ["?? only(pieces, isLarge)", "", "A year of two digits in a whole date is unclear"],
    [
      "year === first ? { day: two, month: one, year } :",
      "",
      "A date that begins with its year has its month for a day",
    ],
    [
      "isBoxed ? { day: first, month: second, year: third } : null",
      "{ day: first, month: second, year: third }",
      "5/6/7 is one of three dates",
    ],
    [
      "isBoxed ? monthOf(piece) !== undefined : !isNumber(piece)",
      "!isNumber(piece)",
      "A word in the box of the day is called a wrong month",
    ],
    ['if (isYear(piece)) return "year";', "", "The year in the box of the day is called missing"],
  ]),
  ...mutantsOf("domain/identity/card_number.ts", [`${TESTS}/card_number_test.ts`], [
    ["^[1-9]\\d{15}$", "^\\d{15,16}$", "Numbers that are no card's are asked about"],
    [
      "luhnSum(digits) % 10 === 0",
      "luhnSum(digits) >= 0",
      "A slip in a card's number costs one of five tries",
    ],
    ["value > 9 ? value - 9 : value", "value", "Right cards are called wrong"],
    ["(i % 2 ? 2 : 1)", "(i % 2 ? 1 : 2)", "Right cards are called wrong"],
    ["cardNumber.slice(0, 4)", "cardNumber.slice(0, 12)", "The whole number of a card is shown"],
    [
      "cardNumber.slice(-4)",
      "cardNumber.slice(-8)",
      "More of a card's number is shown than should be",
    ],
  ]),
  ...mutantsOf("domain/identity/first_field.ts", [
    `${TESTS}/first_field_test.ts`,
    "tests/http/sign_in/typed_test.ts",
  ], [
    ["if (mobile) return { mobile };", "", "Sign-in by mobile number is impossible"],
    [
      "/^0?9/.test(nationalId)",
      "/^09/.test(nationalId)",
      "A person who forgot the zero is not told why no code comes",
    ],
    [
      "if (/^9\\d{9}$/.test(digits))",
      "if (false)",
      "A forgotten zero is called a wrong national ID",
    ],
    ['[/^09\\d{8}$/, "either"],', "", "A digit that is missing is called a wrong national ID"],
    [
      '[/^\\d{8,9}$/, "national_id_short"],',
      "",
      "Zeros that a table dropped are called a wrong number",
    ],
    ['[/^\\d{10}$/, "national_id"],', "", "A wrong national ID is called a wrong number"],
    ['[/[^\\d+]/, "letters"],', "", "Letters are called a wrong number"],
    ["(?:\\+(?!98|0)|00(?!98))", "\\+(?!98|0)", "A number from abroad is called a wrong number"],
    ["0?9\\d{0,8}$/", "09\\d{0,8}$/", "A short number is called a wrong number"],
    ["|0)9\\d{10,}$|", ")9\\d{10,}$|", "A long number is called a wrong number"],
    ["^9\\d{11,}$/", "^9\\d{10,}$/", "A number of eleven digits is said to have too many of them"],
    [
      '|0098|0)[1-8]\\d{9}$/, "landline"',
      '|0098)[1-8]\\d{9}$/, "landline"',
      "021 is called a wrong number",
    ],
    [
      'id.error === "missing" ? "missing" : mistakeIn(digits)',
      "mistakeIn(digits)",
      "An empty field is called a wrong number",
    ],
    [
      'if (!("error" in id)) return id;',
      'if (!("error" in id)) return { error: "format" };',
      "Sign-in by national ID is impossible",
    ],
  ]),
  ...mutantsOf("domain/identity/foreign_id.ts", [`${TESTS}/foreign_id_test.ts`], [
    [
      "const FIDA_CODE = /^\\d{10,12}$/;",
      "const FIDA_CODE = /^\\d{11,12}$/;",
      "Short FIDA codes are refused",
    ],
    [
      "const FIDA_CODE = /^\\d{10,12}$/;",
      "const FIDA_CODE = /^\\d{10,11}$/;",
      "Long FIDA codes are refused",
    ],
    ["{5,12}$/,", "{6,12}$/,", "Short passport numbers are refused"],
    ["{5,12}$/,", "{5,11}$/,", "Long passport numbers are refused"],
    ["(?=.*\\d)", "", "A name in the wrong field is asked about"],
    ["naja: /^\\d{8,14}$/", "naja: /^\\d{9,14}$/", "Short police codes are refused"],
    ["naja: /^\\d{8,14}$/", "naja: /^\\d{8,13}$/", "Long police codes are refused"],
    ["unique: /^\\d{8,14}$/", "unique: /^\\d{9,14}$/", "Short unique identifiers are refused"],
    ["unique: /^\\d{8,14}$/", "unique: /^\\d{8,13}$/", "Long unique identifiers are refused"],
    [".toUpperCase();", ";", "One passport has two numbers, by how it is typed"],
    [
      `["passport", "naja", "unique"] as const`,
      `["passport", "naja"] as const satisfies readonly string[] as unknown as readonly ["passport", "naja", "unique"]`,
      "One of three documents is not taken",
    ],
    [
      "DOCUMENT_KINDS.find((kind) => kind === text) ?? null",
      "text as DocumentKind",
      "A forged form names a kind that does not exist",
    ],
  ]),
  ...mutantsOf("domain/identity/mobile.ts", [`${TESTS}/mobile_test.ts`], [
    ["(?:\\+?0{0,2}980?|0)", "(?:\\+?980?|0)", "One of the spellings is refused"],
    ["(?:\\+?0{0,2}980?|0)", "(?:\\+?0{0,2}98|0)", "A number with +98 and its zero is refused"],
    ["(?:\\+?0{0,2}980?|0)", "(?:0{0,2}980?|0)", "One of the spellings is refused"],
    [
      "(?:\\+?0{0,2}980?|0)",
      "(?:\\+?0{0,2}980?|0)?",
      "Ten digits, a national ID perhaps, are mistaken for a number",
    ],
    ["(9\\d{9})\\+?$/", "(\\d{10})\\+?$/", "Codes are sent to telephones that get no SMS"],
    ["(9\\d{9})\\+?$/", "(9\\d{9,})\\+?$/", "A number with a digit too many is accepted"],
    ["(9\\d{9})\\+?$/", "(9\\d{9})$/", "A plus that stands at the other end is refused"],
    ["parseDigits(text)", "text", "Persian digits are refused"],
    [
      "mobile.slice(0, 4)",
      "mobile.slice(0, 7)",
      "A person who looks at the page reads the whole number",
    ],
    [
      "mobile.slice(-4)",
      "mobile.slice(-7)",
      "A person who looks at the page reads the whole number",
    ],
  ]),
  ...mutantsOf("domain/identity/month_names.ts", [
    `${TESTS}/birth_date_test.ts`,
    `${TESTS}/gregorian_birth_date_test.ts`,
    `${TESTS}/month_names_test.ts`,
  ], [
    ["مرداد امرداد", "مرداد", "A person who writes امرداد is told of a typing mistake"],
    [" Mordad", "", "A month in Latin letters is refused"],
    [" اسد", "", "An Afghan month is refused"],
    [" ژانویه", "", "A month's Persian name is refused"],
    [" يونيه", "", "A month's other Arabic name is refused"],
    [" ستمبر", "", "A month's Urdu name is refused"],
    [
      'MONTHS.get(form) ?? MONTHS.get(form.replace(/ماه$/, ""))',
      "MONTHS.get(form)",
      "«مرداد ماه» is refused",
    ],
    ["const form = joined(name);", "const form = name;", "Arabic keyboards are refused"],
    ['.replaceAll(" ", "")', "", "«اردی‌بهشت» is refused"],
    ["month: i + 1", "month: i", "Every month is the one before"],
  ]),
  ...mutantsOf("domain/identity/national_id.ts", [`${TESTS}/national_id_test.ts`], [
    [
      'if (/^(\\d)\\1{9}$/.test(digits)) return { error: "check_digit" };',
      "",
      "Ten equal digits are asked about",
    ],
    [
      "rest < 2 ? rest : 11 - rest",
      "rest <= 2 ? rest : 11 - rest",
      "Right national IDs are refused",
    ],
    ["(10 - i), 0)", "(9 - i), 0)", "Right national IDs are refused"],
    [
      'if (parseMobile(digits)) return "mobile";',
      "",
      "Who typed their mobile number is not told so",
    ],
    ['if (/\\D/.test(digits)) return "letters";', "", "Who typed a letter is told to add zeros"],
    [
      'digits.length > 10 ? "long" : "format"',
      '"format"',
      "Too many digits: add zeros, says the page",
    ],
    [
      "!/^\\d{10}$/.test(digits)",
      "!/^\\d{8,10}$/.test(digits)",
      "Leading zeros may be left out, so that one person has two names",
    ],
    [
      "checkDigit(digits) === Number(digits[9]) ?",
      "digits ?",
      "A slip in the national ID costs one of ten tries",
    ],
  ]),
  ...mutantsOf("domain/identity/person_identity.ts", [
    `${TESTS}/person_identity_test.ts`,
    "tests/domain/sign_in/foreigner_test.ts",
    "tests/domain/sign_in/meddling_test.ts",
  ], [
    [
      `b.kind === "foreign" && a.fidaCode === b.fidaCode`,
      `b.kind === "foreign"`,
      "One foreigner is mistaken for another",
    ],
    [
      `b.kind === "iranian" && a.nationalId === b.nationalId`,
      `b.kind === "iranian"`,
      "One Iranian is mistaken for another",
    ],
    [
      "accountByFidaCodeRecord(hash, identity.fidaCode)",
      "accountByFidaCodeRecord(hash, identity.documentNumber)",
      "A new passport is a new person",
    ],
  ]),
  ...mutantsOf("domain/identity/photo.ts", [
    `${TESTS}/photo_test.ts`,
    `${TESTS}/photo_structure_test.ts`,
    "tests/domain/assurance/level_limits_test.ts",
  ], [
    [
      "MAX_PHOTO_BYTES = 5 * 1024 * 1024",
      "MAX_PHOTO_BYTES = 50 * 1024 * 1024",
      "A few uploads fill the memory",
    ],
    [
      "MAX_PIXELS = 100_000_000",
      "MAX_PIXELS = 10_000_000_000",
      "A few kilobytes fill the matcher's memory",
    ],
    [
      "MAX_PIXELS = 100_000_000",
      "MAX_PIXELS = 10_000_000",
      "Photos of ordinary phones are refused",
    ],
    ["bytes.subarray(0, end)", "bytes", "What hides behind a picture goes to the matcher"],
    ["view.getUint32(start + 4) !== IHDR", "false", "A PNG without a head is passed on"],
    [
      "if (!isPictureSize(view.getUint32(start + 8), view.getUint32(start + 12))) return null;",
      "",
      "A few kilobytes fill the matcher's memory",
    ],
    ["if (at > view.byteLength) return null;", "", "A picture that breaks off is passed on"],
    [
      "if (name === IEND) return hasPixels ? at : null;",
      "if (name === IEND) return at;",
      "A PNG without pixels is passed on",
    ],
    [
      "if (name === IDAT) hasPixels = true;",
      "hasPixels = true;",
      "A PNG without pixels is passed on",
    ],
    [
      "marker < 0xc0 || marker === 0xd8 || length < 2",
      "marker < 0xc0 || length < 2",
      "A JPEG in a JPEG is passed on",
    ],
    [
      "marker < 0xc0 || marker === 0xd8 || length < 2",
      "marker < 0xc0 || marker === 0xd8",
      "A segment without length is read in circles",
    ],
    [
      "marker < 0xc0 || marker === 0xd8 || length < 2",
      "marker === 0xd8 || length < 2",
      "Markers that do not exist are passed over",
    ],
    [
      "if (marker === 0xff) { at++; continue; }",
      "",
      "A JPEG with fill bytes, as some cameras write it, is refused",
    ],
    ["if (!fits) return null;", "", "A few kilobytes fill the matcher's memory"],
    [
      "return hasFrame ? next + 2 : null;",
      "return next + 2;",
      "A JPEG without a frame is passed on",
    ],
    [
      "![0xc4, 0xc8, 0xcc].includes(marker)",
      "true",
      "A table is read as a frame, and right photos are refused",
    ],
    [
      "marker >= 0xc0 && marker <= 0xcf",
      "marker >= 0xc0 && marker <= 0xc1",
      "Progressive photos are refused",
    ],
    [
      "marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7)",
      "marker === 0 || marker === 0xff",
      "Photos with restart markers are refused",
    ],
    [
      "marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7)",
      "marker === 0xff || (marker >= 0xd0 && marker <= 0xd7)",
      "Every photo with a stuffed byte is refused",
    ],
    ["one > 0 && other > 0 &&", "", "A picture of nothing is passed on"],
    [
      "one * other <= MAX_PIXELS",
      "one * other < MAX_PIXELS",
      "A photo of just a hundred million pixels is refused",
    ],
  ]),
  ...mutantsOf("domain/identity/postal_code.ts", [`${TESTS}/postal_code_test.ts`], [
    ["/^[1-9]\\d{9}$/", "/^\\d{10}$/", "Codes that the post never gave are asked about"],
    ["/^[1-9]\\d{9}$/", "/^[1-9]\\d{8,9}$/", "A digit too few costs one of twenty tries"],
    ["parseDigits(text)", "text", "Persian digits are refused"],
    [`if (digits === "") return { error: "missing" };`, "", "An empty field is called malformed"],
  ]),
];
