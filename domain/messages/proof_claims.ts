/** A letter's proof of service as others can verify it. */
import type { KeptProof } from "./kept_proof.ts";

/** To be signed (`ProofSigner`). Times are ISO 8601. */
export function proofClaims({ letter, proof }: KeptProof, issuer: string) {
  const { id, service, at } = letter;
  return {
    iss: issuer,
    letter: id,
    service,
    posted_at: timeOf(at),
    content_sha256: proof.content?.sha256,
    proof: proof.steps.map(({ step, at }) => ({ step, at: timeOf(at) })),
  };
}

const timeOf = (at: number) => new Date(at).toISOString();
