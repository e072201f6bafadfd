import type { Page, View } from "../components/page.ts";

export function privacyPage({ context, texts: { privacy: texts } }: Page): View {
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{texts.lead}</p>
        {texts.sections.map(({ title, steps }) => (
          <>
            <h2>{title}</h2>
            <ul>{steps.map((step) => <li>{step}</li>)}</ul>
          </>
        ))}
        <a class="button" href={context.href("/login")}>{texts.back}</a>
      </>
    ),
  };
}
