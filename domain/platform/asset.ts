/** A static file, ready to be sent. */
export interface Asset {
  contentType: string;
  body: Uint8Array<ArrayBuffer>;
  /** Brotli at the highest level, made at start; absent where it would save nothing. */
  brotli?: Uint8Array<ArrayBuffer>;
  /** The file name that a download is saved under. */
  download?: string;
}
