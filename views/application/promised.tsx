import type { LimitClock } from "../../domain/platform/passage.ts";
import type { Page } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import { DAY } from "../texts/units.ts";

/** By when experts decide. */
export function Promised(
  { page, clock, labelled }: {
    page: Page;
    clock: LimitClock | null;
    /** What it is stands before it. */
    labelled?: boolean;
  },
) {
  const { context, format, texts: { review: texts } } = page;
  if (!clock) return null;
  if (clock.is === "paused") {
    return <>{fill(texts.paused, { days: format.digits(Math.floor(clock.left / DAY)) })}</>;
  }
  const when = clock.endsAt > context.now
    ? format.when(clock.endsAt, context.now)
    : format.past(clock.endsAt, context.now);
  return <>{labelled ? when : fill(texts.due, { when })}</>;
}
