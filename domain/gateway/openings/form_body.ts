/**
 * A form that another site's page sent, so that a page of ours can post it again with the same
 * bytes in each name and value, in whatever encoding they are: banks use windows-1256 too.
 */

/** Banks send about twenty fields in less than two kilobytes. */
export const FORM_LIMITS = { bytes: 64 * 1024, fields: 200 };

export interface HeldForm {
  fields: [name: string, value: string][];
  /** Encoding in which these texts become the bytes that came. */
  charset: "utf-8" | "windows-1252";
}

/** RFC 9110 §8.3.1; parameters have no meaning here. */
export function isUrlEncoded(contentType: string | null): boolean {
  return /^application\/x-www-form-urlencoded[\t ]*(?:;|$)/i.test(contentType ?? "");
}

/** `null`: too many fields, or no page could post them again unchanged. */
export function readForm(body: Uint8Array): HeldForm | null {
  const parts = partsOf(body);
  if (parts.length > FORM_LIMITS.fields) return null;
  const pairs = parts.map((part) => {
    const equals = part.indexOf(EQUALS);
    const end = equals < 0 ? part.length : equals;
    return [percentDecode(part.subarray(0, end)), percentDecode(part.subarray(end + 1))] as const;
  });
  const form = decode(pairs, "utf-8") ?? decode(pairs, "windows-1252")!;
  return form.fields.every(isRepeatable) ? form : null;
}

const [AMPERSAND, EQUALS, PERCENT, PLUS, BLANK] = new TextEncoder().encode("&=%+ ");

function partsOf(body: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let start = 0, end; start < body.length; start = end + 1) {
    const found = body.indexOf(AMPERSAND, start);
    end = found < 0 ? body.length : found;
    if (end > start) parts.push(body.subarray(start, end));
  }
  return parts;
}

/** WHATWG URL §1.3 and §5.1; a `%` without two digits stays. */
function percentDecode(part: Uint8Array): Uint8Array {
  const decoded = new Uint8Array(part.length);
  let length = 0;
  for (let at = 0; at < part.length; at++) {
    const byte = part[at];
    const coded = byte === PERCENT ? 16 * DIGITS[part[at + 1]] + DIGITS[part[at + 2]] : NaN;
    if (!Number.isNaN(coded)) at += 2;
    decoded[length++] = Number.isNaN(coded) ? (byte === PLUS ? BLANK : byte) : coded;
  }
  return decoded.subarray(0, length);
}

/** Values of hex digits by their bytes; `NaN` for all other bytes. */
const DIGITS = Array.from({ length: 256 }, (_, byte) => parseInt(String.fromCharCode(byte), 16));

/**
 * `null`: other bytes than this encoding has. In windows-1252 each byte is one character and each
 * of those characters is that byte again (WHATWG Encoding), whatever it meant to the sender.
 */
function decode(
  pairs: (readonly [Uint8Array, Uint8Array])[],
  charset: HeldForm["charset"],
): HeldForm | null {
  const decoder = new TextDecoder(charset, { fatal: true, ignoreBOM: true });
  try {
    return {
      fields: pairs.map(([name, value]) => [decoder.decode(name), decoder.decode(value)]),
      charset,
    };
  } catch {
    return null;
  }
}

/**
 * A browser sends no field without a name, writes its own encoding into `_charset_`, completes
 * lonely CR and LF, and reads NUL as another character (WHATWG HTML §4.10.21.4, §13.2.3.5).
 */
function isRepeatable([name, value]: [string, string]): boolean {
  return name !== "" && name.toLowerCase() !== "_charset_" &&
    // deno-lint-ignore no-control-regex -- NUL is what is looked for
    !/\u0000|\r(?!\n)|(?<!\r)\n/.test(`${name}=${value}`);
}
