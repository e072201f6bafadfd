import assert from "node:assert/strict";
import fc from "fast-check";
import { getLogger, type LogRecord, reset, withContext } from "@logtape/logtape";
import { configureLogging, type LoggingOptions } from "../../../adapters/observation/logging.ts";
import { maskRecord, maskText } from "../../../adapters/observation/log_masking.ts";

const CASES: [string, string][] = [
  [`GET /not-me/${"aB3-_".repeat(8)}xyz 200`, "GET /not-me/[removed] 200"],
  ["sent to 09121234567", "sent to [mobile]"],
  ["id 001.234.5679", "id [ten digits]"],
  ["id 001/234/5679", "id [ten digits]"],
  ["id 001:234:5679", "id [ten digits]"],
  ["id ۰۰۱|۲۳۴۵۶۷|۹", "id [ten digits]"],
  ["/a?n=001%3A234%3A5679", "/a?n=[ten digits]"],
  ["/a?n=001%7C234567%7C9", "/a?n=[ten digits]"],
  ["card 6037|9912|3456|7893", "card [digits]"],
  ["card 6037:9912:3456:7893", "card [digits]"],
  ["born 14/05/1370", "born [date]"],
  ["born 5-8-1991", "born [date]"],
  ["born ۱۴.۵.۱۳۷۰", "born [date]"],
  ["born 31/12/2001", "born [date]"],
  ["/a?d=14%2F05%2F1370", "/a?d=[date]"],
  ["/a?pin=77&x=1", "/a?pin=[removed]&x=1"],
  ["/a?x=1&password=hunter", "/a?x=1&password=[removed]"],
  ["/a?access_token=abc", "/a?access_token=[removed]"],
  ["/a?client_secret=abc", "/a?client_secret=[removed]"],
  ["sent to ۰۹۱۲۱۲۳۴۵۶۷", "sent to [mobile]"],
  ["sent to ٠٩١٢١٢٣٤٥٦٧", "sent to [mobile]"],
  ["sent to +989121234567.", "sent to [mobile]."],
  ["sent to 00989121234567", "sent to [mobile]"],
  ["sent to 0912 123 4567", "sent to [mobile]"],
  [
    "/login?m=%DB%B0%DB%B9%DB%B1%DB%B2%DB%B1%DB%B2%DB%B3%DB%B4%DB%B5%DB%B6%DB%B7",
    "/login?m=[mobile]",
  ],
  ["id 0012345679!", "id [ten digits]!"],
  ["شناسه۰۰۱۲۳۴۵۶۷۹", "شناسه[ten digits]"],
  ["id 001-234567-9", "id [ten digits]"],
  ["post 12345-67890", "post [ten digits]"],
  ["born 1370/05/14", "born [date]"],
  ["born ۱۳۷۰/۵/۱۴", "born [date]"],
  ["born 1991-08-05", "born [date]"],
  ["code: 12345", "code: [removed]"],
  ["your code is 12345", "your code is [removed]"],
  ["کد ورود شما: ۱۲۳۴۵", "کد ورود شما: [removed]"],
  ["رمز یک‌بارمصرف شما: ۱۲۳۴۵", "رمز یک‌بارمصرف شما: [removed]"],
  ["رمز یک‌بارمصرف پنجره: ۱۲۳۴۵", "رمز یک‌بارمصرف پنجره: [removed]"],
  ["@sso.example #12345", "@sso.example #[removed]"],
  ["/cb?code=abcDEF&state=1", "/cb?code=[removed]&state=1"],
  ["Cookie: session=abc; other=1", "Cookie: [removed]"],
  ["with Bearer abc.def", "with Bearer [removed]"],
  [`/qr/${"aB3-_xyz".repeat(3).slice(2)} 200`, "/qr/[removed] 200"],
  ["/captcha?captcha=k7m2&x=1", "/captcha?captcha=[removed]&x=1"],
  ["/a?x=1&token=abc#b", "/a?x=1&token=[removed]#b"],
  ["رمز ورود: ۱۲۳۴۵۶", "رمز ورود: [removed]"],
  ["otp 12345678.", "otp [removed]."],
  ["born 1299/12/29", "born [date]"],
  ["born 1405/1/2", "born [date]"],
  ["born 1899-12-31", "born [date]"],
  ["born 2001.2.3", "born [date]"],
  ["/a?m=%D9%A0%D9%A9%D9%A1%D9%A2%D9%A1%D9%A2%D9%A3%D9%A4%D9%A5%D9%A6%D9%A7", "/a?m=[mobile]"],
  ["/a?m=%db%b0%db%b9%db%b1%db%b2%db%b1%db%b2%db%b3%db%b4%db%b5%db%b6%db%b7", "/a?m=[mobile]"],
  ["got eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "got [removed]"],
  // Mobiles, in any spelling.
  ["to 0912-345-6789", "to [mobile]"],
  ["to 0912.345.67.89", "to [mobile]"],
  ["to (0912) 345 67 89", "to ([mobile]"],
  ["to +98 (0) 912 345 6789", "to [mobile]"],
  ["to +98-912-3456789", "to [mobile]"],
  ["to 98 912 345 6789", "to [mobile]"],
  ["to 0098/912/3456789", "to [mobile]"],
  ["to 0912\u200c345\u200c6789", "to [mobile]"],
  ["to 0912\u00a0345\u00a06789", "to [mobile]"],
  ["to ۰۹۱۲ ۳۴۵ ۶۷ ۸۹", "to [mobile]"],
  ["/login?m=%2B98+912+345+6789&x=1", "/login?m=[mobile]&x=1"],
  ["/login?m=0912%20345%206789", "/login?m=[mobile]"],
  ["/login?m=%30%39%31%32%33%34%35%36%37%38%39", "/login?m=[mobile]"],
  ["/login?m=%2530%2539%2531%2532%2533%2534%2535%2536%2537%2538%2539", "/login?m=[mobile]"],
  ["/login?m=%25DB%25B0%25DB%25B9%25DB%25B1%25DB%25B2345%E2%80%8C6789", "/login?m=[mobile]"],
  ["/login?m=0912%2C345%252C6789", "/login?m=[mobile]"],
  ["/login?m=0912%2F345%252E6789", "/login?m=[mobile]"],
  ["/login?m=0912;345=67~89", "/login?m=[mobile]"],
  ["to 0912\u2060345\u00ad67\ufeff89", "to [mobile]"],
  ["to 0912•345‧67★89, 0912\x1d3456789", "to [mobile], [mobile]"],
  ["/login?m=0912%E2%80%A2345%E2%98%856789", "/login?m=[mobile]"],
  ["/login?m=0912%E2%81%A0345%25C2%25AD6789", "/login?m=[mobile]"],
  ["/login?m=%EF%BC%90%EF%BC%99%EF%BC%91%EF%BC%92%EF%BC%93456789", "/login?m=[mobile]"],
  ["/x/%D9%86%DB%B0%DB%B9%DB%B1%DB%B2%DB%B1%DB%B2%DB%B3456%DB%B7", "/x/ن[mobile]"],
  ["/x/%D9%86%D9%8609121234567", "/x/نن[mobile]"],
  ["/x/%E2%80%A8%C2%85%E2%80%AE9", "/x/%E2%80%A8%C2%859"],
  ["id \u2460\u2460\u2461\u2462\u2463\u2464\u2465\u2466\u2467\u2468", "id [ten digits]"],
  ["id 0\u200c0\u200c1\u200c2\u200c3\u200c4\u200c5\u200c6\u200c7\u200c9", "id [ten digits]"],
  ["card 6037.9911.1234.5678, 6037/9911/1234/5678", "card [digits], [digits]"],
  // National IDs, FIDA codes, cards, accounts, plain and in groups.
  ["/fida/99910000014", "/fida/[digits]"],
  ["/fida/999100000140?x", "/fida/[digits]?x"],
  ["/fida/۹۹۹۱۰۰۰۰۰۱۴", "/fida/[digits]"],
  ["/support/7482910364527", "/support/[digits]"],
  ["number ۷۴۸۲ ۹۱۰ ۳۶۴ ۵۲۷", "number [digits]"],
  ["passport K12345678, x", "passport [passport], x"],
  ["/card/6037991112345678", "/card/[digits]"],
  ["/card/6037-9911-1234-5678", "/card/[digits]"],
  ["card 6037 9911 1234 5678.", "card [digits]."],
  ["/card?n=6037+9911+1234+5678", "/card?n=[digits]"],
  ["/card?n=6037%209911%201234%205678", "/card?n=[digits]"],
  ["card ۶۰۳۷-۹۹۱۱-۱۲۳۴-۵۶۷۸", "card [digits]"],
  ["card IR060120000000000123456789 x", "card IR[digits] x"],
  ["IR06 0120 0000 0000 0123 4567 89", "IR[digits]"],
  ["id 001 234 567 9", "id [digits]"],
  ["id 001_234567_9", "id [digits]"],
  ["id 912 345 6789", "id [digits]"],
  // E-mail addresses.
  ["to sara.m+x@mail.example.ir.", "to [email]."],
  ["/u/sara@example.ir/x", "/u/[email]/x"],
  ["/u?e=sara%40example.ir&x=1", "/u?e=[email]&x=1"],
  ["/u?e=sara%40example%2Eir", "/u?e=[email]"],
  ["/u?e=sara%2540example.ir", "/u?e=[email]"],
  ["سارا@پست.ایران گفت", "[email] گفت"],
];

for (const [text, masked] of CASES) {
  Deno.test(`maskText: "${text}"`, () => assert.equal(maskText(text), masked));
}

Deno.test("maskText reads every variant of a digit, and no other character, as the digit", () => {
  let variants = 0;
  for (let code = 0x80; code <= 0x10ffff; code++) {
    const char = String.fromCodePoint(code);
    const isVariant = /^\d$/.test(char.normalize("NFKC"));
    if (isVariant) variants++;
    if (isVariant) assert.equal(maskText(char.repeat(10)), "[ten digits]", code.toString(16));
    else if (/\p{No}/u.test(char)) assert.equal(maskText(char.repeat(10)), char.repeat(10));
  }
  assert.ok(variants > 100);
});

Deno.test("maskText leaves harmless text alone", () => {
  for (
    const text of [
      "status code: 500 after 12345 ms",
      "from 192.168.1.10:8000 at 2026-11-22T05:31:17.000Z",
      "epoch 1795305600000",
      "deno 2.9.6",
      "GET /tel/0912",
      "at 2026-11-22 05:31:17.123",
      "10.0.98.9 and 192.168.100.200",
      "node_modules/.deno/hono@4.13.19/router.js:12:34",
      "0.25 of 12 34 56",
      "/a%2Fb%2e%2e",
      "/a%E2%80%A6?v=1.2.3.4&b=%C3",
      "10.20.30.40, then 2026-09-12 09:12:34",
    ]
  ) assert.equal(maskText(text), text);
});

Deno.test("maskText masks the same whether the rest of the text looks suspicious or not", () => {
  const part = fc.constantFrom(
    ...CASES.flatMap(([text]) => text.split(/(?<=[\s/=:])/)),
    ...[
      "0",
      "12",
      "345",
      "6789",
      " ",
      "+",
      "_",
      "(",
      ")",
      "9",
      "98",
      "@",
      "a.ir",
      "%30",
      "%40",
      "%2530",
      "-",
      "/",
      "#",
      "code",
      "رمز",
      "Bearer",
      "eyJ",
      "?token=",
    ],
  );
  fc.assert(fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
    const text = parts.join("");
    // The percent sign alone makes every mask run; on a line of its own it matches none of them.
    assert.equal(`%\n${maskText(text)}`, maskText(`%\n${text}`));
  }));
});

