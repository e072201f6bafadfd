/**
 * Paths that a service takes byte for byte (`paths: "exact"`) although servers read them
 * differently: `%2F`, `//`, `%7E`, triplets that are no UTF-8. Nothing is decided on them, so they
 * are refused only where some reading climbs, ends a line or is one of the window's own paths.
 */
import { RESERVED_PREFIX } from "./reserved_paths.ts";

/** Visible ASCII that browsers send raw, and UTF-8; a raw backslash is a slash to many. */
const EXACT = /^\/[!$-;=@-[\]-~\u00a0-\ud7ff\ue000-\ufffc\u{10000}-\u{10ffff}]*$/u;

/** Text that is encoded more often is an attack on the reader or on decoding time. */
const MAX_ENCODINGS = 3;

export function isHarmless(path: string): boolean {
  if (!EXACT.test(path)) return false;
  const readings = readingsOf(path);
  return readings !== null && readings.every(isSound);
}

/**
 * The path as it is, decoded once, twice and so on, by the most lenient reader: compatibility forms
 * (`．` is a dot), over-long UTF-8 and `%u002e` included. `null` if it is encoded too often.
 */
export function readingsOf(path: string): string[] | null {
  const readings = [compatible(path)];
  for (let last = readings[0]; ESCAPE.test(last); readings.push(last)) {
    if (readings.length > MAX_ENCODINGS) return null;
    last = compatible(
      last.replace(TRIPLETS, decodeBytes)
        .replace(WIDE_ESCAPES, (_, digits) => String.fromCharCode(parseInt(digits, 16))),
    );
  }
  return readings;
}

/** Character by character: ordering a long run of combining marks takes quadratic time. */
function compatible(text: string): string {
  return text.replace(/[\u0080-\u{10ffff}]/gu, (char) => char.normalize("NFKC"));
}

const ESCAPE = /%(?:u[0-9A-Fa-f]{2})?[0-9A-Fa-f]{2}/i;
const TRIPLETS = /(?:%[0-9A-Fa-f]{2})+/g;
const WIDE_ESCAPES = /%u([0-9A-Fa-f]{4})/gi;

/** What some server takes for the end of a segment: Windows also the slashes of mathematics. */
const SEPARATOR = /[/\\?#\u2044\u2215\u2216\u29f8\u29f9]/;

/** The segments' names in a reading, without parameters; lenient decoders skip a lone byte C0. */
export function namesIn(reading: string): string[] {
  return reading.replaceAll("\uf7c0", "").split(SEPARATOR)
    .map((segment) => segment.split(";", 1)[0].trim()).filter((name) => name !== "");
}

function isSound(reading: string): boolean {
  // deno-lint-ignore no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f-\u009f]/.test(reading)) return false;
  // The start of an over-long sequence whose end only lenient readers decode: `%c0%9v`.
  if (/[\uf7c0\uf7c1]%/.test(reading)) return false;
  const names = namesIn(reading);
  return !OWN_NAME.test(names[0] ?? "") && !names.some((name) => name === "." || name === "..");
}

/** Windows drops dots and spaces at the end of a name. */
const OWN_NAME = new RegExp(`^${RESERVED_PREFIX.slice(1)}[. ]*$`, "i");

/** Over-long UTF-8 of an ASCII character, one character a byte. */
const OVER_LONG = /(?:[\xc0\xc1]|\xe0[\x80\x81]|\xf0\x80[\x80\x81])[\x80-\xbf]/g;

const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Bytes that are no UTF-8 (windows-1256, for example) become U+F780 to U+F7FF, for private use.
 * They are recognised by the replacement character: an exception for each would take long.
 */
function decodeBytes(triplets: string): string {
  const bytes = triplets.replace(/%(..)/g, (_, digits) => String.fromCharCode(parseInt(digits, 16)))
    .replace(OVER_LONG, asciiOf);
  const text = UTF8.decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  if (!text.includes("\ufffd")) return text;
  return bytes.replace(
    /[\x80-\xff]/g,
    (byte) => String.fromCharCode(0xf700 + byte.charCodeAt(0)),
  );
}

function asciiOf(sequence: string): string {
  const [high, low] = [-2, -1].map((place) => sequence.at(place)!.charCodeAt(0) & 0x3f);
  return String.fromCharCode((high << 6 | low) & 0x7f);
}
