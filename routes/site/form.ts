/** What a form sends: every field one string, nothing else gets through (security_cases 21, 32). */
import { z } from "zod";
import type { WindowContext } from "./deps.ts";

/** The type of every form without a file (WHATWG URL §5). */
export const URL_ENCODED = /^application\/x-www-form-urlencoded(?:;|$)/i;

/** The one form with a file: level 3 by face. */
export const FACE_PATH = "/login/level/face";

/** Longer than any right answer; shorter than anything that costs. */
const field = z.string().max(200);

/** All fields; `null` when the body did not come whole. */
export async function readFields(c: WindowContext): Promise<URLSearchParams | null> {
  const text = await (c.get("form") ?? c.req.text()).catch(() => null);
  return text === null ? null : new URLSearchParams(text);
}

/**
 * The named fields, empty when absent. `null` when a field is repeated or too long; the caller
 * answers 400.
 */
export async function readForm<Name extends string>(
  c: WindowContext,
  names: readonly Name[],
): Promise<Record<Name, string> | null> {
  const form = await readFields(c);
  if (!form) return null;
  const values: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const all = form.getAll(name);
    const parsed = field.safeParse(all[0] ?? "");
    if (all.length > 1 || !parsed.success) return null;
    values[name] = parsed.data;
  }
  return values as Record<Name, string>;
}
