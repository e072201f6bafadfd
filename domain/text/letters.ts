/**
 * Letters of Persian words that some registries write with their Arabic counterparts
 * (security_cases 30).
 */

const TWINS: Record<string, string> = { "\u064a": "ی", "\u0649": "ی", "\u0643": "ک" };

/**
 * Replaces Arabic ي, ى and ك by Persian ی and ک. For Persian words only: other languages keep their
 * letters.
 */
export function toPersianLetters(text: string): string {
  return text.replace(/[\u064a\u0649\u0643]/g, (letter) => TWINS[letter]);
}
