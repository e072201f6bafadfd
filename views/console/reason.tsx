import { Field } from "../components/field.tsx";
import type { Page } from "../components/page.ts";

/** Why something is proposed. */
export function Reason(
  { page, value, error }: { page: Page; value: string; error?: "short" },
) {
  const { console: { proposals: texts } } = page.texts;
  return (
    <Field
      page={page}
      name="reason"
      label={texts.reason}
      value={value}
      error={error && texts.short}
      inputmode="text"
      dir="auto"
      autocomplete="off"
    />
  );
}
