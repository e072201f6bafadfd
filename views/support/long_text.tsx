import { Description, descriptionOf, typedIn } from "../components/field.tsx";
import type { Page } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

interface LongTextProps {
  page: Page;
  label: string;
  value: string;
  /** Characters. */
  max: number;
  error?: string;
}

/** Several lines for support. */
export function LongText({ page, label, value, max, error }: LongTextProps) {
  const { format, texts: { support: texts } } = page;
  const hint = fill(texts.length, { count: format.digits(max) });
  const described = { id: "text", hint, error };
  return (
    <div class="field">
      <label for="text">{label}</label> <Description page={page} {...described} />
      <textarea
        id="text"
        name="text"
        class="lines"
        rows={6}
        maxlength={max}
        dir="auto"
        autocomplete="off"
        aria-invalid={error ? "true" : undefined}
        aria-describedby={descriptionOf(described)}
      >
        {typedIn(page, "text") ?? value}
      </textarea>
    </div>
  );
}
