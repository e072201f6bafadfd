/** Small files of each type, and archives with whatever directory a test wants. */
import type { MediaType } from "../../domain/attachments/file/media_types.ts";

export const DOCX =
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document" satisfies MediaType;
export const XLSX =
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" satisfies MediaType;
export const ODT = "application/vnd.oasis.opendocument.text" satisfies MediaType;

/** Characters are bytes. */
export const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));

export function joined(...parts: (Uint8Array | string)[]): Uint8Array<ArrayBuffer> {
  const all = parts.map((part) => typeof part === "string" ? bytesOf(part) : part);
  const whole = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of all) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const pdf = (body = "1 0 obj <<>> endobj\n"): Uint8Array<ArrayBuffer> =>
  bytesOf(`%PDF-1.7\n${body}trailer <<>>\nstartxref\n9\n%%EOF\n`);

const bigEndian = (value: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};

const chunk = (type: string, data: string) => joined(bigEndian(data.length), type, data, "CRC!");

export const png = (data = "pixels"): Uint8Array<ArrayBuffer> =>
  joined(
    "\x89PNG\r\n\x1a\n",
    chunk("IHDR", "\0".repeat(13)),
    chunk("IDAT", data),
    chunk("IEND", ""),
  );

/** With a thumbnail in a segment, a restart and a stuffed byte in the image. */
export const jpeg = (): Uint8Array<ArrayBuffer> =>
  bytesOf(
    "\xff\xd8" + "\xff\xe0\x00\x08\xff\xd8\xff\xd9JF" + "\xff\xda\x00\x03\x01" +
      "image\xff\x00\xff\xd0more" + "\xff\xd9",
  );

export const tiff = (): Uint8Array<ArrayBuffer> => bytesOf("II\x2a\0\x08\0\0\0\0\0\0\0\0\0");

export interface Part {
  name: string;
  /** As it is stored. */
  data?: string;
  /** Instead of the true one. */
  unpacked?: number;
  at?: number;
  isEncrypted?: boolean;
  method?: number;
}

const little = (value: number, count: number): string =>
  Array.from({ length: count }, (_, i) => String.fromCharCode(value / 2 ** (8 * i) & 0xff)).join(
    "",
  );

/** A ZIP archive (APPNOTE 6.3.10 §4.3); its checksums are 0. */
export function zip(
  parts: Part[],
  { before = "", comment = "", count = parts.length }: {
    before?: string;
    comment?: string;
    /** Instead of the true one. */
    count?: number;
  } = {},
): Uint8Array<ArrayBuffer> {
  let body = before;
  let directory = "";
  for (const { name, data = "", unpacked = data.length, at, isEncrypted, method = 0 } of parts) {
    const fields = little(20, 2) + little(isEncrypted ? 1 : 0, 2) + little(method, 2) +
      little(0, 8) + little(data.length, 4) + little(unpacked, 4) + little(name.length, 2);
    directory += "PK\x01\x02" + little(20, 2) + fields + little(0, 12) +
      little(at ?? body.length, 4) + name;
    body += "PK\x03\x04" + fields + little(0, 2) + name + data;
  }
  const end = "PK\x05\x06" + little(0, 4) + little(count, 2).repeat(2) +
    little(directory.length, 4) + little(body.length, 4) + little(comment.length, 2) + comment;
  return bytesOf(body + directory + end);
}

export const DOCX_PARTS: Part[] = [
  { name: "[Content_Types].xml", data: "<Types/>" },
  { name: "word/document.xml", data: "<w:document/>" },
];

export const docx = (...more: Part[]): Uint8Array<ArrayBuffer> => zip([...DOCX_PARTS, ...more]);

export const xlsx = (): Uint8Array<ArrayBuffer> =>
  zip([{ name: "[Content_Types].xml" }, { name: "xl/workbook.xml", data: "<workbook/>" }]);

export const odt = (): Uint8Array<ArrayBuffer> =>
  zip([{ name: "mimetype", data: ODT }, { name: "content.xml", data: "<office/>" }]);