/** The output's content; the output accepts a few bytes at a time, like a busy pipe. */
async function logged(
  options: Pick<LoggingOptions, "level" | "format">,
  log: () => void,
): Promise<string> {
  const written: number[] = [];
  const output = {
    writeSync(bytes: Uint8Array) {
      written.push(...bytes.subarray(0, 50));
      return Math.min(50, bytes.length);
    },
  };
  await configureLogging({ ...options, output });
  log();
  await reset();
  return new TextDecoder().decode(new Uint8Array(written));
}

const logger = getLogger(["panjereh", "test"]);

Deno.test("configureLogging writes one JSON line per record, with the request's ID", async () => {
  const requestId = "a1234567890-0123456789";
  const traceId = "a1234567890b4c5d0912345678901234";
  const text = await logged({ level: "info", format: "json" }, () => {
    withContext(
      { requestId, traceId },
      () => logger.info("Opened {service}", { service: "insurance" }),
    );
    logger.warning("Second\nline");
    logger.debug("below the level");
  });
  const lines = text.trimEnd().split("\n").map((line) => JSON.parse(line));
  assert.equal(lines.length, 2);
  assert.equal(lines[0].level, "INFO");
  assert.equal(lines[0].logger, "panjereh.test");
  assert.match(lines[0].message, /^Opened .?insurance.?$/);
  assert.deepEqual(lines[0].properties, { requestId, traceId, service: "insurance" });
});

