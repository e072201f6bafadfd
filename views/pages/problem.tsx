import { SECOND } from "../units.ts";
import { Latin } from "../components/foreign.tsx";
import type { Page, View } from "../page.ts";
import type { ProblemProps } from "../props.ts";
import { fill } from "../texts/fill.ts";

export function problemPage({ context, texts, format }: Page, props: ProblemProps): View {
  const { pages, retryFrom, requestId, back } = texts.problem;
  const { title, steps } = pages[props.problem];
  return {
    heading: title,
    content: (
      <>
        {steps.map((step) => <p>{step}</p>)}
        {props.retryAfter !== undefined && (
          <p>
            {fill(retryFrom, {
              when: format.when(context.now + props.retryAfter * SECOND, context.now),
            })}
          </p>
        )}
        <a class="button" href={props.back ?? context.href("/")}>{back}</a>
        <p class="hint">{fill(requestId, { id: <Latin>{props.requestId}</Latin> })}</p>
      </>
    ),
  };
}
