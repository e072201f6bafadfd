/** What a page needs to ask for the same thing once more after an outage (docs/decisions/0074). */
import { z } from "zod";
import type { PageProps } from "./page.ts";
import type { Visit } from "./visit.ts";

type SendAgain = NonNullable<PageProps<"problem">["again"]>;

/** Never shown by any page, not even hidden: the person types it again. */
const NEVER_SHOWN = ["card_number"];

/** A form of ours: few, short fields of text (form.ts), none of them repeated. */
const fields = z.record(z.string().regex(/^[a-z_]{1,30}$/), z.string().max(200))
  .refine((fields) => Object.keys(fields).length <= 16);

/** The form that was sent, to be sent again; for anything else, the page to be opened again. */
export async function sendAgain(visit: Visit): Promise<SendAgain> {
  if (visit.request.method !== "POST") return {};
  // A photo was read to its end, and is not to be shown either.
  if (visit.header("content-type")?.startsWith("multipart/")) return {};
  const form = await visit.fields() ?? new URLSearchParams();
  const sent = fields.safeParse(Object.fromEntries(form));
  if (!sent.success || NEVER_SHOWN.some((name) => form.has(name))) return {};
  return { form: { to: visit.path, fields: sent.data } };
}
