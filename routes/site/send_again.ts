/** The data with which a page can repeat the request after an outage (docs/decisions/0074). */
import { z } from "zod";
import { FIELD_NAME, MOST_FIELDS } from "./form.ts";
import type { PageProps } from "./page.ts";
import type { Visit } from "./visit.ts";

type SendAgain = NonNullable<PageProps<"problem">["again"]>;

/** Never sent back to a page, not even hidden: the person types it again. */
export const NEVER_SHOWN = ["again", "card_number", "current_password", "password"];

/** One of our forms, with as much as the desk's longest has; none of its fields is repeated. */
const fields = z.record(z.string().regex(FIELD_NAME), z.string())
  .refine((fields) => Object.keys(fields).length <= MOST_FIELDS);

/** Of a form with a file. `null`: it is none. */
export type FieldsBesideFile = (visit: Visit) => Promise<URLSearchParams | null>;

/** The submitted form, to be sent again; for anything else, the page to open again. */
export async function sendAgain(visit: Visit, beside?: FieldsBesideFile): Promise<SendAgain> {
  if (visit.request.method !== "POST") return {};
  const hasFile = visit.header("content-type")?.startsWith("multipart/") || undefined;
  // A photo was read completely, and is not to be sent back either.
  if (hasFile && !beside) return {};
  const form = await (hasFile ? beside!(visit) : visit.fields()) ?? new URLSearchParams();
  if (hasFile && form.size === 0) return {};
  const sent = fields.safeParse(Object.fromEntries(form));
  if (!sent.success || NEVER_SHOWN.some((name) => form.has(name))) return {};
  return { form: { to: visit.path, fields: sent.data, ...hasFile && { hasFile } } };
}

/**
 * What of a form may stand in another page's form, without what is never shown and `more`. `null`: it
 * is none of ours.
 */
export function shownAgain(
  form: URLSearchParams | null,
  more: readonly string[],
): Record<string, string> | null {
  const entries = [...form ?? []]
    .filter(([name]) => !NEVER_SHOWN.includes(name) && !more.includes(name));
  const isRepeated = new Set(entries.map(([name]) => name)).size < entries.length;
  const kept = fields.safeParse(Object.fromEntries(entries));
  return form && !isRepeated && kept.success ? kept.data : null;
}

/**
 * These texts cannot be taken any more: whatever page answers shows them once more, below what it
 * says itself.
 */
export function showTooLate(visit: Visit, texts: readonly string[]): void {
  visit.known = { ...visit.known, typedTooLate: texts.filter((text) => text.trim() !== "") };
}
