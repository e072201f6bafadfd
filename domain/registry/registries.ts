/**
 * Ports to the state's registries. Calls have no side effects, so adapters may retry them. Every
 * method throws `RegistryUnavailable` without a valid answer in time.
 */

import type { JalaliDate } from "../identity/calendar.ts";
import type { PersonIdentity } from "../identity/person_identity.ts";

/** The civil registry's record of a person (citizen-handbook §6). */
export interface CivilRecord {
  firstName: string;
  lastName: string;
  fatherName: string;
  alive: boolean;
  /** Ten digits; absent if no address is registered. */
  postalCode?: string;
  /** The national e-mail address; absent if none is registered. */
  email?: string;
}

/** The civil registry (ثبت احوال). */
export interface CivilRegistry {
  /** `null` if national ID and birth date do not match. */
  findPerson(nationalId: string, birthDate: JalaliDate): Promise<CivilRecord | null>;
}

/** SIM ownership (شاهکار). */
export interface SimRegistry {
  /**
   * Whether the SIM of `mobile` ("09…", 11 digits) is registered to `id`: a national ID by default.
   */
  isOwner(mobile: string, id: string, idType?: "national_id" | "fida"): Promise<boolean>;
}

/** Asks whether the SIM of `mobile` ("09…", 11 digits) is registered to this person. */
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
  /** The address as text; `null` if the code is not in G-NAF. */
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
  /** `retryAfter`: seconds until a retry may succeed. */
  constructor(readonly registry: RegistryName, readonly retryAfter: number, cause?: unknown) {
    super(`Cannot ask the ${registry} registry`, { cause });
  }
}
