import { keyedRandom } from "../platform/keyed_random.ts";
import { type KeyedHash, newDigits } from "../platform/platform.ts";

const DIGITS = 6;

/**
 * The six digits of the challenge with this identifier. They are derived with the server's key and
 * not stored, so that picture and sound always agree.
 */
export function captchaAnswer(hash: KeyedHash, id: string): string {
  const random = keyedRandom(hash, "captcha", id, "answer");
  let digits = newDigits(random, DIGITS);
  while (soundsAlike(digits)) digits = newDigits(random, DIGITS);
  return digits;
}

/** هفت and هشت sound alike on a bad line (accessibility_and_weight.md "Security code"). */
function soundsAlike(digits: string): boolean {
  return digits.includes("7") && digits.includes("8");
}
