/** `Content-Disposition` of a file that is saved, never shown (RFC 6266). */
import { EXTENSIONS, type MediaType } from "./media_types.ts";

/** Printable ASCII without what a quoted string or an old client would read otherwise. */
const PLAIN = /^[\w !#$&+.@^`{}~()=,;'-]+$/;

/** Clients that do not know RFC 8187 take the first name, so that is plain in any case. */
export function disposition({ name, type }: { name: string; type: MediaType }): string {
  const plain = PLAIN.test(name) ? name : `attachment.${EXTENSIONS[type][0]}`;
  return `attachment; filename="${plain}"; filename*=UTF-8''${extendedValue(name)}`;
}

/** `value-chars` (RFC 8187 §3.2.1): `encodeURIComponent` leaves four characters too many. */
const extendedValue = (text: string): string =>
  encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
