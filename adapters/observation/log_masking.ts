/**
 * The last line of defence against personal data in logs (security case 26). No code should log
 * any; what slips through is masked here, at the price of masking an innocent number now and then.
 */
import type { LogRecord } from "@logtape/logtape";
import { toLatinDigits } from "../../domain/text/digits.ts";
import { parseTrackingNumber } from "../../domain/text/tracking_number.ts";
import { withoutInvisible } from "../../domain/text/invisible.ts";

const REMOVED = "[removed]";

/** Bounds the time and space that input from strangers can cost in the log. */
const MAX_TEXT = 8192;

/** Fields whose values are never logged; compared without case, "_" and "-". */
const REMOVED_FIELD =
  /^(?:(?:onetime|otp)?code|otp|nationalid|mobile|phone(?:number)?|birth.*|captcha|(?:set)?cookie|authorization|token|secret|password|postalcode)$/;

/** The same with words before them, as forms of portal and desk name them, and people's names. */
const PERSONAL_FIELD =
  /(?:nationalid|mobile|phonenumber|email|password|token|secret|postalcode|birthdate)$|^(?:user|first|last|father|given|family)name$|^(?:fidacode|cardnumber|documentnumber|passport)$/;

/**
 * Random names in hex. About one in thirty contains ten decimal digits in a row, which look like a
 * national ID.
 */
const RANDOM_NAMES: ReadonlySet<string> = new Set(["requestId", "traceId"]);

/** What people and programs put between groups of digits; `+` is a space in queries. */
const GAP = String.raw`[\t \u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069+\-._()/,;=~]{0,3}`;

