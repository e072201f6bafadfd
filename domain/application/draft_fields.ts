/** A draft as a list of fields, as it was typed: for the colleagues who read and do not write it. */
import {
  type ApplicationDraft,
  type DraftField,
  type DraftItem,
  ITEM_FIELDS,
  type ItemList,
  STEP_FIELDS,
  STEPS,
} from "./draft.ts";
import { trimmed } from "../text/invisible.ts";
import type { ContentField } from "./fields_of.ts";

/** All that has a value, in the order of the steps. */
export function fieldsOfDraft(draft: ApplicationDraft): ContentField[] {
  const { fields, files, letterFile } = draft;
  const all = STEPS.flatMap((step): ContentField[] => {
    if (step === "methods" || step === "contacts") {
      return draft[step].flatMap((item) => itemFields(step, item));
    }
    const names = Object.keys(STEP_FIELDS[step]) as (keyof typeof fields)[];
    const typed = names.map((label) => ({ path: label, step, label, value: fields[label] ?? "" }));
    const attached = step === "details"
      ? files
      : step === "letter" && letterFile
      ? [letterFile]
      : [];
    const label = step === "letter" ? "letter_file" as const : "files" as const;
    const value = attached.map(({ name }) => name).join("\n");
    return [...typed, { path: label, step, label, value }];
  });
  return all.filter(({ value }) => trimmed(value) !== "");
}

function itemFields(step: ItemList, { id, fields }: DraftItem): ContentField[] {
  const labels = Object.keys(ITEM_FIELDS[step]) as (DraftField & keyof typeof fields)[];
  return labels.map((label) => ({
    path: `${step}.${id}.${label}`,
    step,
    label,
    value: fields[label] ?? "",
  }));
}

export const filesOfDraft = ({ files, letterFile }: ApplicationDraft) =>
  letterFile ? [...files, letterFile] : files;
