import { z } from "zod";
import type { ForeignerRegistry } from "../../domain/registry/foreigner_registry.ts";
import { createRegistryClient, type RegistryOptions } from "./registry_client.ts";

const name = z.string().trim().min(1);

const answer = z.discriminatedUnion("match", [
  z.object({
    match: z.literal(true),
    person: z.object({
      firstName: name,
      // May be empty: many people have one name only.
      lastName: z.string().trim(),
      fatherName: z.string().trim(),
      // An invalid address is dropped.
      email: z.email().max(254).optional().catch(undefined),
      postalCode: z.string().regex(/^\d{10}$/).optional(),
    }),
  }),
  z.object({ match: z.literal(false) }),
]);

/** The registry of foreign nationals over HTTP (docs/wires.md). */
export function createForeignerRegistry(options: RegistryOptions): ForeignerRegistry {
  const ask = createRegistryClient("foreigners", options);
  return {
    async findForeigner({ fidaCode, documentKind, documentNumber }, birthDate) {
      const question = { fidaCode, documentKind, documentNumber, birthDate };
      const found = await ask("/v1/foreigners/match", question, answer);
      return found.match ? { ...found.person, alive: true } : null;
    },
  };
}
