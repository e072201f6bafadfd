/** The few static files: named by a hash of their content, compressed once at start. */
import { createHash } from "node:crypto";
import { brotliCompressSync } from "node:zlib";

/** One file made of several: a slow line pays for each request. */
export async function loadScript(
  name: string,
  files: URL[],
) {
  const texts = await Promise.all(files.map((file) => Deno.readTextFile(file)));
  const body = new TextEncoder().encode(texts.join("\n"));
  return {
    path: assetPath(name, "js", body),
    asset: {
      contentType: "text/javascript; charset=utf-8",
      body,
      brotli: new Uint8Array(brotliCompressSync(body)),
    },
  };
}

/** "/static/htmx.0123456789ab.js": the name changes with the content, so that it can be kept for ever. */
export function assetPath(name: string, extension: string, body: Uint8Array): string {
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
  return `/static/${name}.${hash}.${extension}`;
}
