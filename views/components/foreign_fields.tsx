import type { Child } from "hono/jsx";
import type { Page } from "./page.ts";
import type { IdentityProps } from "../props.ts";
import { Choice } from "./choice.tsx";
import { Field } from "./field.tsx";

/** By field name. */
export type ForeignErrors = Record<"fida_code" | "document_kind" | "document_number", Child>;

/** The tab «اتباع»: FIDA code, which document, and its number (guide 1.7 §1, 3.1). */
export function ForeignFields(
  { page, foreign, errors }: {
    page: Page;
    foreign: NonNullable<IdentityProps["foreign"]>;
    errors: Partial<ForeignErrors>;
  },
) {
  const texts = page.texts.identity.foreign;
  return (
    <>
      <Field
        name="fida_code"
        label={texts.fidaCode.label}
        hint={texts.fidaCode.hint}
        error={errors.fida_code}
        value={foreign.fidaCode}
        autocomplete="off"
      />
      <Choice
        name="document_kind"
        label={texts.document}
        options={texts.kinds}
        value={foreign.documentKind}
        error={errors.document_kind}
      />
      <Field
        name="document_number"
        label={texts.documentNumber.label}
        hint={texts.documentNumber.hint}
        error={errors.document_number}
        value={foreign.documentNumber}
        inputmode="text"
        autocomplete="off"
      />
    </>
  );
}
