import type { Page } from "../components/page.ts";

/** The side panel of the first page (guide 1.7): e-participation, and the application. */
export function Aside({ page: { context, texts: { aside } } }: { page: Page }) {
  return (
    <aside>
      <h2>{aside.title}</h2>
      <p>{aside.participation}</p>
      <a href={context.href("/app")}>{aside.app}</a>
    </aside>
  );
}
