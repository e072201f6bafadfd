/**
 * The identifier of a security code contains what would otherwise be stored for every page view:
 * its expiry, its digits' script, and the proof of work that can replace it. A tag binds it to the
 * server and to the transaction for which it was drawn (docs/decisions/0105).
 */
import { type KeyedHash, type Random, SECOND } from "../platform/platform.ts";
import type { DigitScript } from "./picture.ts";

export interface Challenge {
  /** In whole seconds. */
  expiresAt: number;
  script: DigitScript;
  /** Required bits of a proof of work in place of the answer. */
  bits: number;
  /** Drawn for a browser that has just read another one; see budget/demand.ts. */
  isSecond: boolean;
}

/** `random` distinguishes identifiers of the same second. */
const FORM =
  /^(?<end>[0-9a-z]{7})(?<script>[lpLP])(?<bits>[0-9a-z])(?<random>[\w-]{11})(?<tag>[\w-]{22})$/;

/**
 * 132 bits (RFC 2104 §5). Not longer, so that the input of the browser's hash stays one block: see
 * proof_of_work.ts.
 */
const TAG_LENGTH = 22;

/** 42 URL-safe characters. */
export function newCaptchaId(
  { random, hash }: { random: Random; hash: KeyedHash },
  transaction: string,
  { expiresAt, script, bits, isSecond }: Challenge,
): string {
  const end = Math.floor(expiresAt / SECOND).toString(36).padStart(7, "0");
  const nonce = random.bytes(8).toBase64({ alphabet: "base64url", omitPadding: true });
  const letter = isSecond ? script[0].toUpperCase() : script[0];
  const said = `${end}${letter}${bits.toString(36)}${nonce}`;
  return said + hash.digest("captcha_id", said, transaction).slice(0, TAG_LENGTH);
}

/** `null` unless we issued it for this transaction. The caller checks the expiry. */
export function readCaptchaId(hash: KeyedHash, id: string, transaction: string): Challenge | null {
  const parts = FORM.exec(id)?.groups;
  if (!parts) return null;
  const said = id.slice(0, -TAG_LENGTH);
  if (!hash.matches(parts.tag, "captcha_id", said, transaction)) return null;
  return {
    expiresAt: parseInt(parts.end, 36) * SECOND,
    script: parts.script.toLowerCase() === "p" ? "persian" : "latin",
    bits: parseInt(parts.bits, 36),
    isSecond: parts.script !== parts.script.toLowerCase(),
  };
}
