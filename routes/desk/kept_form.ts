/** Forms that come after their session has ended, and their way back into the page. */
import {
  forgetKeptForm,
  keepForm,
  type KeptForm,
  readKeptForm,
} from "../../domain/staff/kept_form.ts";
import { takesFile } from "../site/form.ts";
import { NEVER_SHOWN } from "../site/send_again.ts";
import type { Visit } from "../site/visit.ts";
import { fieldsBesideFile } from "./file_form.ts";

/** A field's most characters in any form of the desk. */
const MAX_FIELD = 10_000;

/** Typed again, whatever happens. */
const isSecret = (name: string) =>
  NEVER_SHOWN.includes(name) || /password|^proof|^captcha|^code$/.test(name);

/**
 * Whose the form is, it says itself, sealed: the session may have been ended in another tab, with its
 * cookie. `page`: the path that shows the form. @returns whether it is kept
 */
export async function keepTyped(visit: Visit, page: string): Promise<boolean> {
  if (visit.request.method !== "POST") return false;
  const fields = takesFile(visit.path) ? await fieldsBesideFile(visit) : await visit.fields();
  const all = Object.fromEntries([...fields ?? []].filter(([name]) => !isSecret(name)));
  if (!all.author || Object.values(all).some((value) => value.length > MAX_FIELD)) return false;
  return await keepForm(visit.ports, { path: page, fields: all });
}

/** What was kept for this page, if it was asked for with `?kept`. */
export async function typedBefore(
  visit: Visit,
  staffId: string,
): Promise<KeptForm["fields"] | undefined> {
  if (visit.query("kept") === undefined) return undefined;
  const kept = await readKeptForm(visit.ports, staffId);
  return kept?.path === visit.path ? kept.fields : undefined;
}

/** The form of this page was taken: what was kept of it is not offered again. */
export async function forgetTyped(
  { ports }: Visit,
  { staffId, page }: { staffId: string; page: string },
): Promise<void> {
  const kept = await readKeptForm(ports, staffId);
  if (kept?.path === page) await forgetKeptForm(ports, staffId);
}
