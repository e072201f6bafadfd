/**
 * Ports to the registries that prove level 3 (citizen-handbook §6). Both are queries without side
 * effects; both throw `RegistryUnavailable` without a valid answer in time.
 */
import type { PersonIdentity } from "../identity/person_identity.ts";
import type { Photo } from "../identity/photo.ts";

/** The banks' network (شتاب). */
export interface CardRegistry {
  /** Whether the card of this number (16 digits) was issued to the person. */
  isHolder(cardNumber: string, person: PersonIdentity): Promise<boolean>;
}

export interface FaceAnswer {
  /** The face matches the national card. */
  match: boolean;
  /** The photo shows a live person, not a picture or a screen. */
  live: boolean;
}

export interface FaceMatcher {
  compare(photo: Photo, person: PersonIdentity): Promise<FaceAnswer>;
}
