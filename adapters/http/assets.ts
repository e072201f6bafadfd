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
  const path = assetPath(name, "js", body);
  const contentType = "text/javascript; charset=utf-8";
  return { path, asset: { contentType, body, brotli: compressed(path, body) } };
}

/** "/static/htmx.0123456789ab.js": the name changes with the content, so that it can be kept for ever. */
export function assetPath(name: string, extension: string, body: Uint8Array): string {
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
  return `/static/${name}.${hash}.${extension}`;
}

/** By path, which names the content. */
const known = new Map<string, Uint8Array<ArrayBuffer>>();

/** Of what a path of `assetPath` stands for. Once a process: this takes most of the time of a start. */
export function compressed(path: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const brotli = known.get(path) ?? new Uint8Array(brotliCompressSync(body));
  known.set(path, brotli);
  return brotli;
}
