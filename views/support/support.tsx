import type { SupportRequest } from "../../domain/support/request.ts";
import { TrackingNumber } from "../components/reference.tsx";
import type { Page, View } from "../components/page.ts";
import { questionsPath } from "./path.ts";
import { fill } from "../texts/fill.ts";

export interface SupportProps {
  /** Newest first. */
  requests: (Pick<SupportRequest, "number" | "topic" | "state"> & { at: number })[];
}

/** The person's questions to support. */
export function supportPage(page: Page, { requests }: SupportProps): View {
  const { context, format, texts: { support: texts } } = page;
  const path = questionsPath(page);
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{requests.length > 0 ? texts.lead : texts.empty}</p>
        <ul class="services">
          {requests.map(({ number, topic, state, at }) => (
            <li>
              <a href={`${path}/${number}`}>{texts.topics[topic]}</a>{" "}
              <span class="badge">{texts.states[state]}</span>
              <p>
                {fill(texts.asked, {
                  when: format.past(at, context.now),
                  number: <TrackingNumber page={page} number={number} />,
                })}
              </p>
            </li>
          ))}
        </ul>
        <p>
          <a class="button" href={`${path}/new`}>{texts.ask}</a>
        </p>
        <p>
          {texts.first} <a href={context.href("/faq")}>{page.texts.faq.heading}</a>
        </p>
        <a href="/">{texts.back}</a>
      </>
    ),
  };
}
