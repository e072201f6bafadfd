import type { Page } from "../components/page.ts";

const TABS = { natural: "/profile", legal: "/profile/company" } as const;

/** The tabs of the guide («سربرگ حقوقی»), each a page of its own. */
export function ProfileTabs({ page, current }: { page: Page; current: keyof typeof TABS }) {
  const { texts: { profile: texts } } = page;
  return (
    <nav class="ways" aria-label={texts.heading}>
      {(["natural", "legal"] as const).map((tab) => (
        <>
          <a href={TABS[tab]} aria-current={tab === current ? "page" : undefined}>{texts[tab]}</a>
          {" "}
        </>
      ))}
    </nav>
  );
}