const SECRETS = {
  code: "48151",
  mobile: "09121234567",
  nationalId: "0012345679",
  birth: "1370/05/14",
};
const ANY_SECRET = /48151|09121234567|9121234567|0012345679|1370\/05\/14/;

for (const format of ["json", "pretty"] as const) {
  Deno.test(`configureLogging lets no personal data through (${format})`, async () => {
    const { code, mobile, nationalId, birth } = SECRETS;
    const text = await logged({ level: "trace", format }, () => {
      logger.info("{code} {mobile} {national_id} {birthDate}", {
        code,
        mobile,
        national_id: nationalId,
        birthDate: birth,
      });
      logger.info`${mobile} ${nationalId} ${birth} ${{ otp: { code } }}`;
      logger.info("nested", {
        person: { nationalId, birth_day: birth, list: [mobile, { captcha: code }] },
        numbers: [Number(`1${nationalId.slice(1)}`), Number(mobile), 12],
        headers: new Headers({ cookie: code, authorization: code, "x-id": nationalId }),
        map: new Map([[mobile, "Code"], ["Code", code]]),
        address: new URL(`http://localhost/${mobile}?code=${code}`),
      });
      const cause = Object.assign(new Error(`for ${mobile}`), { code });
      logger.error("failed {error}", { error: new Error(`bad ${nationalId}`, { cause }) });
      const cycle: Record<string, unknown> = { mobile };
      cycle.self = cycle;
      logger.warning("cycle", cycle);
    });
    assert.doesNotMatch(text, ANY_SECRET);
    assert.doesNotMatch(text, /1012345679/);
    assert.match(text, /failed/);
    assert.match(text, /cycle/);
  });
}

