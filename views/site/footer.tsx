import { Latin } from "../components/foreign.tsx";
import type { Page } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

/** Which address is the genuine one, whose the window is, and its motto. */
export function Footer({ page }: { page: Page }) {
  const { context, texts: { window } } = page;
  return (
    <footer>
      <p>
        {context.windowName} – {window.motto}
      </p>
      <p>
        {fill(window.genuine, {
          host: (
            <strong>
              <Latin>{context.windowHost}</Latin>
            </strong>
          ),
        })}
      </p>
      <a href={context.href("/privacy")}>{window.privacy}</a>
    </footer>
  );
}
