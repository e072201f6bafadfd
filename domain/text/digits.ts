/** Digits as people type them: Persian (U+06F0…), Arabic (U+0660…) and Latin are equivalent. */

/** Converts Persian and Arabic digits to Latin ones and keeps everything else. */
export function toLatinDigits(text: string): string {
  // Both blocks begin at a multiple of 16, so the low four bits are the digit's value.
  return text.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/**
 * The digits of a number field, without the spaces and dashes that people type. Invisible
 * characters (zero-width, direction marks) are kept, so that the field's own rule refuses them.
 */
export function parseNumber(text: string): string {
  return toLatinDigits(text).replace(/[ \u00a0\-‐–]/g, "");
}
