/** Lists in PostgreSQL's own text form, without asking the server about its types. */

type Item = string | number | undefined;

const write = (items: readonly string[]): string => `{${items.join()}}`;

/** Of numbers, as text or not. */
export const list = (items: readonly Item[]): string =>
  write(items.map((item) => item === undefined ? "null" : String(item)));

export const bytesList = (items: readonly Uint8Array[]): string =>
  write(items.map((bytes) => `"\\\\x${bytes.toHex()}"`));

export const textList = (items: readonly (string | undefined)[]): string =>
  write(items.map((text) => text === undefined ? "null" : `"${text.replace(/["\\]/g, "\\$&")}"`));
