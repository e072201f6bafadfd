/** A static file, ready to be sent. */
export interface Asset {
  contentType: string;
  body: Uint8Array<ArrayBuffer>;
  /** Brotli at the highest level, made at start; absent if it would save nothing. */
  brotli?: Uint8Array<ArrayBuffer>;
  /** File name for downloads. */
  download?: string;
}
