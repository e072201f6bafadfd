import { Back } from "./back.tsx";
import { Sections } from "../components/sections.tsx";
import type { Page, View } from "../components/page.ts";

/** What «دانلود اپلیکیشن» leads to: the page itself is the application. */
export function appPage(page: Page): View {
  const { texts: { app: texts } } = page;
  return {
    heading: texts.heading,
    installable: true,
    content: (
      <>
        <p>{texts.lead}</p>
        <Sections page={page} sections={texts.sections} />
        <Back page={page} />
      </>
    ),
  };
}
