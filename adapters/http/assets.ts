/** Static files: named by a hash of their content and compressed once at start. */
import { createHash } from "node:crypto";
import { brotliCompressSync } from "node:zlib";
import type { Asset } from "../../domain/platform/asset.ts";

/** Assets by the path at which the window serves them. */
export type Assets = [path: string, asset: Asset][];

/** One file made of several: on a slow line each request is costly. */
export async function loadScript(
  name: string,
  files: URL[],
  /** Constants for the files. */
  constants: Record<string, unknown> = {},
) {
  const texts = await Promise.all(files.map((file) => Deno.readTextFile(file)));
  const given = Object.entries(constants).map(([name, value]) =>
    `const ${name} = ${JSON.stringify(value)};`
  );
  const body = new TextEncoder().encode([...given, ...texts.map(withoutComments)].join("\n"));
  const path = assetPath(name, "js", body);
  const contentType = "text/javascript; charset=utf-8";
  return { path, asset: { contentType, body, brotli: compressed(path, body) } };
}

/** Comments on lines of their own and indentation are for readers of the source. */
const withoutComments = (script: string) => script.replace(/^ *(?:\/\/.*\n)?/gm, "");

/**
 * "/static/htmx.0123456789ab.js": the name changes with the content, so that it can be cached
 * forever.
 */
export function assetPath(name: string, extension: string, body: Uint8Array): string {
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
  return `/static/${name}.${hash}.${extension}`;
}

/** By path, which identifies the content. */
const known = new Map<string, Uint8Array<ArrayBuffer>>();

/**
 * The compressed body of a path from `assetPath`. Cached per process, because compression takes
 * most of the start-up time.
 */
export function compressed(path: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const brotli = known.get(path) ?? new Uint8Array(brotliCompressSync(body));
  known.set(path, brotli);
  return brotli;
}

export function sheetOf(name: string, css: string): Assets[number] {
  const body = new TextEncoder().encode(css);
  const path = assetPath(name, "css", body);
  return [path, { contentType: "text/css; charset=utf-8", body, brotli: compressed(path, body) }];
}