Deno.test("configureLogging keeps an error's name, message and cause", async () => {
  const text = await logged({ level: "info", format: "json" }, () => {
    const error = new TypeError("outer", { cause: new RangeError("inner") });
    logger.error("Failed", { error });
  });
  const { error } = JSON.parse(text).properties;
  assert.equal(error.name, "TypeError");
  assert.equal(error.message, "outer");
  assert.equal(error.cause.name, "RangeError");
});

/** Fields in neither list only look like personal data. */
const FIELDS: [removed: boolean, names: string[]][] = [
  [true, [
    "code",
    "oneTimeCode",
    "one_time_code",
    "otpCode",
    "otp",
    "nationalId",
    "national-id",
    "NATIONAL_ID",
    "mobile",
    "phone",
    "phoneNumber",
    "birth",
    "birthDate",
    "birth_year",
    "captcha",
    "cookie",
    "Set-Cookie",
    "setCookie",
    "Authorization",
    "token",
    "secret",
    "password",
    "postalCode",
    "contactMobile",
    "m1NationalId",
    "m2_email",
    "typed_password",
    "accessToken",
    "client_secret",
    "userName",
    "given_name",
    "fatherName",
    "fida_code",
  ]],
  [false, [
    "codes",
    "codeLength",
    "national",
    "mobiles",
    "phones",
    "captchaId",
    "cookies",
    "name",
    "hostname",
    "status",
  ]],
];

