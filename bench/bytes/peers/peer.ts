/** Sign-in pages of others, as far as they can be had on one machine. */
import { brotliCompressSync } from "node:zlib";

export interface Peer {
  /** With what was left out. */
  name: string;
  /** Pages of one sign-in, in their order. */
  pages: string[];
  /** What a browser with scripts loads beside the first of them, icons and pictures apart. */
  files: Uint8Array[];
}

/** Bytes of a text or a file as a server at its best would send it, headers apart. */
export function weigh(sent: string | Uint8Array): number {
  const bytes = typeof sent === "string" ? new TextEncoder().encode(sent) : sent;
  // A font is compressed already.
  return Math.min(bytes.length, brotliCompressSync(bytes).length);
}
