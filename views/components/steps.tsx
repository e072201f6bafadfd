import type { Page } from "../page.ts";
import { fill } from "../texts/fill.ts";

/** Mobile, code, identity, confirmation, postal code. */
const STEPS = 5;

/** "Step 2 of 5", with a row of window panes that light up. */
export function StepIndicator({ page: { texts, format }, step }: { page: Page; step: number }) {
  return (
    <p class="step">
      {fill(texts.window.step, { step: format.digits(step), steps: format.digits(STEPS) })}
      <span aria-hidden="true">
        {Array.from({ length: STEPS }, (_, i) => i + 1).map((pane) => (
          <i class={pane < step ? "on" : pane === step ? "at" : undefined} />
        ))}
      </span>
    </p>
  );
}
