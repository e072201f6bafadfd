import type { Child } from "hono/jsx";

/** Tabs as links, since each is a page of its own. */
export function Tabs({ label, current, tabs }: {
  label: string;
  current: string;
  tabs: (readonly [name: string, href: string, text: Child])[];
}) {
  return (
    <nav class="ways" aria-label={label}>
      {tabs.map(([name, href, text]) => (
        <>
          <a href={href} aria-current={name === current ? "page" : undefined}>{text}</a>
          {" "}
        </>
      ))}
    </nav>
  );
}
