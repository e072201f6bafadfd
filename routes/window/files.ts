/** Static files, the pictures of the security code, and the keys that agencies verify assertions with. */
import type { Hono } from "hono";
import { jwksResponse } from "../gateway/jwks.ts";
import { markFile } from "../../views/mod.ts";
import { callerOf } from "./caller.ts";
import { addSound } from "./captcha_sound.ts";
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

  app.get("/captcha/:file{[\\w-]{42}\\.png}", async (c) => {
    const id = c.req.param("file").slice(0, -".png".length);
    const caller = callerOf(deps, c);
    const picture = caller && await deps.signIn.captchas.picture(id, caller.transaction);
    if (!picture) return await problem(deps, c, "not_found");
    c.header("content-type", "image/png");
    return c.body(new Uint8Array(picture));
  });

  addSound(app, deps);

  app.get("/.well-known/jwks.json", () => jwksResponse(deps.signer));
}
