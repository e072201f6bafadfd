import type { PropsWithChildren } from "hono/jsx";
import { SECOND } from "../texts/units.ts";
import { fill } from "../texts/fill.ts";
import type { Page } from "./page.ts";
import { Digits } from "./foreign.tsx";

/**
 * "You have 2 minutes (until 14:02)". The script counts the minutes down (static/countdown.js); when
 * they end, `lapsed` is announced and takes the sentence's place.
 */
export function ValidUntil({ page, at, lapsed }: { page: Page; at: number; lapsed?: string }) {
  const { context, format, texts } = page;
  return (
    <p class="hint">
      {fill(texts.time.left, {
        left: (
          <Countdown page={page} at={at} lapsed={lapsed}>{format.left(at - context.now)}</Countdown>
        ),
        time: <Digits>{format.deadline(at)}</Digits>,
      })}
    </p>
  );
}

/**
 * `opens`: the identifier of what appears when it ends, in place of the element's paragraph. Without
 * children, beside a time that says the same, it is for eyes only.
 */
export function Countdown(
  { page, at, lapsed, opens, children }: PropsWithChildren<
    { page: Page; at: number; lapsed?: string; opens?: string }
  >,
) {
  const left = Math.max(0, Math.ceil((at - page.context.now) / SECOND));
  return (
    <b
      aria-hidden={children ? undefined : "true"}
      data-left={left}
      data-locale={page.texts.language.locale}
      data-lapsed={lapsed}
      data-opens={opens}
    >
      {children}
    </b>
  );
}
