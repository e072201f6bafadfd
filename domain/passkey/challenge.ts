/**
 * The challenge that an authenticator signs (W3C Web Authentication Level 3 §13.4.3). It contains
 * what would otherwise be stored for every page view: its end, and a tag that binds it to the server
 * and to one browser. The commit that acts on the answer marks it as spent (docs/decisions/0285).
 */
import { type Clock, type KeyedHash, MINUTE, type Random, SECOND } from "../platform/platform.ts";
import { record } from "../platform/record.ts";

/** Time to look at the page, find the phone and prove oneself to it. */
export const CHALLENGE_LIFETIME = 5 * MINUTE;

export type Ceremony = "add" | "use";

/** Who asked: digest of the session for "add", of the transaction for "use". */
interface Asked {
  ceremony: Ceremony;
  holder: string;
}

/** 128 random bits, more than §13.4.3 requires. */
const RANDOM_BYTES = 16;
/** 132 bits (RFC 2104 §5). */
const TAG_LENGTH = 22;

const FORM = /^(?<end>[0-9a-z]{8})(?<random>[\w-]{22})(?<tag>[\w-]{22})$/;

export const passkeySpentRecord = record<true, [challenge: string]>("passkey_spent", {
  about: "that the challenge for a passkey was answered",
  // Longer than the challenge lives, by the clock of any machine that shares the store.
  expireIn: 2 * CHALLENGE_LIFETIME,
});

/** 52 URL-safe characters, as which every base64url decoder reads the same 39 bytes. */
export function newChallenge(
  { clock, random, hash }: { clock: Clock; random: Random; hash: KeyedHash },
  { ceremony, holder }: Asked,
): string {
  const expiresAt = Math.floor((clock.now() + CHALLENGE_LIFETIME) / SECOND);
  const nonce = random.bytes(RANDOM_BYTES).toBase64({ alphabet: "base64url", omitPadding: true });
  const said = expiresAt.toString(36).padStart(8, "0") + nonce;
  return said + hash.digest("passkey_challenge", said, ceremony, holder).slice(0, TAG_LENGTH);
}

/** Whether we asked one of these holders so, and the time for the answer is not over. */
export function isOpenChallenge(
  { clock, hash }: { clock: Clock; hash: KeyedHash },
  challenge: string,
  { ceremony, holders }: { ceremony: Ceremony; holders: readonly string[] },
): boolean {
  const parts = FORM.exec(challenge)?.groups;
  if (!parts || clock.now() >= parseInt(parts.end, 36) * SECOND) return false;
  const said = challenge.slice(0, -TAG_LENGTH);
  return holders.some((holder) =>
    hash.matches(parts.tag, "passkey_challenge", said, ceremony, holder)
  );
}
