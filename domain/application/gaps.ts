/** What is missing or wrong in a draft, and the reader that notes it. */
import type { LetterDateFault } from "../identity/letter_date.ts";
import { parseNumber } from "../text/digits.ts";
import { HALF_SPACE, trimmed, withoutInvisible } from "../text/invisible.ts";
import type { DraftField, Step } from "./draft.ts";

/** What is wrong with a field, or with a step as a whole. */
export type GapCode =
  | "missing"
  | "format"
  | "unconfirmed"
  | LetterDateFault
  | "not_active"
  | "taken"
  /** A live service keeps it. */
  | "fixed"
  /** Another agency's service has this server. */
  | "host_taken"
  | "file_missing"
  | "file_refused"
  | "none";

export interface Gap {
  step: Step;
  code: GapCode;
  /** Absent: it is about the step. */
  field?: DraftField;
  /** ID of the method or contact. */
  item?: string;
}

export type Reader = ReturnType<typeof reader>;

/** Reads the fields of one step, and notes what is wrong. */
export function reader(
  fields: Partial<Record<DraftField, string>>,
  step: Step,
  gaps: Gap[],
  item?: string,
) {
  const text = (field: DraftField) => trimmed(withoutInvisible(fields[field] ?? "", HALF_SPACE));
  /** What a program reads: no character in it is unseen. */
  const code = (field: DraftField) => withoutInvisible(text(field));
  const lines = (field: DraftField) => code(field).split(/[\s,،]+/).filter(Boolean);
  const note = (code: GapCode, field?: DraftField) => {
    gaps.push({ step, code, field, item });
  };
  /** Noted if it is empty. */
  function wantedAs<T>(field: DraftField, read: (field: DraftField) => T): T {
    if (text(field) === "") note("missing", field);
    return read(field);
  }
  return {
    text,
    code,
    note,
    wanted: (field: DraftField): string => wantedAs(field, text),
    wantedAs,
    /** One of these; noted if it is empty or another. */
    oneOf<const One extends string>(field: DraftField, all: readonly One[]): One {
      const found = all.find((one) => one === text(field));
      if (found === undefined) note(text(field) === "" ? "missing" : "format", field);
      return found ?? all[0];
    },
    /** A whole number, or nothing. */
    count(field: DraftField): number | undefined {
      if (text(field) === "") return undefined;
      const digits = parseNumber(text(field));
      if (/^[1-9]\d{0,5}$/.test(digits)) return Number(digits);
      note("format", field);
      return undefined;
    },
    lines,
  };
}
