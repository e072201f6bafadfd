/** Parses forms: every field is one string, anything else is refused (security_cases 21, 32). */
import { z } from "zod";

/** The media type of every form without a file (WHATWG URL §5). */
export const URL_ENCODED = /^application\/x-www-form-urlencoded(?:;|$)/i;

/** The only form with a file: level 3 by face. */
export const FACE_PATH = "/login/level/face";

/** A form that none of our pages sends; answered with 400. */
export class BadForm extends Error {
  override name = "BadForm";
}

/** Longer than any valid answer, but short enough to be cheap. */
const field = z.string().max(200);

/** The named fields, empty if absent; `null` if a field is repeated or too long. */
export function namedFields<Name extends string>(
  fields: URLSearchParams,
  names: readonly Name[],
): Record<Name, string> | null {
  const values: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const all = fields.getAll(name);
    const parsed = field.safeParse(all[0] ?? "");
    if (all.length > 1 || !parsed.success) return null;
    values[name] = parsed.data;
  }
  return values as Record<Name, string>;
}

/** The same, or `BadForm`. */
export function formOf<Name extends string>(
  fields: URLSearchParams | null,
  names: readonly Name[],
): Record<Name, string> {
  const named = fields && namedFields(fields, names);
  if (!named) throw new BadForm();
  return named;
}
