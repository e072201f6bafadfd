import { keyedRandom } from "../platform/keyed_random.ts";
import { type KeyedHash, newDigits } from "../platform/platform.ts";

const DIGITS = 6;

/**
 * The six digits that the challenge of this identifier asks for. They are made from it with the server's key and
 * stored nowhere, so that the picture drawn now and the sound asked for later agree.
 */
export function captchaAnswer(hash: KeyedHash, id: string): string {
  const random = keyedRandom(hash, "captcha", id, "answer");
  let digits = newDigits(random, DIGITS);
  while (soundsAlike(digits)) digits = newDigits(random, DIGITS);
  return digits;
}

/** هفت and هشت cannot be told apart on a bad line (accessibility_and_weight.md "Security code"). */
function soundsAlike(digits: string): boolean {
  return digits.includes("7") && digits.includes("8");
}
