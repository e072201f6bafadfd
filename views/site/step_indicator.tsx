import type { Page } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

/** Mobile, code, identity, confirmation, postal code; services for companies add the company. */
const STEPS = 5;

/** "Step 2 of 5", with a row of window panes that light up. */
export function StepIndicator({ page: { texts, format }, step }: { page: Page; step: number }) {
  const steps = Math.max(STEPS, step);
  return (
    <p class="step">
      {fill(texts.window.step, { step: format.digits(step), steps: format.digits(steps) })}
      <span aria-hidden="true">
        {Array.from({ length: steps }, (_, i) => i + 1).map((pane) => (
          <i class={pane < step ? "on" : pane === step ? "at" : undefined} />
        ))}
      </span>
    </p>
  );
}
