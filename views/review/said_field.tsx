import { typedIn } from "../components/field.tsx";
import type { Page } from "../components/page.ts";

/** Several lines of a remark, an answer or a reason. */
export function SaidField(
  { page, name, label, value = "" }: { page: Page; name: string; label: string; value?: string },
) {
  return (
    <div class="field">
      <label for={name}>{label}</label>{" "}
      <textarea id={name} name={name} class="lines" rows={4} dir="auto" autocomplete="off">
        {typedIn(page, name) ?? value}
      </textarea>
    </div>
  );
}
