/** Text beyond ASCII that stands in a target or header without encoding. */

// deno-lint-ignore no-control-regex -- the whole of ASCII
const RAW = /[^\x00-\x7f]/;

const hasRaw = (text: string): boolean => RAW.test(text);

/** Percent-encodes what is beyond ASCII, as browsers do. */
export function encodeRaw(text: string): string {
  if (!hasRaw(text)) return text;
  // deno-lint-ignore no-control-regex -- the whole of ASCII
  return text.toWellFormed().replace(/[^\x00-\x7f]+/g, encodeURIComponent);
}

/** UTF-8, one character a byte. */
export function utf8Bytes(text: string): string {
  if (!hasRaw(text)) return text;
  return new TextEncoder().encode(text).reduce((all, byte) => all + String.fromCharCode(byte), "");
}

/** The text of bytes in UTF-8; U+FFFD stands for what is no UTF-8. */
export function utf8Text(bytes: string): string {
  if (!hasRaw(bytes)) return bytes;
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(
    Uint8Array.from(bytes, (char) => char.charCodeAt(0)),
  );
}
