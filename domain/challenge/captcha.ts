/**
 * The security code of the first page (guide 1.7 §1.1): six digits in a picture or a sound, or work of the browser
 * in their place; one try, bound to the browser's transaction. docs/decisions/0060.
 */
import { keyedRandom } from "../keyed_random.ts";
import { type KeyedHash, MINUTE, type Random } from "../platform.ts";
import { parseNumber } from "../text/digits.ts";
import { type Store, transact } from "../store.ts";
import { captchaAnswer } from "./captcha_answer.ts";
import type { CaptchaPainter, DigitScript } from "./captcha_picture.ts";
import type { CaptchaSpeaker } from "./captcha_sound.ts";
import { isProof, LEAST_BITS } from "./proof_of_work.ts";

const LIFETIME = 10 * MINUTE;
/** Once, once more, and once because somebody spoke. */
const PLAYS = 3;

interface CaptchaRecord {
  /** Digest of the transaction token of the browser that it was drawn for. */
  transaction: string;
  script: DigitScript;
  /** What a proof of work in place of the answer must reach. */
  bits: number;
}

export type CaptchaVerdict = "right" | "wrong" | "expired";

export interface Captchas {
  /** Returns the identifier of a new challenge; `bits`: see proof_of_work.ts. */
  issue(transaction: string, script: DigitScript, bits?: number): Promise<string>;
  /**
   * PNG, always the same for one challenge: several of one answer would be easier to read by machine. `null` when it
   * is another browser's, is used or has expired.
   */
  picture(id: string, transaction: string): Promise<Uint8Array | null>;
  /**
   * MP3, always the same for one challenge and language; `null` as for the picture, and when it was played three
   * times. `again`: the browser fetches a part of what it plays, which does not count.
   */
  sound(
    id: string,
    transaction: string,
    options: { language: string; again: boolean },
  ): Promise<Uint8Array | null>;
  /** Bits that a proof for this challenge needs, or `null`. */
  bits(id: string, transaction: string): Promise<number | null>;
  /** Spends the challenge, whatever the answer. */
  verify(id: string, transaction: string, answer: string): Promise<CaptchaVerdict>;
  /** The same with work instead of an answer. */
  verifyProof(id: string, transaction: string, proof: string): Promise<CaptchaVerdict>;
}

export function createCaptchas(deps: {
  store: Store;
  random: Random;
  hash: KeyedHash;
  painter: CaptchaPainter;
  speaker: CaptchaSpeaker;
  /** Told every answer; the sandbox listens here so that automated people can pass. */
  onIssued?: (id: string, answer: string) => Promise<void>;
}): Captchas {
  const { store, random, hash, painter, speaker } = deps;
  const keyOf = (id: string) => ["captcha", id];
  const playsOf = (id: string) => ["captcha_plays", id];

  async function recordOf(id: string, transaction: string): Promise<CaptchaRecord | null> {
    const { value } = await store.get<CaptchaRecord>(keyOf(id));
    return value?.transaction === transaction ? value : null;
  }

  async function spend(
    id: string,
    transaction: string,
    isRight: (record: CaptchaRecord) => boolean | Promise<boolean>,
  ): Promise<CaptchaVerdict> {
    return await transact<[CaptchaRecord], CaptchaVerdict>(
      store,
      [keyOf(id)],
      async ([entry], write) => {
        const record = entry.value;
        if (!record || record.transaction !== transaction) return "expired";
        write.delete(entry.key);
        return await isRight(record) ? "right" : "wrong";
      },
    );
  }

  return {
    async issue(transaction, script, bits = LEAST_BITS) {
      const id = random.bytes(16).toHex();
      const record: CaptchaRecord = { transaction, script, bits };
      await store.atomic().set(keyOf(id), record, { expireIn: LIFETIME }).commit();
      await deps.onIssued?.(id, captchaAnswer(hash, id));
      return id;
    },

    async picture(id, transaction) {
      const record = await recordOf(id, transaction);
      if (!record) return null;
      const random = keyedRandom(hash, "captcha", id, "picture");
      return painter.paint(captchaAnswer(hash, id), { script: record.script, random });
    },

    bits: async (id, transaction) => (await recordOf(id, transaction))?.bits ?? null,

    async sound(id, transaction, { language, again }) {
      if (!await recordOf(id, transaction)) return null;
      const allowed = await transact<[number], boolean>(store, [playsOf(id)], ([entry], write) => {
        const plays = entry.value ?? 0;
        if (plays >= PLAYS) return false;
        if (again) return true;
        write.set(entry.key, plays + 1, { expireIn: LIFETIME });
        return true;
      });
      if (!allowed) return null;
      const seeded = keyedRandom(hash, "captcha", id, "sound", language);
      return speaker.speak(captchaAnswer(hash, id), { language, random: seeded });
    },

    verify(id, transaction, answer) {
      const typed = parseNumber(answer.trim());
      return spend(id, transaction, () => typed === captchaAnswer(hash, id));
    },

    verifyProof: (id, transaction, proof) =>
      spend(id, transaction, ({ bits }) => isProof(id, proof, bits)),
  };
}
