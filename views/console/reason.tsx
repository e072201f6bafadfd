import type { ReasonFault } from "../../domain/console/reason.ts";
import { Field } from "../components/field.tsx";
import type { Page } from "../components/page.ts";

/** Why something is proposed or done. `hint`: who reads it. */
export function Reason(
  { page, value, error, hint }: { page: Page; value: string; error?: ReasonFault; hint?: string },
) {
  const { console: { reason: texts } } = page.texts;
  return (
    <Field
      page={page}
      name="reason"
      label={texts.label}
      hint={hint ?? texts.hint}
      value={value}
      error={error && texts[error]}
      inputmode="text"
      dir="auto"
      autocomplete="off"
    />
  );
}
