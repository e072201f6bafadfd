import { createHash } from "node:crypto";
import type { Digest } from "../../domain/attachments/file/content.ts";

/** SHA-256, by the engine's own code. */
export function newSha256(): Digest {
  const hash = createHash("sha256");
  return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest("hex") };
}
