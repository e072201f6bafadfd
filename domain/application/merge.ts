/**
 * Two people edit one form at once. The form brings a digest of each value that it showed: what only
 * one of both has changed is kept, and what both have changed is for people to decide.
 */
import type { KeyedHash } from "../platform/platform.ts";
import type { DraftField } from "./draft.ts";

type Fields = Partial<Record<DraftField, string>>;

/** `of`: the application, or what else the form is about. */
export type DigestOf = (field: string, value: string) => string;

export const digestFor = (hash: KeyedHash, of: string): DigestOf => (field, value) =>
  hash.digest("application_field", of, field, value).slice(0, 16);

/** For a hidden field: "title_fa:Zm9v title_en:YmFy". */
export const shownDigests = (fields: readonly DraftField[], stored: Fields, digest: DigestOf) =>
  fields.map((field) => `${field}:${digest(field, stored[field] ?? "")}`).join(" ");

export interface Conflict {
  field: DraftField;
  /** What a colleague has saved in the meantime. */
  theirs: string;
}

/** The merged fields if there are no conflicts. A form without digests has seen nothing but what is stored. */
export function mergeFields(
  stored: Fields,
  { typed, shown }: { typed: Fields; shown: string },
  digest: DigestOf,
): { fields: Fields; conflicts: Conflict[] } {
  const seen = new Map(shown.split(" ").map((pair) => pair.split(":", 2) as [string, string]));
  const fields = { ...stored };
  const conflicts: Conflict[] = [];
  for (const field of Object.keys(typed) as DraftField[]) {
    const [mine = "", theirs = ""] = [typed[field], stored[field]];
    const showed = seen.get(field) ?? digest(field, theirs);
    if (mine === theirs || digest(field, mine) === showed) continue;
    if (digest(field, theirs) === showed) fields[field] = mine;
    else conflicts.push({ field, theirs });
  }
  return { fields, conflicts };
}
