/**
 * Ports to those who can vouch for level 3 (citizen-handbook §6). Both are questions without effects; both throw
 * `RegistryUnavailable` when no trustworthy answer came in time.
 */
import type { PersonIdentity } from "../identity/person_identity.ts";
import type { Photo } from "../identity/photo.ts";

/** The banks' network (شتاب). */
export interface CardRegistry {
  /** Whether the card of this number (16 digits) was issued to the person. */
  isHolder(cardNumber: string, person: PersonIdentity): Promise<boolean>;
}

export interface FaceAnswer {
  /** It is the face of the national card. */
  match: boolean;
  /** It was taken of a person, not of a picture or a screen. */
  live: boolean;
}

export interface FaceMatcher {
  compare(photo: Photo, person: PersonIdentity): Promise<FaceAnswer>;
}
