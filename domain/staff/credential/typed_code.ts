/** Codes of the desk: of an app and by SMS, all of one length. */
import { parseCode } from "../../journey/one_time_code.ts";
import { parseNumber } from "../../text/digits.ts";

export const CODE_DIGITS = 6;

/** The code in what was typed, or what stands there instead, for `isCode` to judge. */
export const typedCode = (text: string): string =>
  parseCode(text, CODE_DIGITS) ?? parseNumber(text);

export const isCode = (typed: string): boolean =>
  /^\d+$/.test(typed) && typed.length === CODE_DIGITS;
