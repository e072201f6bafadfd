/** The one-time code (guide 1.7 §1.2); it can be used once. */
import type { CodeRules } from "../budget/code.ts";
import { numbersIn, parseNumber } from "../text/digits.ts";
import { type KeyedHash, newDigits, type Random, type Seal } from "../platform/platform.ts";

/** How a code reaches the person. */
export type CodeChannel = "sms" | "dial" | "email";

export interface OneTimeCode {
  /** Random; part of the hashed text, so that equal codes have different digests. */
  id: string;
  digest: string;
  /**
   * The sealed code, for channels that deliver it after the SMS; absent in a code that nothing
   * matches.
   */
  sealed?: string;
  sentAt: number;
  expiresAt: number;
  wrongTries: number;
}

/** While the whole system is under strain, an unknown browser has one attempt per code. */
export const STRAINED_TRIES = 1;

export function issueCode(
  deps: { random: Random; hash: KeyedHash; seal: Seal },
  rules: CodeRules,
  now: number,
): { code: string; record: OneTimeCode } {
  const code = newDigits(deps.random, rules.digits);
  const id = deps.random.bytes(12).toHex();
  return {
    code,
    record: {
      id,
      digest: deps.hash.digest("one_time_code", id, code),
      sealed: deps.seal.close(code, id),
      sentAt: now,
      expiresAt: now + rules.lifetime,
      wrongTries: 0,
    },
  };
}

/** Indistinguishable from a real code, but nothing matches it. */
export function decoyOf(record: OneTimeCode): OneTimeCode {
  return { ...record, digest: "", sealed: undefined };
}

/** Whether the code can still be entered. */
export function isLiveCode(record: OneTimeCode, rules: CodeRules, now: number): boolean {
  return now < record.expiresAt && record.wrongTries < rules.tries;
}

/**
 * The typed text without spaces and dashes, or the one code in a message that was pasted whole;
 * `null` if there is none.
 */
export function parseCode(text: string, digits: number): string | null {
  const isCode = (number: string) => /^\d+$/.test(number) && number.length === digits;
  const typed = parseNumber(text);
  if (isCode(typed)) return typed;
  const [code, ...others] = new Set(numbersIn(text).filter(isCode));
  return code && !others.length ? code : null;
}

export type CodeVerdict = "right" | "wrong" | "expired" | "spent";

export function judgeCode(
  hash: KeyedHash,
  record: OneTimeCode,
  code: string,
  { now, tries }: { now: number; tries: number },
): CodeVerdict {
  if (record.wrongTries >= tries) return "spent";
  if (now >= record.expiresAt) return "expired";
  return hash.matches(record.digest, "one_time_code", record.id, code) ? "right" : "wrong";
}
