/** Parses forms: every field is one string, anything else is refused (security_cases 21, 32). */
/** The media type of every form without a file (WHATWG URL §5). */
export const URL_ENCODED = /^application\/x-www-form-urlencoded(?:;|$)/i;

/** The window's only form with a file: level 3 by face. */
export const FACE_PATH = "/login/level/face";

/** Forms of the desk with a file. */
const DESK_FILES = /^\/applications\/[^/]+\/(?:details|letter|openapi)$/;

/** Whether the form at this path has a file, and is read only once its sender is known. */
export const takesFile = (path: string) => path === FACE_PATH || DESK_FILES.test(path);

/** A form that none of our pages sends; answered with 400. */
export class BadForm extends Error {
  override name = "BadForm";
}

/** More was typed into these than is read; their page shows all of it once more. */
export class LongFields extends BadForm {
  constructor(readonly names: readonly string[]) {
    super();
  }
}

/** Of a field of our own forms, as a page that shows it again takes it. */
export const FIELD_NAME = /^[a-z][A-Za-z0-9_-]{0,63}$/;
/** More than the desk's longest form has. */
export const MOST_FIELDS = 100;

/** Longer than any valid answer of one line, but short enough to be cheap. */
const MAX_FIELD = 200;

/** How many characters a field may have that takes several lines. */
export type Limits<Name extends string> = Partial<Record<Name, number>>;

/** The named fields, empty if absent. Throws `BadForm`. */
export function formOf<Name extends string>(
  fields: URLSearchParams | null,
  names: readonly Name[],
  long: Limits<Name> = {},
): Record<Name, string> {
  if (!fields) throw new BadForm();
  const values: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const [value = "", ...more] = fields.getAll(name);
    if (more.length > 0) throw new BadForm();
    values[name] = value;
  }
  const tooLong = names.filter((name) => values[name]!.length > (long[name] ?? MAX_FIELD));
  if (tooLong.length > 0) throw new LongFields(tooLong);
  return values as Record<Name, string>;
}

/** Whether this page has an error at each field with one of these names. */
export const haveErrors = (html: string, names: readonly string[]) =>
  names.every((name) => html.includes(` id="${name}-error"`));
