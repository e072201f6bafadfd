/**
 * A way to pass the security code without typing (WCAG 2.2 §3.3.8): the browser searches for
 * numbers whose hashes with the challenge's identifier begin with zeros (Back, "Hashcash", 2002).
 * It takes a phone a fraction of a second, and an attacker with a million requests a million times
 * that. Like the typed code, it does not replace budgets.
 */
import { currentPlace, type PlaceBudget, unusedOf } from "../budget/place.ts";
import type { SendingStrain } from "../budget/system_strain.ts";

/** Several small puzzles instead of one large one, so that the total time varies little. */
export const PROOF_PARTS = 4;

/** 4 × 2¹³ hashes on average: about 0.3 s of script on a phone of 2016. */
export const LEAST_BITS = 13;
/** 32 times that; a person who does not want to wait can read the picture instead. */
export const MOST_BITS = 18;

/** Unused codes of a place in this hour, beyond which each doubling doubles the work. */
const EASY_UNUSED = { ip: 8, network: 40 };
const STRAIN_BITS = 2;

export interface ProofSituation {
  ip: PlaceBudget | null;
  network: PlaceBudget | null;
  /** More codes are entered wrongly than correctly; see system_strain.ts. */
  strained: boolean;
  /** Of the whole system, by unused codes. */
  sending: SendingStrain;
}

/** Leading zero bits required for each part. */
export function proofBits(
  { ip, network, strained, sending }: ProofSituation,
  now: number,
): number {
  const doublings = (stored: PlaceBudget | null, easy: number) => {
    const unused = unusedOf(currentPlace(stored, now));
    return Math.max(0, Math.floor(Math.log2(Math.max(1, unused) / easy)) + 1);
  };
  const more = Math.max(
    doublings(ip, EASY_UNUSED.ip),
    doublings(network, EASY_UNUSED.network),
  );
  const isStrained = strained || sending !== "usual";
  return Math.min(MOST_BITS, LEAST_BITS + more + (isStrained ? STRAIN_BITS : 0));
}

/** Numbers below 10¹⁰, so that the hashed text stays one block of SHA-256. */
const PROOF = /^\d{1,10}(?:\.\d{1,10}){3}$/;

/** Whether `proof` ("17.20931.5.811") solves every part for this identifier. */
export async function isProof(id: string, proof: string, bits: number): Promise<boolean> {
  if (!PROOF.test(proof)) return false;
  const words = await Promise.all(
    proof.split(".").map(async (nonce, part) => {
      const text = new TextEncoder().encode(`${id}.${part}.${nonce}`);
      return new DataView(await crypto.subtle.digest("SHA-256", text)).getUint32(0);
    }),
  );
  return words.every((word) => word < 2 ** (32 - bits));
}
