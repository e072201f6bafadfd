import { z } from "zod";
import type { PostRegistry } from "../../domain/registry/registries.ts";
import { createRegistryClient, type RegistryOptions } from "./registry_client.ts";

const answer = z.discriminatedUnion("found", [
  z.object({ found: z.literal(true), address: z.string().trim().min(1) }),
  z.object({ found: z.literal(false) }),
]);

/** G-NAF over HTTP (docs/wires.md). */
export function createPostRegistry(options: RegistryOptions): PostRegistry {
  const ask = createRegistryClient("post", options);
  return {
    async findAddress(postalCode) {
      const found = await ask("/v1/addresses/find", { postalCode }, answer);
      return found.found ? found.address : null;
    },
  };
}
