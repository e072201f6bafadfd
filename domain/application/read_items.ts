/** The lists of a draft: methods, and contacts whose mobile numbers a code has proved. */
import { parseEmail } from "../identity/contact_email.ts";
import { parseMobile } from "../identity/mobile.ts";
import type { ContactStep, MethodStep } from "./content.ts";
import type { ApplicationDraft, DraftItem, ItemList } from "./draft.ts";
import { type Gap, reader } from "./gaps.ts";

export const METHODS_OF_HTTP = [
  "GET",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "HEAD",
  "OPTIONS",
] as const;

export function readItems<One>(
  draft: ApplicationDraft,
  list: ItemList,
  { read, gaps }: { read(item: DraftItem, gaps: Gap[]): One; gaps: Gap[] },
): One[] {
  if (draft[list].length === 0) gaps.push({ step: list, code: "none" });
  return draft[list].map((item) => read(item, gaps));
}

/** What is wrong with one method or contact. */
export function itemGaps(list: ItemList, item: DraftItem): Gap[] {
  const gaps: Gap[] = [];
  (list === "methods" ? readMethod : readContact)(item, gaps);
  return gaps;
}

export function readMethod({ id, fields }: DraftItem, gaps: Gap[]): MethodStep {
  const { wanted, wantedAs, text, code, oneOf, note } = reader(fields, "methods", gaps, id);
  const path = wantedAs("method_path", code);
  if (path !== "" && !/^\/[!-~]*$/.test(path)) note("format", "method_path");
  return {
    id,
    name: wanted("method_name"),
    method: oneOf("method", METHODS_OF_HTTP),
    path,
    description: text("method_description"),
  };
}

export function readContact({ id, fields, confirmed }: DraftItem, gaps: Gap[]): ContactStep {
  const { wanted, text, note } = reader(fields, "contacts", gaps, id);
  const [name, position] = [wanted("contact_name"), wanted("contact_position")];
  const typed = wanted("contact_mobile");
  const mobile = parseMobile(typed) ?? "";
  if (typed !== "" && mobile === "") note("format", "contact_mobile");
  const isConfirmed = mobile !== "" && confirmed?.mobile === mobile;
  if (mobile !== "" && !isConfirmed) note("unconfirmed", "contact_mobile");
  const email = parseEmail(text("contact_email"));
  if ("error" in email && email.error === "format") note("format", "contact_email");
  return {
    ...{ id, name, position, mobile },
    mobileConfirmedAt: isConfirmed ? confirmed.at : 0,
    email: "address" in email ? email.address : undefined,
    phone: text("contact_phone") || undefined,
  };
}
