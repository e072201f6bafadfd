import { MAX_REASON, type ReasonFault } from "../../domain/console/reason.ts";
import { Field } from "../components/field.tsx";
import type { Page } from "../components/page.ts";
import { fill, fillPlain } from "../texts/fill.ts";

/** What is wrong with a reason, for its field and the alarm; `undefined`: nothing. */
export function reasonError(
  { format, texts: { console: { reason: texts } } }: Page,
  fault: ReasonFault | undefined,
): string | undefined {
  return fault && fillPlain(texts[fault], { count: format.digits(MAX_REASON) });
}

/** Why something is proposed or done. `hint` {count}: who reads it. */
export function Reason(
  { page, value, error, hint }: { page: Page; value: string; error?: ReasonFault; hint?: string },
) {
  const { format, texts: { console: { reason: texts } } } = page;
  return (
    <Field
      page={page}
      name="reason"
      label={texts.label}
      hint={fill(hint ?? texts.hint, { count: format.digits(MAX_REASON) })}
      value={value}
      error={reasonError(page, error)}
      inputmode="text"
      dir="auto"
      autocomplete="off"
    />
  );
}
