import type { Ports } from "../ports.ts";
import type { PersonIdentity } from "../identity/person_identity.ts";
import type { JalaliDate } from "../identity/calendar.ts";
import type { CivilRecord } from "../registry/registries.ts";

/** The responsible registry's record of this person; `null` if there is none. */
export function findPerson(
  { civil, foreigners, calendar }: Pick<Ports, "civil" | "foreigners" | "calendar">,
  identity: PersonIdentity,
  birthDate: JalaliDate,
): Promise<CivilRecord | null> {
  return identity.kind === "iranian"
    ? civil.findPerson(identity.nationalId, birthDate)
    : foreigners.findForeigner(identity, calendar.toGregorian(birthDate));
}
