import type { Page, View } from "../components/page.ts";

/** This person cannot sign in. */
export interface RefusedProps {
  reason: "deceased" | "under_age";
}

export function refusedPage({ context, texts }: Page, { reason }: RefusedProps): View {
  const { title, steps } = texts.refused[reason];
  return {
    heading: title,
    content: (
      <>
        {steps.map((step) => <p>{step}</p>)}
        <a class="button" href={context.href("/login")}>{texts.refused.again}</a>{" "}
        <a href={context.href("/contact")}>{texts.menu.contact}</a>
      </>
    ),
  };
}
