/**
 * Proof of service: what happened to a letter, in an order that nobody can alter afterwards. The
 * hash of each step covers the step and the hash before it, under a key that is not in the store
 * (HMAC-SHA-256, RFC 2104).
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

export interface Proof {
  letter: string;
  steps: ProofStep[];
}

/** With further steps, in their order. */
export function withSteps(
  hash: KeyedHash,
  { letter, steps }: Proof,
  ...added: Pick<ProofStep, "step" | "at">[]
): Proof {
  const all = [...steps];
  for (const { step, at } of added) {
    all.push({ step, at, hash: linked(hash, letter, { step, at }, all.at(-1)?.hash) });
  }
  return { letter, steps: all };
}

/** Whether nobody altered it. */
export function isSound(hash: KeyedHash, { letter, steps }: Proof): boolean {
  return steps.every((step, i) =>
    hash.matches(step.hash, "letter_proof", ...partsOf(letter, step, steps[i - 1]?.hash))
  );
}

const linked = (
  hash: KeyedHash,
  letter: string,
  step: Pick<ProofStep, "step" | "at">,
  before: string | undefined,
): string => hash.digest("letter_proof", ...partsOf(letter, step, before));

const partsOf = (
  letter: string,
  { step, at }: Pick<ProofStep, "step" | "at">,
  before = "",
): string[] => [letter, before, step, String(at)];
