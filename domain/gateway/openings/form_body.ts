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
  const text = Array.from(body, (byte) => String.fromCharCode(byte)).join("");
  const parts = text.split("&").filter((part) => part !== "");
  if (parts.length > FORM_LIMITS.fields) return null;
  const pairs = parts.map((part) => {
    const equals = part.indexOf("=");
    const [name, value] = equals < 0 ? [part, ""] : [part.slice(0, equals), part.slice(equals + 1)];
    return [percentDecode(name), percentDecode(value)] as const;
  });
  const form = decode(pairs, "utf-8") ?? decode(pairs, "windows-1252")!;
  return form.fields.every(isRepeatable) ? form : null;
}

/** To bytes (WHATWG URL §5.1); a `%` without two digits stays. */
function percentDecode(part: string): Uint8Array {
  const decoded = part.replaceAll("+", " ")
    .replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Uint8Array.from(decoded, (char) => char.charCodeAt(0));
}

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
