import { Back } from "./back.tsx";
import type { Page, View } from "../components/page.ts";

export function privacyPage(page: Page): View {
  const { privacy: texts } = page.texts;
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
        <Back page={page} />
      </>
    ),
  };
}
