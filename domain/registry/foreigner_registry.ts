/** Port to the registry of foreign nationals (سامانه اتباع خارجی). */
import type { ForeignIdentity } from "../identity/person_identity.ts";
import type { CivilRecord } from "./registries.ts";

export interface ForeignerRegistry {
  /**
   * The person to whom FIDA code, document and birth date ("YYYY-MM-DD", Gregorian) all belong;
   * `null` if they do not match, or if the person has died. Names are as on the document, including
   * Latin ones. Throws `RegistryUnavailable` without a valid answer in time.
   */
  findForeigner(identity: ForeignIdentity, birthDate: string): Promise<CivilRecord | null>;
}
