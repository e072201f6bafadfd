/** What a form sends: every field one string, nothing else gets through (security_cases 21, 32). */
import { z } from "zod";

/** The type of every form without a file (WHATWG URL §5). */
export const URL_ENCODED = /^application\/x-www-form-urlencoded(?:;|$)/i;

/** The one form with a file: level 3 by face. */
export const FACE_PATH = "/login/level/face";

/** A form that no page of ours sends; answered with 400. */
export class BadForm extends Error {
  override name = "BadForm";
}

/** Longer than any right answer; shorter than anything that costs. */
const field = z.string().max(200);

/** The named fields, empty when absent; `null` when a field is repeated or too long. */
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
