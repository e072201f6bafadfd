/** How a value with letters beyond ASCII stands in a header. */
import { utf8Bytes } from "../../text/utf8.ts";

/** The value-chars of RFC 8187 §3.2.1, without its charset prefix. */
export function percentEncode(value: string): string {
  return encodeURIComponent(value.toWellFormed())
    .replace(/[*'()]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Characters for which an encoded-word has room: 75 less its frame (RFC 2047 §2), in base64. */
const WORD_BYTES = 45;

/** Encoded-words (RFC 2047), each of whole characters; ASCII stays as it is. */
export function encodedWords(value: string): string {
  if (/^[ -~]*$/.test(value) && !value.includes("=?")) return value;
  const words = [""];
  for (const char of value) {
    const bytes = utf8Bytes(char);
    if (words.at(-1)!.length + bytes.length > WORD_BYTES) words.push("");
    words[words.length - 1] += bytes;
  }
  return words.map((word) => `=?UTF-8?B?${btoa(word)}?=`).join(" ");
}

/** One line: control characters and line separators become a space. */
export function oneLine(value: string): string {
  // deno-lint-ignore no-control-regex -- control characters are what is replaced
  return value.toWellFormed().replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trim();
}
