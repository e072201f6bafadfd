/** Files that are larger than the 1 MB that nginx takes by default. */
import { Buffer } from "node:buffer";

const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

export const picture = (): Buffer => Buffer.from(PNG, "base64");

export function twoMegabytes(name: string, mimeType = "application/octet-stream") {
  // What follows a picture's end is ignored.
  return { name, mimeType, buffer: Buffer.concat([picture(), Buffer.alloc(2_000_000, 7)]) };
}
