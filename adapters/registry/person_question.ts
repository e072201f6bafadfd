import type { PersonIdentity } from "../../domain/identity/person_identity.ts";

/** The fields that identify a person in a registry call (docs/wires.md). */
export function personQuestion(person: PersonIdentity): Record<string, string> {
  return person.kind === "iranian"
    ? { nationalId: person.nationalId }
    : { idType: "fida", fidaCode: person.fidaCode };
}
