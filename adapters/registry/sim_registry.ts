import { z } from "zod";
import type { SimRegistry } from "../../domain/registry/registries.ts";
import { createRegistryClient, type RegistryOptions } from "./registry_client.ts";

const answer = z.object({ match: z.boolean() });

/** شاهکار over HTTP (docs/wires.md). */
export function createSimRegistry(options: RegistryOptions): SimRegistry {
  const ask = createRegistryClient("sim", options);
  return {
    async isOwner(mobile, id, idType = "national_id") {
      const owner: Record<string, string> = idType === "fida"
        ? { idType, fidaCode: id }
        : { nationalId: id };
      return (await ask("/v1/sims/match", { ...owner, mobile }, answer)).match;
    },
  };
}