for (const [removed, names] of FIELDS) {
  Deno.test(`configureLogging ${removed ? "removes" : "keeps"} the values of these fields`, async () => {
    for (const name of names) {
      const text = await logged({ level: "info", format: "json" }, () => {
        logger.info("field", { [name]: "value", nested: [{ [name]: "value" }] });
      });
      const { properties } = JSON.parse(text);
      const shown = removed ? "[removed]" : "value";
      assert.deepEqual(properties, { [name]: shown, nested: [{ [name]: shown }] }, name);
    }
  });
}

Deno.test("configureLogging writes request lines a little later, and other lines at once after them", async () => {
  const written: string[] = [];
  const output = {
    writeSync(bytes: Uint8Array) {
      written.push(new TextDecoder().decode(bytes));
      return bytes.length;
    },
  };
  const flush = await configureLogging({ level: "info", format: "json", output });
  getLogger(["panjereh", "request"]).info("first");
  assert.deepEqual(written, []);
  logger.info("second");
  assert.equal(written.length, 1);
  assert.match(written[0], /first.*\n.*second/);
  getLogger(["panjereh", "request"]).info("third");
  flush();
  assert.match(written[1], /third/);
  await reset();
});

Deno.test("configureLogging truncates very long texts", async () => {
  const text = await logged({ level: "info", format: "json" }, () => {
    logger.info("long", { exact: "x".repeat(8192), longer: "x".repeat(8193) });
  });
  const { properties } = JSON.parse(text);
  assert.equal(properties.exact, "x".repeat(8192));
  assert.equal(properties.longer, `${"x".repeat(8192)}…`);
});

/** The form in which a value is logged. */
async function written(value: unknown): Promise<unknown> {
  const text = await logged({ level: "info", format: "json" }, () => logger.info("v", { value }));
  return JSON.parse(text).properties.value;
}

const mobile = SECRETS.mobile;
const VALUES: [name: string, value: unknown, shown: unknown][] = [
  ["an address", new URL(`http://localhost/${mobile}`), "http://localhost/[mobile]"],
  ["a map", new Map([[mobile, mobile], ["token", "x"]]), {
    "[mobile]": "[mobile]",
    token: "[removed]",
  }],
  ["headers", new Headers({ "x-a": mobile, cookie: "x" }), {
    "x-a": "[mobile]",
    cookie: "[removed]",
  }],
  ["a set", new Set([mobile, 1]), ["[mobile]", 1]],
  ["bytes", new Uint8Array(3), "[3 bytes]"],
  ["a moment", new Date("2026-11-22T05:31:17.000Z"), "2026-11-22T05:31:17.000Z"],
  ["a large integer", 989121234567n, "[mobile]"],
  ["a small integer", 12n, "12"],
  ["a mobile as a number", 989121234567, "[mobile]"],
  ["a small number", 12, 12],
  ["nothing", null, null],
  ["a truth", true, true],
  ["a list", [mobile, [mobile]], ["[mobile]", ["[mobile]"]]],
];

for (const [name, value, shown] of VALUES) {
  Deno.test(`configureLogging writes ${name} masked but complete`, async () => {
    assert.deepEqual(await written(value), shown);
  });
}

Deno.test("configureLogging writes an error with its own fields, masked", async () => {
  const error = Object.assign(new Error(`for ${mobile}`), { code: "48151", retryAfter: 3 });
  const shown = await written(error) as Record<string, unknown>;
  const { message, retryAfter, code, stack } = shown;
  assert.deepEqual([message, retryAfter, code], ["for [mobile]", 3, "[removed]"]);
  assert.match(String(stack), /^Error: for \[mobile\]\n\s+at /);
});

Deno.test("maskRecord masks a message's own text, and keeps no copy of it", () => {
  const record = {
    category: ["panjereh"],
    level: "info",
    timestamp: 0,
    message: [`sent to ${mobile} by `, mobile, ""],
    rawMessage: `sent to ${mobile} by {who}`,
    properties: {},
  } satisfies LogRecord;
  assert.deepEqual(maskRecord(record), {
    ...record,
    message: ["sent to [mobile] by ", "[mobile]", ""],
    rawMessage: "",
  });
});
