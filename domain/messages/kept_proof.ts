/** How a letter was served to somebody whose account is gone. Nothing in it names the person. */
import { DAY } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import type { Service } from "../services/service.ts";
import type { Letter } from "./letter.ts";
import type { Proof } from "./proof.ts";
import { readPostedLetter } from "./retract_letter.ts";

/** What a proof says of the letter itself. */
export type ProvedLetter = Pick<Letter, "id" | "service" | "at">;

export interface KeptProof {
  letter: ProvedLetter;
  proof: Proof;
}

/** So long an agency may have to prove that it served a letter (docs/decisions/0311). */
export const PROOF_KEPT = 10 * 365 * DAY;

export const keptProofRecord = record<KeptProof, [letter: string]>("letter_proof_kept", {
  about: "how a letter was served to somebody whose account was deleted, without the letter",
  expireIn: PROOF_KEPT,
});

/** `null` for an unknown letter as well as for another agency's. */
export async function readProof(
  deps: { store: Store },
  service: Service,
  id: string,
): Promise<KeptProof | null> {
  const found = await readPostedLetter(deps, service, id);
  if (found) return found;
  const { value } = await read(deps.store, keptProofRecord(id));
  return value?.letter.service === service.id ? value : null;
}
