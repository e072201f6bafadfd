/** What every form of the wizard sends, and what its page shows. */
import type { DraftField } from "../../domain/application/draft.ts";
import { digestFor, shownDigests } from "../../domain/application/merge.ts";
import { formOf } from "../site/form.ts";
import type { Visit } from "../site/visit.ts";
import type { Asked } from "./access.ts";

export type Fields = Partial<Record<DraftField, string>>;

/** Fields with the most characters that each may have. */
export type Limits = Partial<Record<DraftField, number>>;

export const namesOf = (limits: Limits) => Object.keys(limits) as DraftField[];

export interface TypedForm {
  typed: Fields;
  shown: string;
  tooLong: { field: DraftField; max: number }[];
}

/** So much more is read and called too long, so that nothing typed is lost. */
const MARGIN = 6000;
const MAX_SHOWN = 3000;

/** Throws `BadForm`. Fields that the form does not have stay as they are. */
export function typedIn(fields: URLSearchParams | null, limits: Limits): TypedForm {
  const names = namesOf(limits).filter((name) => fields?.has(name));
  const long = Object.fromEntries(names.map((name) => [name, limits[name]! + MARGIN]));
  const form = formOf(fields, [...names, "shown"], { ...long, shown: MAX_SHOWN });
  const typed: Fields = {};
  for (const name of names) typed[name] = form[name].replaceAll("\r\n", "\n");
  const tooLong = names.filter((name) => typed[name]!.length > limits[name]!)
    .map((field) => ({ field, max: limits[field]! }));
  return { typed, shown: form.shown, tooLong };
}

interface About {
  /** What the digests are for: the application, or the method or contact. */
  of: string;
  limits: Limits;
  stored: Fields;
}

/** Props of a form that is opened; what was kept after a session had ended is shown again. */
export function openedForm(
  visit: Visit,
  { id, application: { number } }: Asked,
  { of, limits, stored }: About,
) {
  const kept = visit.known.typed;
  return {
    ...{ id, number },
    ...shownFor(visit, { of, limits, stored }),
    ...kept && { shown: kept.shown ?? "" },
    values: kept ? { ...stored, ...kept } : stored,
    kept: kept !== undefined && visit.query("kept") !== undefined,
    saved: visit.query("saved") !== undefined,
  };
}

/** Hidden: what is stored now. */
export const shownFor = ({ ports }: Visit, { of, limits, stored }: About) => ({
  shown: shownDigests(namesOf(limits), stored, digestFor(ports.hash, of)),
});
