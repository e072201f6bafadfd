/** The computation of static/proof.js. */
import { createHash } from "node:crypto";
import { PROOF_PARTS } from "../../domain/captcha/proof_of_work.ts";

export function solve(id: string, bits: number): string {
  return Array.from({ length: PROOF_PARTS }, (_, part) => {
    for (let nonce = 0;; nonce++) {
      const digest = createHash("sha256").update(`${id}.${part}.${nonce}`).digest();
      if (digest.readUInt32BE() < 2 ** (32 - bits)) return nonce;
    }
  }).join(".");
}
