import { z } from "zod";
import type { FaceMatcher } from "../../domain/registry/level_registries.ts";
import { type RegistryOptions, unavailable } from "./registry_client.ts";
import { createHttpClient } from "../network/http_client.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import { personQuestion } from "./person_question.ts";

const answer = z.object({ match: z.boolean(), live: z.boolean() });

/** A comparison takes longer than a lookup, and uploading five megabytes takes time too. */
const TIMEOUT = 15 * SECOND;

/**
 * Compares with faces of national cards, over HTTP (docs/wires.md). The file name is ours; the
 * person's own is not forwarded.
 */
export function createFaceMatcher(options: RegistryOptions): FaceMatcher {
  const { url: baseUrl, token, timeout = TIMEOUT, watch } = options;
  // Not retried: a matcher that is slow with one photo would get it twice.
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
