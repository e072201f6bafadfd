/**
 * Ports to the registries of the outside world. Each call is a question without effects, so adapters may
 * repeat it. Every method throws `RegistryUnavailable` when no trustworthy answer came in time.
 */

import type { JalaliDate } from "../identity/calendar.ts";
import type { PersonIdentity } from "../identity/person_identity.ts";

/** What the civil registry says of a person (citizen-handbook §6). */
export interface CivilRecord {
  firstName: string;
  lastName: string;
  fatherName: string;
  alive: boolean;
  /** Ten digits; absent when no address is registered. */
  postalCode?: string;
  /** The national e-mail address; absent when none is registered. */
  email?: string;
}

/** The civil registry (ثبت احوال). */
export interface CivilRegistry {
  /** `null` when national ID and birth date do not belong together. */
  findPerson(nationalId: string, birthDate: JalaliDate): Promise<CivilRecord | null>;
}

/** SIM ownership (شاهکار). */
export interface SimRegistry {
  /** Whether the SIM of `mobile` ("09…", 11 digits) is registered to `id`: a national ID unless told. */
  isOwner(mobile: string, id: string, idType?: "national_id" | "fida"): Promise<boolean>;
}

/** Asks whether the SIM of `mobile` ("09…", 11 digits) stands in this person's name. */
export function ownsSim(
  sim: SimRegistry,
  mobile: string,
  identity: PersonIdentity,
): Promise<boolean> {
  return identity.kind === "iranian"
    ? sim.isOwner(mobile, identity.nationalId)
    : sim.isOwner(mobile, identity.fidaCode, "fida");
}

/** The post's address database (G-NAF). */
export interface PostRegistry {
  /** The address in words, or `null` when the code is not in G-NAF. */
  findAddress(postalCode: string): Promise<string | null>;
}

export type RegistryName =
  | "civil"
  | "sim"
  | "post"
  | "foreigners"
  | "companies"
  | "cards"
  | "faces";

export class RegistryUnavailable extends Error {
  override name = "RegistryUnavailable";
  /** `retryAfter` in seconds: how long until a new try may succeed. */
  constructor(readonly registry: RegistryName, readonly retryAfter: number, cause?: unknown) {
    super(`Cannot ask the ${registry} registry`, { cause });
  }
}
