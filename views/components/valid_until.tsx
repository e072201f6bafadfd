import { SECOND } from "../texts/units.ts";
import { fill } from "../texts/fill.ts";
import type { Page } from "./page.ts";
import { Digits } from "./foreign.tsx";

/**
 * "You have 2 minutes (until 14:02)". The countdown is for eyes only (static/countdown.js); `lapsed`
 * is announced when it ends.
 */
export function ValidUntil({ page, at, lapsed }: { page: Page; at: number; lapsed?: string }) {
  const { context, format, texts } = page;
  return (
    <p class="hint">
      {fill(texts.time.left, {
        left: format.left(at - context.now),
        time: <Digits>{format.deadline(at)}</Digits>,
      })} <Countdown page={page} at={at} lapsed={lapsed} />
    </p>
  );
}

/** `opens`: the identifier of what appears when it ends, in place of the element's paragraph. */
export function Countdown(
  { page, at, lapsed, opens }: { page: Page; at: number; lapsed?: string; opens?: string },
) {
  const left = Math.max(0, Math.ceil((at - page.context.now) / SECOND));
  return (
    <b
      aria-hidden="true"
      data-left={left}
      data-locale={page.texts.language.locale}
      data-lapsed={lapsed}
      data-opens={opens}
    />
  );
}
