/**
 * `/captcha/<id>.png` and `/captcha/<id>/sound`: the security code as a picture, and spoken in the page's language.
 * Players ask for parts (Safari plays nothing without), so ranges are answered (RFC 9110 §14.2).
 */
import type { Hono } from "hono";
import { callerOf } from "../site/caller.ts";
import type { WindowDeps, WindowEnv } from "../site/deps.ts";
import { problem } from "../site/problem.ts";

interface Range {
  first: number;
  /** Inclusive; absent is the end. */
  last?: number;
}

export function addCaptcha(app: Hono<WindowEnv>, deps: WindowDeps): void {
  app.get("/captcha/:file{[\\w-]{42}\\.png}", async (c) => {
    const id = c.req.param("file").slice(0, -".png".length);
    const caller = callerOf(deps, c);
    const picture = caller && await deps.signIn.captchas.picture(id, caller.transaction);
    if (!picture) return await problem(deps, c, "not_found");
    c.header("content-type", "image/png");
    return c.body(new Uint8Array(picture));
  });

  app.get("/captcha/:id{[\\w-]{42}}/sound", async (c) => {
    const range = rangeOf(c.req.header("range"));
    const caller = callerOf(deps, c);
    const sound = caller && await deps.signIn.captchas.sound(
      c.req.param("id"),
      caller.transaction,
      // Safari looks at two bytes before it plays.
      { language: c.get("language"), again: range.first > 0 || range.last === 1 },
    );
    if (!sound) return await problem(deps, c, "not_found");
    c.header("content-type", "audio/mpeg");
    c.header("accept-ranges", "bytes");
    if (!c.req.header("range")) return c.body(new Uint8Array(sound));
    const last = Math.min(range.last ?? Infinity, sound.length - 1);
    if (range.first > last) {
      c.header("content-range", `bytes */${sound.length}`);
      return c.body(null, 416);
    }
    c.header("content-range", `bytes ${range.first}-${last}/${sound.length}`);
    return c.body(new Uint8Array(sound.slice(range.first, last + 1)), 206);
  });
}

/** One range from a first byte; whatever else is asked for is answered from the beginning. */
function rangeOf(header = ""): Range {
  const match = /^bytes=(\d{1,9})-(\d{0,9})$/.exec(header);
  if (!match) return { first: 0 };
  return { first: Number(match[1]), last: match[2] ? Number(match[2]) : undefined };
}
