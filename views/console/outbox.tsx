import type { ReceiverView } from "../../domain/outbox/control.ts";
import { Cause, Latin } from "../components/foreign.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

/** How a receiver stands that does not get its messages at once. */
export type ShownBehind = Pick<
  ReceiverView,
  "state" | "since" | "waiting" | "oldestAt" | "reason"
>;

export interface OutboxProps {
  receivers: (ShownBehind & { receiver: string; path: string })[];
}

/** The receivers that do not get their messages at once. */
export function outboxPage(page: Page, { receivers }: OutboxProps): View {
  const { texts: { console: { outbox: texts } } } = page;
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{receivers.length > 0 ? texts.lead : texts.empty}</p>
        <ul class="services">
          {receivers.map(({ receiver, path, ...behind }) => (
            <li>
              <a href={path}>
                <Latin>{receiver}</Latin>
              </a>{" "}
              <Behind page={page} behind={behind} />
            </li>
          ))}
        </ul>
      </>
    ),
  };
}

/** Its state, since when, what waits and why. */
export function Behind({ page, behind }: { page: Page; behind: ShownBehind }) {
  const { context, format, texts: { console: { outbox: texts } } } = page;
  const { state, since, waiting, oldestAt, reason } = behind;
  return (
    <>
      <span class="badge">{texts.states[state]}</span>
      <p>
        {fill(texts.since, { when: format.past(since, context.now) })}{" "}
        {fill(texts.waiting, { count: format.digits(waiting) })} {oldestAt !== undefined &&
          fill(texts.oldest, { when: format.past(oldestAt, context.now) })}{" "}
        {reason && <Cause page={page}>{reason}</Cause>}
      </p>
    </>
  );
}
