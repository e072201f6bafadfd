import { Sections } from "../components/sections.tsx";
import type { Page, View } from "../page.ts";

/** What «دانلود اپلیکیشن» leads to: the page itself is the application. */
export function appPage({ texts: { around: { app: texts } } }: Page): View {
  return {
    heading: texts.heading,
    installable: true,
    content: (
      <>
        <p>{texts.lead}</p>
        <Sections sections={texts.sections} />
      </>
    ),
  };
}
