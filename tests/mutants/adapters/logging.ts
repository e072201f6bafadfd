import { type Change, type Mutant, mutantsOf } from "../mutant.ts";

const at = (name: string) => `adapters/observation/${name}.ts`;
const test = (name: string) => [`tests/adapters/observation/${name}_test.ts`];

const FIELDS: [pattern: string, changed: string, field: string][] = [
  ["(?:onetime|otp)?code", "(?:onetime)?code", "otpCode"],
  ["(?:onetime|otp)?code", "(?:otp)?code", "oneTimeCode"],
  ["|otp|nationalid", "|nationalid", "otp"],
  ["|nationalid", "", "nationalId"],
  ["|mobile", "", "mobile"],
  ["|phone(?:number)?", "|phone", "phoneNumber"],
  ["|phone(?:number)?", "", "phone"],
  ["|birth.*", "|birth", "birthDate"],
  ["|captcha|(", "|(", "captcha"],
  ["|(?:set)?cookie|", "|cookie|", "setCookie"],
  ["|authorization|token", "|token", "authorization"],
  ["|token|", "|", "token"],
  ["|secret|", "|", "secret"],
  ["|password|", "|", "password"],
  ["|postalcode)", ")", "postalCode"],
];

export const mutants: Mutant[] = [
  ...mutantsOf(at("line_writer"), test("line_writer"), [
    [
      `!mayWait || waiting.length > MAX_WAITING`,
      `waiting.length > MAX_WAITING`,
      "What matters waits, and is lost when the process is killed",
    ],
    [`!mayWait || waiting.length > MAX_WAITING`, `!mayWait`, "Lines fill the memory for 50 ms"],
    [
      `waiting.length > MAX_WAITING`,
      `waiting.length >= MAX_WAITING`,
      "More is written at once than documented",
    ],
    [`MAX_DELAY = 50`, `MAX_DELAY = 5000`, "A process that is killed loses seconds of its log"],
    [`if (timer !== undefined) return;`, "", "A timer is made for each line"],
    [
      `while (rest.length > 0) rest = rest.subarray(output.writeSync(rest));`,
      `output.writeSync(rest);`,
      "A full pipe loses the rest of a line",
    ],
    [`waiting = "";\n    while`, `while`, "Lines are written twice"],
    [
      `clearTimeout(timer);\n    timer = undefined;`,
      `timer = undefined;`,
      "A timer stays behind for what is written",
    ],
    [
      `clearTimeout(timer);\n    timer = undefined;`,
      `clearTimeout(timer);`,
      "After one flush lines wait forever",
    ],
  ]),
  ...mutantsOf(at("log_masking"), test("logging"), [
    ...FIELDS.map(([pattern, changed, field]): Change => [
      pattern,
      changed,
      `The value of ${field} reaches the log`,
    ]),
    [
      `name.toLowerCase().replace(/[_-]/g, "")`,
      `name.toLowerCase()`,
      "The value of national_id reaches the log",
    ],
    [
      `name.toLowerCase().replace(/[_-]/g, "")`,
      `name.replace(/[_-]/g, "")`,
      "The value of nationalId reaches the log",
    ],
    [`MAX_TEXT = 8192`, `MAX_TEXT = 8191`, "A text of the length that is documented is cut"],
    [`\`\${text.slice(0, MAX_TEXT)}…\``, `text`, "A stranger's text fills the log"],
    [
      `text.length <= MAX_TEXT && !SUSPICIOUS`,
      `!SUSPICIOUS`,
      "A stranger's innocent text fills the log",
    ],
    [`[/\\bBearer\\s+\\S+/gi, \`Bearer \${REMOVED}\`],`, "", "Tokens reach the log"],
    [`[/(\\/qr\\/)[\\w-]{22}/g, \`$1\${REMOVED}\`],`, "", "Names of handovers reach the log"],
    [`(?:code|captcha|token)=)[^&#`, `(?:captcha|token)=)[^&#`, "Hand-off codes reach the log"],
    [
      `(?:code|captcha|token)=)[^&#`,
      `(?:code|token)=)[^&#`,
      "Answers to security codes reach the log",
    ],
    [`(?:code|captcha|token)=)[^&#`, `(?:code|captcha)=)[^&#`, "Tokens in addresses reach the log"],
    [`[/(\\/not-me\\/)[\\w-]+/g, \`$1\${REMOVED}\`],`, "", "Links that end sessions reach the log"],
    [`|کد|رمز)[^`, `|رمز)[^`, "Codes in Persian texts reach the log"],
    [`|کد|رمز)[^`, `|کد)[^`, "Codes in Persian texts reach the log"],
    [
      `[^\\d\\n]{0,20}|#)\\d`,
      `[^\\d\\n]{0,20})\\d`,
      "Codes that are bound to a site reach the log",
    ],
    [`\\d{5,8}(?!\\d)`, `\\d{6,8}(?!\\d)`, "Codes of five digits reach the log"],
    [`\\d{5,8}(?!\\d)`, `\\d{5,7}(?!\\d)`, "Codes of eight digits reach the log"],
    [`\\d{5,8}(?!\\d)`, `\\d{3,8}(?!\\d)`, "HTTP statuses are masked"],
    [`[/(?<![\\w-])eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*/g, REMOVED],`, "", "Assertions reach the log"],
    [`(?:\\+|00)?(?:98|0)`, `(?:\\+)?(?:98|0)`, "A mobile with 0098 reaches the log in part"],
    [`(?:\\+|00)?(?:98|0)`, `(?:\\+|00)?0`, "A mobile with +98 reaches the log"],
    [`[ -]?\\d{3}[ -]?\\d{4}`, `\\d{3}\\d{4}`, "A mobile in groups reaches the log"],
    [
      `\\d{10}|\\d{3}-\\d{6}-\\d|\\d{5}-\\d{5}`,
      `\\d{3}-\\d{6}-\\d|\\d{5}-\\d{5}`,
      "National IDs reach the log",
    ],
    [
      `\\d{10}|\\d{3}-\\d{6}-\\d|\\d{5}-\\d{5}`,
      `\\d{10}|\\d{5}-\\d{5}`,
      "National IDs in groups reach the log",
    ],
    [
      `\\d{10}|\\d{3}-\\d{6}-\\d|\\d{5}-\\d{5}`,
      `\\d{10}|\\d{3}-\\d{6}-\\d`,
      "Postal codes in groups reach the log",
    ],
    [`1[2-4]\\d{2}([/.-])`, `1[34]\\d{2}([/.-])`, "Birth dates of old people reach the log"],
    [`1[2-4]\\d{2}([/.-])`, `1[2-3]\\d{2}([/.-])`, "Birth dates after 1400 reach the log"],
    [`(?:18|19|20)\\d{2}`, `(?:19|20)\\d{2}`, "Birth dates of foreigners reach the log"],
    [`(?:18|19|20)\\d{2}`, `(?:18|19)\\d{2}`, "Birth dates of young foreigners reach the log"],
    [`(?![\\dT]| \\d)`, `(?!\\d)`, "Times of the log's own are masked"],
    [
      `toLatinDigits(text).replace(/%(?:DB%B|D9%A)(\\d)/gi, "$1")`,
      `toLatinDigits(text)`,
      "Persian digits in addresses reach the log",
    ],
    [`toLatinDigits(text).replace`, `text.replace`, "Persian digits reach the log"],
    [`(?:DB%B|D9%A)`, `(?:DB%B)`, "Arabic digits in addresses reach the log"],
    [
      `/%(?:DB%B|D9%A)(\\d)/gi`,
      `/%(?:DB%B|D9%A)(\\d)/g`,
      "Persian digits in addresses in small letters reach the log",
    ],
    [`"requestId", "traceId"`, `"traceId"`, "One request in thirty cannot be found by its number"],
    [`"requestId", "traceId"`, `"requestId"`, "One trace in thirty cannot be found"],
    [`walk.removed.add(value);`, "", "A value that its field takes out is in the message"],
    [
      `return [maskText(name), maskValue(value, walk)];`,
      `return [name, maskValue(value, walk)];`,
      "A field's name may be a mobile",
    ],
    [
      `return removed.has(part) ? REMOVED : maskValue(part, { removed, seen: new Set() });`,
      `return maskValue(part, { removed, seen: new Set() });`,
      "A value that its field takes out is in the message",
    ],
    [`rawMessage: ""`, `rawMessage: record.rawMessage`, "The message is in the log as it was"],
    [
      `if (i % 2 === 0) return maskText(String(part));`,
      `if (i % 2 === 0) return part;`,
      "A message's own text is not masked",
    ],
    [`if (walk.seen.has(value)) return "[circular]";`, "", "A cycle ends the program"],
    [
      `if (value instanceof URL) return maskText(value.href);`,
      "",
      "Addresses are left out of the log",
    ],
    [
      `if (value instanceof Map) return maskFields(Object.fromEntries(value), inner);`,
      "",
      "Maps are left out of the log",
    ],
    [
      `if (value instanceof Headers) return maskFields(Object.fromEntries(value), inner);`,
      "",
      "Headers are left out of the log",
    ],
    [
      `if (value instanceof Set) return [...value].map((item) => maskValue(item, inner));`,
      "",
      "Sets are left out of the log",
    ],
    [
      `if (value instanceof Error) return maskError(value, inner);`,
      "",
      "Errors are left out of the log",
    ],
    [
      `if (ArrayBuffer.isView(value)) return \`[\${value.byteLength} bytes]\`;`,
      "",
      "A photo is in the log byte by byte",
    ],
    [`if (value instanceof Date) return value;`, "", "Times are left out of the log"],
    [
      `message: maskText(error.message),`,
      `message: error.message,`,
      "An error's message is not masked",
    ],
    [
      `stack: maskText(error.stack ?? ""),`,
      `stack: error.stack,`,
      "An error's stack is not masked",
    ],
    [`cause: maskValue(error.cause, walk)`, `cause: error.cause`, "An error's cause is not masked"],
    [
      `...(error.cause !== undefined && { cause: maskValue(error.cause, walk) }),`,
      "",
      "The log does not say why",
    ],
    [`...maskFields(error, walk),\n`, "", "An error's own fields are left out of the log"],
    [
      `return masked === String(value) ? value : masked;`,
      `return value;`,
      "Mobiles that are numbers reach the log",
    ],
  ]),
  ...mutantsOf(at("logging"), test("logging"), [
    [
      `formatter(maskRecord(record))`,
      `formatter(record)`,
      "Personal data reaches the log as it is",
    ],
    [
      `{ mayWait: isOfRequest(record) }`,
      `{ mayWait: true }`,
      "What matters is lost when the process is killed",
    ],
    [`{ mayWait: isOfRequest(record) }`, `{ mayWait: false }`, "Each request waits for the log"],
    [
      `format === "json" ? getJsonLinesFormatter() : getAnsiColorFormatter()`,
      `getAnsiColorFormatter()`,
      "Machines cannot read the log",
    ],
    [
      `contextLocalStorage: new AsyncLocalStorage<Record<string, unknown>>(),`,
      "",
      "Lines do not say of which request they are",
    ],
    [`lowestLevel: level,`, `lowestLevel: "trace",`, "The log holds more than it is told to"],
    [`return flush;`, `return () => {};`, "What waits is lost when the process ends"],
  ]),
];
