import { z } from "zod";
import type { FaceMatcher } from "../../domain/registry/level_registries.ts";
import { type RegistryOptions, unavailable } from "./registry_client.ts";
import { createHttpClient } from "../network/http_client.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import { personQuestion } from "./person_question.ts";

const answer = z.object({ match: z.boolean(), live: z.boolean() });

/** Comparing takes longer than looking up, and five megabytes are under way for a while. */
const TIMEOUT = 15 * SECOND;

/** Faces of national cards, over HTTP (docs/wires.md). The file's name is ours: the citizen's stays with them. */
export function createFaceMatcher(options: RegistryOptions): FaceMatcher {
  const { url: baseUrl, token, timeout = TIMEOUT, watch } = options;
  // Not repeated: a matcher that is slow with one photo would get it twice.
  const client = createHttpClient({ name: "faces registry", baseUrl, timeout, retries: 0, watch });
  const headers = { authorization: `Bearer ${token}` };
  return {
    async compare({ type, bytes }, person) {
      const body = new FormData();
      for (const [name, value] of Object.entries(personQuestion(person))) body.set(name, value);
      const name = type === "image/png" ? "photo.png" : "photo.jpg";
      body.set("photo", new File([bytes], name, { type }));
      const request = { path: "/v1/faces/match", headers, body, schema: answer };
      return (await client.post(request).catch(unavailable("faces"))).value;
    },
  };
}
