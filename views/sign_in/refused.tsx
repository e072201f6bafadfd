import type { Page, View } from "../components/page.ts";
import type { RefusedProps } from "../props.ts";

export function refusedPage({ context, texts }: Page, { reason }: RefusedProps): View {
  const { title, steps } = texts.refused[reason];
  return {
    heading: title,
    content: (
      <>
        {steps.map((step) => <p>{step}</p>)}
        <a class="button" href={context.href("/login")}>{texts.refused.again}</a>
      </>
    ),
  };
}
