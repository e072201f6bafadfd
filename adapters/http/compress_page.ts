/** Pages in Brotli (RFC 7932), at once. */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, brotliCompressSync, constants } from "node:zlib";
import { keepLast } from "../../domain/platform/kept/last_used.ts";
import { type Background, type Clock, SECOND } from "../../domain/platform/platform.ts";
import { identifierIn } from "./identifier.ts";
import { fillPage, type Prepared, preparePage } from "./prepared_page.ts";

/** The last level at which a page costs less than it saves (docs/decisions/0317). */
const OPTIONS = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

export interface Sent {
  /** A signed-in person's own page: hardly sent twice, and nothing to keep in memory. */
  isOwn?: boolean;
}

/** A page that nobody has sent before: a third of a millisecond for the longest ones. */
export const compressNow = (html: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(brotliCompressSync(html, OPTIONS));

/** Sent so often, a page is prepared: those with names or times in them hardly are. */
const OFTEN = 3;
/** Pages, of 4 kB each. */
const MAX_PREPARED = 64;
/** Hashes of pages that were sent not often enough yet. */
const MAX_SEEN = 512;
/** Characters: longer ones are not prepared. */
const MAX_LENGTH = 1 << 15;
/** Between two preparations, which take up to 60 ms, so that nobody can make them a burden. */
const PAUSE = 2 * SECOND;

const compressBest = promisify(brotliCompress);

/**
 * Compresses pages, and at the highest level those that are sent again and again but for one
 * identifier: first forms and their fragments, questions and answers. They are prepared in the
 * background, one at a time, and then cost next to nothing.
 */
export function createPageCompressor(
  { background, clock }: { background: Background; clock: Clock },
): (html: string, sent?: Sent) => Uint8Array<ArrayBuffer> {
  const prepared = new Map<string, (id: string) => Uint8Array<ArrayBuffer>>();
  const seen = new Map<string, number>();
  let nextAt = -Infinity;

  function see(key: string, html: string, id: string) {
    const count = (seen.get(key) ?? 0) + 1;
    keepLast(seen, key, count, MAX_SEEN);
    if (count < OFTEN || clock.now() < nextAt || html.length > MAX_LENGTH) return;
    nextAt = Infinity;
    // Not again, if it cannot be prepared.
    seen.set(key, -Infinity);
    background(async () => {
      try {
        const fill = await prepare(html, id);
        if (fill) keepLast(prepared, key, fill, MAX_PREPARED);
      } finally {
        nextAt = clock.now() + PAUSE;
      }
    });
  }

  return (html, { isOwn } = {}) => {
    if (isOwn) return compressNow(html);
    const id = identifierIn(html);
    // No page has a NUL, so that the places of the identifier count too.
    const rest = id ? html.replaceAll(id, "\0") : html;
    const key = createHash("sha256").update(rest).digest("base64");
    const fill = prepared.get(key);
    if (!fill) {
      see(key, html, id);
      return compressNow(html);
    }
    keepLast(prepared, key, fill, MAX_PREPARED);
    return fill(id);
  };
}

async function prepare(html: string, id: string) {
  if (!id) {
    const whole = new Uint8Array(await compressBest(html));
    return () => whole;
  }
  const around: Prepared | null = await preparePage(html, id);
  return around && ((id: string) => fillPage(around, id));
}
