/**
 * Validates a photo by its bytes, not by the type that the browser states (security_cases 31). Only
 * the picture itself is kept: bytes after its end (another file in disguise, a phone's motion
 * photo) are dropped.
 */

export interface Photo {
  type: "image/jpeg" | "image/png";
  /** A view of the file's bytes. */
  bytes: Uint8Array<ArrayBuffer>;
}

/** Larger than any phone's photo needs to be. */
export const MAX_PHOTO_BYTES = 5 * 1024 * 1024;
/** A file of a few kilobytes can declare dimensions that would fill the matcher's memory. */
const MAX_PIXELS = 100_000_000;

/** `null` unless it is a complete JPEG (ISO/IEC 10918-1) or a complete PNG (ISO/IEC 15948). */
export function readPhoto(bytes: Uint8Array<ArrayBuffer>): Photo | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [type, end] = isPng(bytes)
    ? ["image/png", endOfPng(view)] as const
    : ["image/jpeg", endOfJpeg(view)] as const;
  return end === null ? null : { type, bytes: bytes.subarray(0, end) };
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const IHDR = 0x49484452;
const IDAT = 0x49444154;
const IEND = 0x49454e44;

function isPng(bytes: Uint8Array): boolean {
  return PNG_SIGNATURE.every((byte, i) => bytes[i] === byte);
}

/** Walks the chunks: length, name, content, checksum (§5.3). */
function endOfPng(view: DataView): number | null {
  const start = PNG_SIGNATURE.length;
  if (view.byteLength < start + 25 || view.getUint32(start + 4) !== IHDR) return null;
  if (!isPictureSize(view.getUint32(start + 8), view.getUint32(start + 12))) return null;
  let hasPixels = false;
  for (let at = start; at + 12 <= view.byteLength;) {
    const name = view.getUint32(at + 4);
    at += 12 + view.getUint32(at);
    if (at > view.byteLength) return null;
    if (name === IDAT) hasPixels = true;
    if (name === IEND) return hasPixels ? at : null;
  }
  return null;
}

/** Walks the segments and, between them, the compressed pixels (B.1.1). */
function endOfJpeg(view: DataView): number | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let hasFrame = false;
  for (let at = 2; at + 4 <= view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // A marker may be preceded by any number of fill bytes.
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (marker < 0xc0 || marker === 0xd8 || length < 2) return null;
    if (isFrame(marker)) {
      const fits = at + 9 <= view.byteLength &&
        isPictureSize(view.getUint16(at + 5), view.getUint16(at + 7));
      if (!fits) return null;
      hasFrame = true;
    }
    at += 2 + length;
    if (marker !== 0xda) continue;
    const next = endOfScan(view, at);
    if (next === null) return null;
    if (view.getUint8(next + 1) === 0xd9) return hasFrame ? next + 2 : null;
    at = next;
  }
  return null;
}

/** Start of frame, except for three markers in that range with other meanings (table B.1). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** The next marker that is neither a stuffed 0xFF nor a restart. */
function endOfScan(view: DataView, from: number): number | null {
  for (let at = from; at + 1 < view.byteLength; at++) {
    if (view.getUint8(at) !== 0xff) continue;
    const marker = view.getUint8(at + 1);
    const isData = marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
    if (!isData) return at;
  }
  return null;
}

function isPictureSize(one: number, other: number): boolean {
  return one > 0 && other > 0 && one * other <= MAX_PIXELS;
}
