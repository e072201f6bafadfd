/** Static files and the mark. */
import type { Hono } from "hono";
import { markFile } from "../../views/mod.ts";
import type { WindowDeps, WindowEnv } from "./deps.ts";
import { problem } from "./problem.ts";

export function addFiles(app: Hono<WindowEnv>, deps: WindowDeps): void {
  app.get("/static/*", async (c) => {
    const asset = deps.assets.get(c.req.path);
    if (!asset) return await problem(deps, c, "not_found");
    const accepted = /\bbr\b/.test(c.req.header("accept-encoding") ?? "");
    const packed = accepted ? asset.brotli : undefined;
    if (packed) c.header("content-encoding", "br");
    if (asset.download) {
      c.header("content-disposition", `attachment; filename="${asset.download}"`);
    }
    // The name holds a hash of the content.
    c.header("cache-control", "public, max-age=31536000, immutable");
    c.header("vary", "accept-encoding");
    c.header("content-type", asset.contentType);
    return c.body(packed ?? asset.body);
  });

  app.get("/favicon.svg", (c) => {
    c.header("cache-control", "public, max-age=86400");
    c.header("content-type", "image/svg+xml");
    return c.body(markFile);
  });
}
