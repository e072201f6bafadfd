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
  // We send no validators, so none can match: such a request gets the whole (RFC 9110 §13.1.5).
  const range = rangeOf(visit.header("if-range") === undefined ? visit.header("range") : undefined);
  const id = visit.param("id");
  const bytes = caller && await captchas.sound(
    id,
    captchas.holderOf(id, caller),
    { language, partOf: (length) => partOf(range, length).length },
  );
  if (!bytes) return await visit.problem("not_found");
  const headers = { "content-type": "audio/mpeg", "accept-ranges": "bytes" };
  if (!range) return visit.send(new Uint8Array(bytes), { headers });
  const { first, end, length } = partOf(range, bytes.length);
  const part = length > 0 ? new Uint8Array(bytes.slice(first, end)) : null;
  const which = part ? `${first}-${end - 1}` : "*";
  return visit.send(part, {
    status: part ? 206 : 416,
    headers: { ...headers, "content-range": `bytes ${which}/${bytes.length}` },
  });
}

/** The bytes of a sound of this length that are sent. */
function partOf(
  range: Range | null,
  total: number,
): { first: number; end: number; length: number } {
  const first = range?.first ?? 0;
  const end = Math.min((range?.last ?? Infinity) + 1, total);
  return { first, end, length: Math.max(0, end - first) };
}

/** A single range from a first byte; any other request gets the whole. */
function rangeOf(header = ""): Range | null {
  const match = /^bytes=(\d{1,9})-(\d{0,9})$/.exec(header);
  if (!match) return null;
  return { first: Number(match[1]), last: match[2] ? Number(match[2]) : undefined };
}