const MASKS: [RegExp, string | ((match: string) => string)][] = [
  [/\b((?:set-)?cookie|authorization)(["']?\s*[:=]\s*).*/gi, `$1$2${REMOVED}`],
  [/\bBearer\s+\S+/gi, `Bearer ${REMOVED}`],
  [/(\/qr\/)[\w-]{22}/g, `$1${REMOVED}`],
  [
    /([?&](?:code|captcha|pin|password|(?:[a-z]{1,20}_)?(?:token|secret))=)[^&#\s]*/gi,
    `$1${REMOVED}`,
  ],
  // This token lets its holder end sessions.
  [/(\/not-me\/)[\w-]+/g, `$1${REMOVED}`],
  [
    /[^\s@/?&=:;,"'<>()[\]{}|\\]{1,64}@(?:[\p{L}\d-]{1,63}(?:\.|%2E)){1,8}\p{L}{2,63}/giu,
    "[email]",
  ],
  // 5 to 8 digits are a one-time code, three an HTTP status. "#" is how an SMS binds the code.
  [/((?:code|captcha|otp|کد|رمز)[^\d\n]{0,20}|#)\d{5,8}(?!\d)/gi, `$1${REMOVED}`],
  // A JWS: its payload is readable without a key (RFC 7515 §3.1).
  [/(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*/g, REMOVED],
  [
    new RegExp(
      String.raw`(?<!\d)\+?(?:(?:00)?98${GAP}0?${GAP}|0${GAP})9(?:${GAP}\d){9}(?!\d)`,
      "g",
    ),
    "[mobile]",
  ],
  // National IDs and postal codes, plain or grouped.
  [/(?<!\d)(?:\d{10}|\d{3}-\d{6}-\d|\d{5}-\d{5})(?!\d)/g, "[ten digits]"],
  // FIDA codes and company IDs, card numbers, account numbers (IBAN).
  [/(?<!\d)(?:\d{11,12}|\d{16}|\d{24})(?!\d)/g, "[digits]"],
  [/(?<!\d)\d{13}(?!\d)/g, (number) => isTracking(number) ? "[digits]" : number],
  // Iranian passports.
  [/(?<![\w-])[A-Z]\d{8}(?![\w-])/g, "[passport]"],
  [/(?<!\d)\d{1,6}(?:[ +_-]\d{1,6}){1,11}(?!\d)/g, maskGroups],
  // With dots, other groups may be an IP.
  [/(?<!\d)\d{4}([./,:;|=~])\d{4}\1\d{4}\1\d{4}(?!\d)/g, "[digits]"],
  [/(?<!\d)\d{3}([./,:;|=~])(?:\d{3}\1\d{4}|\d{6}\1\d)(?!\d)/g, "[ten digits]"],
  [/(?<!\d)1[2-4]\d{2}([/.-])\d{1,2}\1\d{1,2}(?!\d)/g, "[date]"],
  [/(?<!\d)\d{1,2}([/.-])\d{1,2}\1(?:1[2-4]|18|19|20)\d{2}(?!\d)/g, "[date]"],
  // A date alone may be a birth date; one with a time of day is a timestamp.
  [/(?<!\d)(?:18|19|20)\d{2}([/.-])\d{1,2}\1\d{1,2}(?![\dT]| \d)/g, "[date]"],
];

/** As many digits as a national ID, a FIDA code, a card or an account has. */
const LENGTHS = [10, 11, 12, 16, 24];

/** Who has one can follow a dossier. A time in milliseconds is as long, and seldom passes the check. */
const isTracking = (digits: string) => "trackingNumber" in parseTrackingNumber(digits);

function maskGroups(groups: string): string {
  const isTimestamp = /^\d{4}-\d\d?-\d\d? /.test(groups);
  const digits = groups.replace(/\D/g, "");
  const isPersonal = LENGTHS.includes(digits.length) || isTracking(digits);
  return !isTimestamp && isPersonal ? "[digits]" : groups;
}

/**
 * What at least one mask needs in order to match. Most text has none of it and is passed through
 * cheaply.
 */
const SUSPICIOUS =
  /\d{4}|\d[\t +\-._()/,;=~]{1,3}\d+[\t +\-._()/,;=~]{1,3}\d|[^\x20-\x7e]|[%@]|cookie|authorization|bearer|\/qr\/|\/not-me\/|[?&](?:code|captcha|pin|password|(?:[a-z]{1,20}_)?(?:token|secret))=|eyJ/i;

/** `text` without numbers that name a person, e-mail addresses, dates, and labelled codes. */
export function maskText(text: string): string {
  if (text.length <= MAX_TEXT && !SUSPICIOUS.test(text)) return text;
  const short = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
  return MASKS.reduce(
    // Both overloads of `replace` are the same call.
    (masked, [pattern, mask]) => masked.replace(pattern, mask as string),
    readable(short),
  );
}

/** Percent-encoded once or more often. */
const ENCODED_MARK = /%(?:25)*(2[089BCD]|3[\dABD]|40|5F|7[CE]|(?<=\d%(?:25)*)2[EF](?=\d))/gi;
/** Bytes beyond ASCII. */
const ENCODED_TEXT = /(?:%(?:25)*[89A-F][\dA-F])+/gi;

/** Latin digits, `@` and what stands between groups of digits, also where a URL has them encoded. */
function readable(text: string): string {
  return digitsOf(text)
    .replace(ENCODED_TEXT, decodeText)
    .replace(ENCODED_MARK, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
    // Messengers put such characters around and between the digits of a number.
    .replace(/(?<=\d)[^\x20-\x7e]+(?=\d)/g, apart)
    .replace(/(?<=\d)(?<!%[\dA-F]{2})(?:%[89A-F][\dA-F])+(?=\d)/gi, " ");
}

/** As forms read a number: signs that are no letters divide groups (domain/text/digits.ts). */
const apart = (between: string) =>
  withoutInvisible(between).replace(/[^\x20-\x7e\p{L}\p{N}]/gu, " ");

/** Each variant of a digit (`⑨`, `²`) becomes the digit (NFKC); all else stays as it is. */
function digitsOf(text: string): string {
  return toLatinDigits(text).replace(/\p{No}/gu, (char) => {
    const plain = char.normalize("NFKC");
    return /^\d$/.test(plain) ? plain : char;
  });
}

/** Text, since the end of an encoded letter looks like the first digits of a number. */
function decodeText(encoded: string): string {
  const bytes = encoded.match(/[\dA-F]{2}(?=%|$)/gi)!.map((hex) => parseInt(hex, 16));
  const text = UTF8.decode(Uint8Array.from(bytes));
  if (text.includes("\ufffd")) return encoded;
  // Not what would move the log's own text: line separators, for example.
  return withoutInvisible(digitsOf(text)).replace(/[^\p{L}\p{M}\p{N}]+/gu, encodeURIComponent);
}

const UTF8 = new TextDecoder();

/** The record as it may be written: properties and message parts masked, errors flattened. */
export function maskRecord(record: LogRecord): LogRecord {
  const removed = new Set<unknown>();
  const properties = maskFields(record.properties, { removed, seen: new Set() });
  const message = record.message.map((part, i) => {
    // Even parts are the template, odd ones the inserted values.
    if (i % 2 === 0) return maskText(String(part));
    return removed.has(part) ? REMOVED : maskValue(part, { removed, seen: new Set() });
  });
  return { ...record, properties, message, rawMessage: "" };
}

interface Walk {
  /** Values removed because of their field, to be removed from the message too. */
  removed: Set<unknown>;
  /** The current path of objects, to stop at cycles. */
  seen: Set<object>;
}

function maskFields(fields: object, walk: Walk): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (RANDOM_NAMES.has(name)) return [name, value];
      const field = name.toLowerCase().replace(/[_-]/g, "");
      if (REMOVED_FIELD.test(field) || PERSONAL_FIELD.test(field)) {
        walk.removed.add(value);
        return [name, REMOVED];
      }
      return [maskText(name), maskValue(value, walk)];
    }),
  );
}

function maskValue(value: unknown, walk: Walk): unknown {
  switch (typeof value) {
    case "string":
      return maskText(value);
    case "number": {
      const masked = maskText(String(value));
      return masked === String(value) ? value : masked;
    }
    case "object":
      return value === null ? null : maskObject(value, walk);
    case "boolean":
    case "undefined":
      return value;
    default:
      return maskText(String(value));
  }
}

function maskObject(value: object, walk: Walk): unknown {
  if (value instanceof Date) return value;
  if (walk.seen.has(value)) return "[circular]";
  const inner = { ...walk, seen: new Set(walk.seen).add(value) };
  if (value instanceof URL) return maskText(value.href);
  if (Array.isArray(value)) return value.map((item) => maskValue(item, inner));
  if (value instanceof Map) return maskFields(Object.fromEntries(value), inner);
  if (value instanceof Headers) return maskFields(Object.fromEntries(value), inner);
  if (value instanceof Set) return [...value].map((item) => maskValue(item, inner));
  if (value instanceof Error) return maskError(value, inner);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  return maskFields(value, inner);
}

function maskError(error: Error, walk: Walk): Record<string, unknown> {
  return {
    ...maskFields(error, walk),
    name: error.name,
    message: maskText(error.message),
    stack: maskText(error.stack ?? ""),
    ...(error.cause !== undefined && { cause: maskValue(error.cause, walk) }),
  };
}
