/** Files as bytes, wherever they lie. */

/** The bytes of a file, anywhere in it. */
export interface Content {
  size: number;
  /** At most as many bytes as there are from there on. */
  bytes(from: number, length: number): Promise<Uint8Array>;
  /** One after the other, from `from` to before `to`; by default all. */
  stream(from?: number, to?: number): AsyncGenerator<Uint8Array>;
}

/** SHA-256 (FIPS 180-4) of bytes that come one after the other. */
export interface Digest {
  update(bytes: Uint8Array): void;
  /** 64 digits. */
  hex(): string;
}

export type NewDigest = () => Digest;
