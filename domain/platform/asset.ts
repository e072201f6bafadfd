/** A static file, ready to be sent. */
export interface Asset {
  contentType: string;
  body: Uint8Array<ArrayBuffer>;
  /** Brotli at the highest level, made at start; absent if it would save nothing. */
  brotli?: Uint8Array<ArrayBuffer>;
  /** File name for downloads. */
  download?: string;
}

/** Whether a client takes Brotli (RFC 9110 §12.5.3); a weight of 0 refuses it. */
export const acceptsBrotli = (acceptEncoding = ""): boolean =>
  /(?:^|,)\s*br\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))|,|$)/i.test(acceptEncoding);
