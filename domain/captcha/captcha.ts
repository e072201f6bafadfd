/**
 * The security code of the first page (guide 1.7 §1.1): six digits as picture or sound, or a proof
 * of work instead; one attempt, bound to the browser's transaction. docs/decisions/0060.
 */
import { keyedRandom } from "../platform/keyed_random.ts";
import { type Clock, type KeyedHash, MINUTE, type Random } from "../platform/platform.ts";
import { parseNumber } from "../text/digits.ts";
import { transact } from "../platform/commit.ts";
import { read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { captchaAnswer } from "./answer.ts";
import { type Challenge, newCaptchaId, readCaptchaId } from "./id.ts";
import type { CaptchaPainter, DigitScript } from "./picture.ts";
import type { CaptchaSpeaker } from "./sound.ts";
import { isProof, LEAST_BITS } from "./proof_of_work.ts";

export const CAPTCHA_LIFETIME = 10 * MINUTE;
/** The first time, a repetition, and one more in case of an interruption. */
const PLAYS = 3;
/** Each request costs at least this part of a play, since the sound is made for each. */
const LEAST_PART = 0.02;
/** Some players (Safari) look at two bytes first, each time. */
const FIRST_LOOKS = 10 * LEAST_PART;

/** The typed digits, or the browser's proof of work. */
export type Given = { answer: string } | { proof: string };

export type CaptchaVerdict = "right" | "wrong" | "expired";

export interface Captchas {
  /** Returns the identifier of a new challenge; `bits`: see proof_of_work.ts. Stores nothing. */
  issue(
    transaction: string,
    script: DigitScript,
    kind?: { bits?: number; isSecond?: boolean },
  ): Promise<string>;
  /** What the identifier says, used or not; `null` if it is another browser's or expired. */
  read(id: string, transaction: string): Challenge | null;
  /**
   * The transaction of this browser for which the challenge was drawn; the current one if it was
   * drawn for none of them.
   */
  holderOf(id: string, browser: { transaction: string; opened?: readonly string[] }): string;
  /**
   * PNG, always the same for one challenge, since several pictures of one answer would be easier to
   * read by machine. `null` if the challenge is another browser's, used or expired.
   */
  picture(id: string, transaction: string): Promise<Uint8Array | null>;
  /**
   * MP3, always the same for one challenge and language. `null` as for the picture, and once it was
   * sent three times. Players fetch it in parts: `partOf` says how many of its bytes are sent now.
   */
  sound(
    id: string,
    transaction: string,
    options: { language: string; partOf(length: number): number },
  ): Promise<Uint8Array | null>;
  /** Bits of the proof of work for this challenge, or `null`. */
  bits(id: string, transaction: string): Promise<number | null>;
  /**
   * The challenge allows one attempt: the commit that acts on the verdict marks it as used, or
   * fails because it already is.
   */
  judge(id: string, transaction: string, given: Given): Promise<CaptchaVerdict>;
}

/** Written in the commit that acts on an answer, right or wrong. */
export const captchaSpentRecord = record<true>("captcha_spent", {
  about: "that a security code was answered",
  // Longer than the challenge lives, by the clock of any machine that shares the store.
  expireIn: 2 * CAPTCHA_LIFETIME,
});

export const captchaPlaysRecord = record<number>("captcha_plays", {
  about: "how often a security code was heard, in parts of its whole length",
  expireIn: CAPTCHA_LIFETIME,
});

/** Compared with some tolerance, since sums of parts are inexact. */
const hasPlays = (spent: number | null, part: number) =>
  (spent ?? 0) + part <= PLAYS + FIRST_LOOKS + 1e-9;

export function createCaptchas(deps: {
  store: Store;
  clock: Clock;
  random: Random;
  hash: KeyedHash;
  painter: CaptchaPainter;
  speaker: CaptchaSpeaker;
  /** Receives every answer; the sandbox uses it so that automated tests can pass. */
  onIssued?: (id: string, answer: string) => Promise<void>;
}): Captchas {
  const { store, clock, random, hash, painter, speaker } = deps;

  function challengeOf(id: string, transaction: string): Challenge | null {
    const challenge = readCaptchaId(hash, id, transaction);
    return challenge && clock.now() < challenge.expiresAt ? challenge : null;
  }

  /** `null` also if it is used. */
  async function openChallenge(id: string, transaction: string): Promise<Challenge | null> {
    const challenge = challengeOf(id, transaction);
    return challenge && (await read(store, captchaSpentRecord(id))).value === null
      ? challenge
      : null;
  }

  return {
    async issue(transaction, script, { bits = LEAST_BITS, isSecond = false } = {}) {
      const expiresAt = clock.now() + CAPTCHA_LIFETIME;
      const challenge = { expiresAt, script, bits, isSecond };
      const id = newCaptchaId({ random, hash }, transaction, challenge);
      await deps.onIssued?.(id, captchaAnswer(hash, id));
      return id;
    },

    read: challengeOf,

    holderOf: (id, { transaction, opened = [] }) =>
      [transaction, ...opened].find((each) => readCaptchaId(hash, id, each)) ?? transaction,

    async picture(id, transaction) {
      const challenge = await openChallenge(id, transaction);
      if (!challenge) return null;
      const random = keyedRandom(hash, "captcha", id, "picture");
      return painter.paint(captchaAnswer(hash, id), { script: challenge.script, random });
    },

    bits: async (id, transaction) => (await openChallenge(id, transaction))?.bits ?? null,

    async sound(id, transaction, { language, partOf }) {
      if (!await openChallenge(id, transaction)) return null;
      const plays = captchaPlaysRecord(id);
      if (!hasPlays((await read(store, plays)).value, LEAST_PART)) return null;
      const seeded = keyedRandom(hash, "captcha", id, "sound", language);
      const bytes = speaker.speak(captchaAnswer(hash, id), { language, random: seeded });
      const part = Math.max(LEAST_PART, partOf(bytes.length) / bytes.length);
      const allowed = await transact(store, { plays }, ({ plays }, write) => {
        if (!hasPlays(plays.value, part)) return false;
        write.set(plays, (plays.value ?? 0) + part);
        return true;
      });
      return allowed ? bytes : null;
    },

    async judge(id, transaction, given) {
      const challenge = challengeOf(id, transaction);
      if (!challenge) return "expired";
      const isRight = "proof" in given
        ? await isProof(id, given.proof, challenge.bits)
        : parseNumber(given.answer) === captchaAnswer(hash, id);
      return isRight ? "right" : "wrong";
    },
  };
}
