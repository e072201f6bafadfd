/**
 * `/captcha/<id>.png` and `/captcha/<id>/sound`: the security code as a picture, and spoken in the
 * page's language. Players request ranges (Safari plays nothing without), so ranges are supported
 * (RFC 9110 §14.2).
 */
import type { Site } from "../site/groups.ts";
import type { Visit } from "../site/visit.ts";

interface Range {
  first: number;
  /** Inclusive; absent means to the end. */
  last?: number;
}

export function mountCaptcha({ open }: Site): void {
  open.get("/captcha/:file{[\\w-]{42}\\.png}", picture);
  open.get("/captcha/:id{[\\w-]{42}}/sound", sound);
}

async function picture(visit: Visit): Promise<Response> {
  const { caller, ports: { captchas } } = visit;
  const id = visit.param("file").slice(0, -".png".length);
  const bytes = caller && await captchas.picture(id, captchas.holderOf(id, caller));
  if (!bytes) return await visit.problem("not_found");
  return visit.send(new Uint8Array(bytes), { headers: { "content-type": "image/png" } });
}

async function sound(visit: Visit): Promise<Response> {
  const { caller, language, ports: { captchas } } = visit;
  const asked = visit.header("range");
  const range = rangeOf(asked);
  const id = visit.param("id");
  const bytes = caller && await captchas.sound(
    id,
    captchas.holderOf(id, caller),
    // Safari requests two bytes before it plays.
    { language, again: range.first > 0 || range.last === 1 },
  );
  if (!bytes) return await visit.problem("not_found");
  const headers = { "content-type": "audio/mpeg", "accept-ranges": "bytes" };
  if (!asked) return visit.send(new Uint8Array(bytes), { headers });
  const { length } = bytes;
  const last = Math.min(range.last ?? Infinity, length - 1);
  const part = range.first > last ? null : new Uint8Array(bytes.slice(range.first, last + 1));
  const which = part ? `${range.first}-${last}` : "*";
  return visit.send(part, {
    status: part ? 206 : 416,
    headers: { ...headers, "content-range": `bytes ${which}/${length}` },
  });
}

/** A single range from a first byte; any other request gets the whole. */
function rangeOf(header = ""): Range {
  const match = /^bytes=(\d{1,9})-(\d{0,9})$/.exec(header);
  if (!match) return { first: 0 };
  return { first: Number(match[1]), last: match[2] ? Number(match[2]) : undefined };
}
