/**
 * Rules between the parts of a setting. Zod skips them while a part has a wrong type, even one that
 * they do not concern; these are judged then too, so that one start tells every problem of the file.
 */
import type { z } from "zod";

type Judged = z.core.ParsePayload;

/** Judges a rule unless the object, or one of these parts of it, is wrong itself. */
export function unlessWrong(...parts: string[]): (judged: Judged) => boolean {
  return ({ issues }) =>
    !issues.some(({ code, path = [] }) =>
      path.length === 0 ? code === "invalid_type" : parts.includes(String(path[0]))
    );
}

/** The entries of a list differ by what `nameOf` reads of them, which may have any type. */
export function differBy<Entry>(nameOf: (entry: Entry) => unknown, error: string) {
  const areDistinct = (entries: Entry[]) => {
    const names = entries.map(nameOf).filter((name) => typeof name === "string");
    return new Set(names).size === names.length;
  };
  const when = ({ value }: Judged) => Array.isArray(value);
  return [areDistinct, { error, when }] as const;
}
