/** Digits as people type them: Persian (U+06F0…), Arabic (U+0660…) and Latin are the same. */

/** Latin digits for Persian and Arabic ones; everything else stays. */
export function toLatinDigits(text: string): string {
  // Both blocks begin at a multiple of 16, so the low four bits are the digit's value.
  return text.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/**
 * The digits of a number field, where people also type spaces and dashes. Invisible characters
 * (zero-width, direction marks) are kept, so that the field's own rule refuses them.
 */
export function parseNumber(text: string): string {
  return toLatinDigits(text).replace(/[ \u00a0\-‐–]/g, "");
}
