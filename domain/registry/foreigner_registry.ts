/** Port to the registry of foreign nationals (سامانه اتباع خارجی). */
import type { ForeignIdentity } from "../identity/person_identity.ts";
import type { CivilRecord } from "./registries.ts";

export interface ForeignerRegistry {
  /**
   * The person whose FIDA code, document and birth date ("YYYY-MM-DD", Gregorian) all belong together, else
   * `null`; so is one who has died. Names are as on the document, Latin ones too. Throws
   * `RegistryUnavailable` when no trustworthy answer came in time.
   */
  findForeigner(identity: ForeignIdentity, birthDate: string): Promise<CivilRecord | null>;
}
