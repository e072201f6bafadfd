/**
 * The security code of the first page (guide 1.7 §1.1): six digits in a picture, one try, bound to the
 * browser's transaction.
 */
import { type KeyedHash, MINUTE, newDigits, type Random } from "../platform.ts";
import { parseNumber } from "../text/digits.ts";
import { type Store, transact } from "../store.ts";
import type { CaptchaPainter } from "./captcha_picture.ts";

const DIGITS = 6;
const LIFETIME = 10 * MINUTE;

interface CaptchaRecord {
  digest: string;
  /** Digest of the transaction token of the browser that it was drawn for. */
  transaction: string;
  picture: Uint8Array;
}

export interface Captchas {
  /** Draws a new picture and returns its identifier. */
  issue(transaction: string, script: "persian" | "latin"): Promise<string>;
  /** PNG, or `null` when it was drawn for another browser, is used or has expired. */
  picture(id: string, transaction: string): Promise<Uint8Array | null>;
  /** Spends the challenge, whatever the answer. */
  verify(id: string, transaction: string, answer: string): Promise<"right" | "wrong" | "expired">;
}

export function createCaptchas(deps: {
  store: Store;
  random: Random;
  hash: KeyedHash;
  painter: CaptchaPainter;
  /** Told every answer; the sandbox listens here so that automated people can pass. */
  onIssued?: (id: string, answer: string) => Promise<void>;
}): Captchas {
  const { store, random, hash, painter } = deps;
  const keyOf = (id: string) => ["captcha", id];

  return {
    async issue(transaction, script) {
      const id = random.bytes(16).toHex();
      const answer = newDigits(random, DIGITS);
      const record: CaptchaRecord = {
        digest: hash.digest("captcha", id, answer),
        transaction,
        picture: painter.paint(answer, script),
      };
      await store.atomic().set(keyOf(id), record, { expireIn: LIFETIME }).commit();
      await deps.onIssued?.(id, answer);
      return id;
    },

    async picture(id, transaction) {
      const { value } = await store.get<CaptchaRecord>(keyOf(id));
      return value?.transaction === transaction ? value.picture : null;
    },

    async verify(id, transaction, answer) {
      return await transact<[CaptchaRecord], "right" | "wrong" | "expired">(
        store,
        [keyOf(id)],
        ([entry], write) => {
          const record = entry.value;
          if (!record || record.transaction !== transaction) return "expired";
          write.delete(entry.key);
          return hash.matches(record.digest, "captcha", id, parseNumber(answer.trim()))
            ? "right"
            : "wrong";
        },
      );
    },
  };
}
