import { z } from "zod";
import type { JalaliDate } from "../../domain/identity/calendar.ts";
import type { CivilRegistry } from "../../domain/registry/registries.ts";
import { toPersianLetters } from "../../domain/text/letters.ts";
import { createRegistryClient, type RegistryOptions } from "./registry_client.ts";

const name = z.string().trim().min(1).transform(toPersianLetters);

const answer = z.discriminatedUnion("match", [
  z.object({
    match: z.literal(true),
    person: z.object({
      firstName: name,
      lastName: name,
      // Empty for a person of unknown parentage.
      fatherName: z.string().trim().transform(toPersianLetters),
      alive: z.boolean(),
      postalCode: z.string().regex(/^\d{10}$/).optional(),
      // An invalid address is dropped: identity does not depend on it.
      email: z.email().max(254).optional().catch(undefined),
    }),
  }),
  z.object({ match: z.literal(false) }),
]);

/** ثبت احوال over HTTP (docs/wires.md). */
export function createCivilRegistry(options: RegistryOptions): CivilRegistry {
  const ask = createRegistryClient("civil", options);
  return {
    async findPerson(nationalId, birthDate) {
      const question = { nationalId, birthDate: formatDate(birthDate) };
      const found = await ask("/v1/persons/match", question, answer);
      return found.match ? found.person : null;
    },
  };
}

/** "1370/05/14" */
function formatDate({ year, month, day }: JalaliDate): string {
  return [year, String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("/");
}
