import type { PersonIdentity } from "../../domain/identity/person_identity.ts";

/** How the registries are told whom a question is about (docs/wires.md). */
export function personQuestion(person: PersonIdentity): Record<string, string> {
  return person.kind === "iranian"
    ? { nationalId: person.nationalId }
    : { idType: "fida", fidaCode: person.fidaCode };
}
