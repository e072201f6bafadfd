/** An application field by field: what it says now, and what it said before. */
import type { ApplicationContent } from "../application/content.ts";
import type { AttachedFile } from "../attachments/attachment.ts";
import { type ContentField, fieldsOf } from "../application/fields_of.ts";

export interface FieldDifference extends Omit<ContentField, "value"> {
  /** Absent: it was added. */
  before?: string;
  /** Absent: it was taken away. */
  after?: string;
}

/** All fields of both, in the order of the later one; what was taken away stands behind its step. */
export function differences(
  before: ApplicationContent | null,
  after: ApplicationContent,
): FieldDifference[] {
  const former = before ? reviewedFields(before) : [];
  const now = reviewedFields(after);
  const valueOf = (fields: ContentField[], path: string) =>
    fields.find((field) => field.path === path)?.value;
  const gone = former.filter(({ path }) => valueOf(now, path) === undefined);
  const steps = new Set([...now, ...gone].map(({ step }) => step));
  return [...steps].flatMap((step) =>
    [...now, ...gone].filter((field) => field.step === step).map((field) => ({
      path: field.path,
      step: field.step,
      label: field.label,
      before: valueOf(former, field.path),
      after: valueOf(now, field.path),
    }))
  );
}

/** With the beginnings of files' hashes: another file may have the same name. */
export function reviewedFields(content: ApplicationContent): ContentField[] {
  const files: Partial<Record<ContentField["label"], AttachedFile[]>> = {
    files: content.details.files,
    letter_file: [content.letter.file],
  };
  const named = ({ name, sha256 }: AttachedFile) => `${name} (${sha256.slice(0, 8)})`;
  return fieldsOf(content).map((field) => {
    const held = files[field.label];
    return held ? { ...field, value: held.map(named).join("\n") } : field;
  });
}

export const isMoved = ({ before, after }: FieldDifference): boolean => before !== after;

/** Those that moved. */
export const movedFields = (before: ApplicationContent | null, after: ApplicationContent) =>
  differences(before, after).filter(isMoved);
