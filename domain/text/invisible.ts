/**
 * Characters that are not seen: direction marks and isolates that messengers and contact lists put
 * around numbers, joiners, soft hyphens, variation selectors, controls of scanners and terminals.
 */

/**
 * Format characters and those that programs show as nothing (UAX 44); controls that are no white
 * space; the blank braille pattern; what remains of a picture, and of the frame that makes a digit
 * an emoji.
 */
const INVISIBLE =
  // deno-lint-ignore no-control-regex -- they are meant
  /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u2800\ufffc\u20e3]/gu;

/** U+200C, which divides words in Persian. */
export const HALF_SPACE = "\u200c";

/** Without the characters that are not seen; `kept` is one of them that stays. */
export function withoutInvisible(text: string, kept = ""): string {
  return text.replace(INVISIBLE, (char) => char === kept ? char : "");
}

/** Without white space at its ends; empty if there is nothing to be seen, such as a half-space alone. */
export const trimmed = (typed: string): string =>
  withoutInvisible(typed).trim() === "" ? "" : typed.trim();

/** One line, as a name or a reason is kept. A half-space stays within it. */
export const oneLine = (typed: string): string =>
  withoutInvisible(typed, HALF_SPACE).replaceAll(/\s+/g, " ").replaceAll(
    /^[\s\u200c]+|[\s\u200c]+$/g,
    "",
  );
