/** Static files and the mark. */
import { markFile } from "../../views/mod.ts";
import { acceptsBrotli } from "../../domain/platform/asset.ts";
import type { Site } from "./groups.ts";
import type { Visit } from "./visit.ts";

export function mountFiles({ open }: Site): void {
  open.get("/static/*", staticFile);
  open.get("/favicon.svg", (visit) =>
    visit.send(markFile, {
      headers: { "cache-control": "public, max-age=86400", "content-type": "image/svg+xml" },
    }));
}

function staticFile(visit: Visit): Response | Promise<Response> {
  const asset = visit.ports.assets.get(visit.path);
  if (!asset) return visit.problem("not_found");
  const packed = acceptsBrotli(visit.header("accept-encoding")) ? asset.brotli : undefined;
  const headers: Record<string, string> = {
    // The name holds a hash of the content.
    "cache-control": "public, max-age=31536000, immutable",
    "vary": "accept-encoding",
    "content-type": asset.contentType,
  };
  if (packed) headers["content-encoding"] = "br";
  if (asset.download) {
    headers["content-disposition"] = `attachment; filename="${asset.download}"`;
  }
  return visit.send(packed ?? asset.body, { headers });
}
