import type { Page } from "../components/page.ts";

/** The side panel of the first page (guide 1.7): e-participation, and the application. */
export function Aside({ page }: { page: Page }) {
  const { context, imprint: { participation }, texts: { aside } } = page;
  return (
    <aside>
      <h2>{aside.title}</h2>
      <p>{aside.participation}</p>
      {participation && <a class="button" href={participation}>{aside.system}</a>}{" "}
      <a href={context.href("/app")}>{aside.app}</a>
    </aside>
  );
}
