/** Identifiers of a foreign national (guide 1.7 §1.3, tab «اتباع»). */
import { parseDigits, parseNumber } from "../text/digits.ts";

/** Passport, comprehensive police code («فراگیر ناجا») or unique identifier («شناسه یکتا»). */
export const DOCUMENT_KINDS = ["passport", "naja", "unique"] as const;
export type DocumentKind = typeof DOCUMENT_KINDS[number];

export type ForeignIdError = "missing" | "format";

/**
 * The guides name the fields but not their formats. These patterns only catch typing mistakes; the
 * registry decides.
 */
const FIDA_CODE = /^\d{10,12}$/;

const DOCUMENT_NUMBERS: Record<DocumentKind, RegExp> = {
  // ICAO 9303-4 §4.2.2 allows nine characters; some states print more.
  passport: /^(?=.*\d)[A-Z\d]{5,12}$/,
  naja: /^\d{8,14}$/,
  unique: /^\d{8,14}$/,
};

/** The FIDA code («کد فیدا»): 10 to 12 digits, leading zeros kept. */
export function parseFidaCode(text: string): { fidaCode: string } | { error: ForeignIdError } {
  const fidaCode = parseDigits(text);
  if (fidaCode === "") return { error: "missing" };
  return FIDA_CODE.test(fidaCode) ? { fidaCode } : { error: "format" };
}

/** The kind that a form names; `null` if it is unknown. */
export function parseDocumentKind(text: string): DocumentKind | null {
  return DOCUMENT_KINDS.find((kind) => kind === text) ?? null;
}

/**
 * A document number in canonical form: Latin digits, capitals, no spaces or dashes. A passport has
 * 5 to 12 letters and digits, the other two kinds have 8 to 14 digits.
 */
export function parseDocumentNumber(
  text: string,
  kind: DocumentKind,
): { documentNumber: string } | { error: ForeignIdError } {
  const parse = kind === "passport" ? parseNumber : parseDigits;
  const documentNumber = parse(text).toUpperCase();
  if (documentNumber === "") return { error: "missing" };
  return DOCUMENT_NUMBERS[kind].test(documentNumber) ? { documentNumber } : { error: "format" };
}
