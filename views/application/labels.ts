/** Names of fields, and of what every language writes alike. */
import type { ContentField } from "../../domain/application/fields_of.ts";
import type { Attribute } from "../../domain/services/attributes.ts";
import type { Page } from "../components/page.ts";
import { fillPlain } from "../texts/fill.ts";
import { withinSentence } from "../texts/within_sentence.ts";
import type { LabelledField } from "../texts/types/application.ts";

const NAMES = {
  bus: "GSB/PGSB",
  openapi: "OpenAPI",
  openid: "OpenID Connect",
  json: "JSON",
  es256: "ES256",
  eddsa: "EdDSA (Ed25519)",
  jwk: "JWK",
  utf8: "UTF-8",
  origin: "https://library.gov.ir",
  path: "/health",
  types: "PDF, PNG, JPEG, TIFF, DOCX, XLSX, ODT, TXT, CSV",
};

/** A text of the applications with these names; `values` fill its other placeholders. */
export const named = (text: string, values: Record<string, string> = {}): string =>
  fillPlain(text, { ...NAMES, ...values });

const REASON = "reason_";

export function fieldLabel({ texts }: Page, field: ContentField["label"]): string {
  const { applications, consent } = texts;
  if (!field.startsWith(REASON)) return applications.fields[field as LabelledField];
  const attribute = consent.attributes[field.slice(REASON.length) as Attribute];
  return fillPlain(applications.reason, { attribute: withinSentence(attribute) });
}
