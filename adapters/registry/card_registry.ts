import { z } from "zod";
import type { CardRegistry } from "../../domain/registry/level_registries.ts";
import { createRegistryClient, type RegistryOptions } from "./registry_client.ts";
import { personQuestion } from "./person_question.ts";

const answer = z.object({ match: z.boolean() });

/** The owner of a bank card, over HTTP (docs/wires.md). */
export function createCardRegistry(options: RegistryOptions): CardRegistry {
  const ask = createRegistryClient("cards", options);
  return {
    async isHolder(cardNumber, person) {
      const question = { cardNumber, ...personQuestion(person) };
      return (await ask("/v1/cards/match", question, answer)).match;
    },
  };
}
