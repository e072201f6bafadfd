/** Letters of Persian words that some registries write with their Arabic twins (security_cases 30). */

const TWINS: Record<string, string> = { "\u064a": "ی", "\u0649": "ی", "\u0643": "ک" };

/** Persian ی and ک for Arabic ي, ى and ك; everything else stays. For Persian words only: others keep their own. */
export function toPersianLetters(text: string): string {
  return text.replace(/[\u064a\u0649\u0643]/g, (letter) => TWINS[letter]);
}
