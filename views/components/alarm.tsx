import type { Child } from "hono/jsx";
import type { Alarm, Page } from "./page.ts";
import type { Explained } from "../texts/types/common.ts";
import { fill } from "../texts/fill.ts";

/** Takes the focus: it is read first, and the next Tab leads to its links. */
export function AlarmBox({ alarm: { title, steps, links } }: { alarm: Alarm }) {
  return (
    <section class="alarm" tabindex={-1} autofocus aria-labelledby="alarm">
      <h2 id="alarm">{title}</h2>
      {steps?.map((step) => <p>{step}</p>)}
      {links && (
        <ul>
          {links.map(({ to, text }) => (
            <li>
              <a href={to}>{text}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** A failure with the placeholders of its texts filled. */
export function failureAlarm(
  { title, steps }: Explained,
  values: Record<string, Child> = {},
): Alarm {
  return { title, steps: steps.map((step) => fill(step, values)) };
}

/** The same of a failure after which another attempt makes sense at a time that may be known. */
export function retryAlarm(
  { format, context }: Page,
  explained: Explained,
  { retryAt }: { code: string; retryAt?: number },
  values: Record<string, Child> = {},
): Alarm {
  const when = retryAt === undefined ? undefined : format.when(retryAt, context.now);
  return failureAlarm(explained, { when, ...values });
}

/** The summary of the fields that need correcting, if any. */
export function fieldAlarm(
  title: string,
  errors: Record<string, Child | undefined>,
): Alarm | undefined {
  const links = Object.entries(errors).flatMap(([id, text]) =>
    text ? [{ to: `#${id}`, text }] : []
  );
  return links.length ? { title, links } : undefined;
}

/** Nothing can be done any more with these texts; who wrote them can still copy them. */
export function TypedTooLate({ page, texts }: { page: Page; texts: readonly string[] }) {
  const written = texts.filter((text) => text !== "");
  if (written.length === 0) return null;
  return (
    <>
      <h2>{page.texts.window.tooLate.typed}</h2>
      {written.map((text) => <p class="said" dir="auto">{text}</p>)}
    </>
  );
}
