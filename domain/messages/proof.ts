/**
 * Proof of service: what happened to a letter, in an order that nobody can alter afterwards. The
 * hash of each step covers the step and the hash before it, under a key that is not in the store
 * (HMAC-SHA-256, RFC 2104). The first covers what was posted, too.
 */
import type { KeyedHash } from "../platform/platform.ts";

export const PROOF_STEPS = [
  "accepted",
  "stored",
  "notice_sent",
  "notice_failed",
  "opened",
  "confirmed",
  /** It stayed unopened, and the agency was told to send paper. */
  "unopened",
  "withdrawn",
  "replaced",
] as const;

export interface ProofStep {
  step: typeof PROOF_STEPS[number];
  /** Milliseconds. */
  at: number;
  /** Base64url, 43 characters. */
  hash: string;
}

/** Of what the agency posted (content.ts). */
export interface ContentDigest {
  /** SHA-256 of the content, 64 hexadecimal digits. */
  sha256: string;
  /**
   * Base64url, 22 characters, the same as in the content. Without it a short letter could be guessed
   * from the digest. It goes with the letter.
   */
  salt?: string;
}

export interface Proof {
  letter: string;
  /** Earlier versions of the program wrote none. */
  content?: ContentDigest;
  steps: ProofStep[];
}

/** With further steps, in their order. */
export function withSteps(
  hash: KeyedHash,
  { steps, ...proof }: Proof,
  ...added: Pick<ProofStep, "step" | "at">[]
): Proof {
  const all = [...steps];
  for (const { step, at } of added) {
    const parts = partsOf(proof, { step, at }, all.at(-1)?.hash);
    all.push({ step, at, hash: hash.digest("letter_proof", ...parts) });
  }
  return { ...proof, steps: all };
}

/** Whether nobody altered it. */
export function isSound(hash: KeyedHash, { steps, ...proof }: Proof): boolean {
  return steps.every((step, i) =>
    hash.matches(step.hash, "letter_proof", ...partsOf(proof, step, steps[i - 1]?.hash))
  );
}

const partsOf = (
  { letter, content }: Omit<Proof, "steps">,
  { step, at }: Pick<ProofStep, "step" | "at">,
  before?: string,
): string[] => {
  const parts = [letter, before ?? "", step, String(at)];
  return content && before === undefined ? [...parts, content.sha256] : parts;
};
