import { SECOND } from "../texts/units.ts";
import { fill } from "../texts/fill.ts";
import type { Page } from "../components/page.ts";
import { Digits } from "../components/foreign.tsx";

/** "Valid until 14:02", with a visual countdown of the seconds in browsers that run scripts. */
export function ValidUntil({ page, at }: { page: Page; at: number }) {
  const { context, format, texts } = page;
  const left = Math.max(0, Math.ceil((at - context.now) / SECOND));
  return (
    <p class="hint">
      {fill(texts.qr.validUntil, { time: <Digits>{format.time(at)}</Digits> })}{" "}
      <b aria-hidden="true" dir="ltr" data-left={left} data-locale={texts.language.locale} />
    </p>
  );
}
