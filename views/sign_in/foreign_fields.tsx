import type { Child } from "hono/jsx";
import type { Page } from "../components/page.ts";
import { Choice } from "../components/choice.tsx";
import { Field } from "../components/field.tsx";

/** As typed on the tab «اتباع». */
export interface TypedForeignIdentity {
  fidaCode: string;
  /** One of `DOCUMENT_KINDS` when chosen. */
  documentKind: string;
  documentNumber: string;
}

/** By field name. */
export type ForeignErrors = Record<"document_kind" | "document_number" | "fida_code", Child>;

/** The tab «اتباع»: which document, its number, and the FIDA code, as in guide 1.7 §1.3. */
export function ForeignFields(
  { page, foreign, errors }: {
    page: Page;
    foreign: TypedForeignIdentity;
    errors: Partial<ForeignErrors>;
  },
) {
  const texts = page.texts.identity.foreign;
  return (
    <>
      <Choice
        page={page}
        name="document_kind"
        label={texts.document}
        options={texts.kinds}
        value={foreign.documentKind}
        error={errors.document_kind}
      />
      <Field
        page={page}
        name="document_number"
        label={texts.documentNumber.label}
        hint={texts.documentNumber.hint}
        error={errors.document_number}
        value={foreign.documentNumber}
        inputmode="text"
        autocomplete="off"
      />
      <Field
        page={page}
        name="fida_code"
        label={texts.fidaCode.label}
        hint={texts.fidaCode.hint}
        error={errors.fida_code}
        value={foreign.fidaCode}
        autocomplete="off"
      />
    </>
  );
}
