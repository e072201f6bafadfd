import type { ReceiverView } from "../../domain/outbox/control.ts";
import { Cause, Latin } from "../components/foreign.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

export interface OutboxProps {
  receivers:
    (Pick<ReceiverView, "receiver" | "state" | "since" | "waiting" | "oldestAt" | "reason"> & {
      path: string;
    })[];
}

/** The receivers that do not get their messages at once. */
export function outboxPage(page: Page, { receivers }: OutboxProps): View {
  const { context, format, texts: { console: { outbox: texts } } } = page;
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{receivers.length > 0 ? texts.lead : texts.empty}</p>
        <ul class="services">
          {receivers.map(({ receiver, path, state, since, waiting, oldestAt, reason }) => (
            <li>
              <a href={path}>
                <Latin>{receiver}</Latin>
              </a>{" "}
              <span class="badge">{texts.states[state]}</span>
              <p>
                {fill(texts.since, { when: format.past(since, context.now) })}{" "}
                {fill(texts.waiting, { count: format.digits(waiting) })} {oldestAt !== undefined &&
                  fill(texts.oldest, { when: format.past(oldestAt, context.now) })}{" "}
                {reason && <Cause page={page}>{reason}</Cause>}
              </p>
            </li>
          ))}
        </ul>
      </>
    ),
  };
}
