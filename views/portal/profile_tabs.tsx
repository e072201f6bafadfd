import type { Page } from "../components/page.ts";
import { Tabs } from "../components/tabs.tsx";

/** The tabs of the guide («سربرگ حقوقی»). */
export function ProfileTabs({ page, current }: { page: Page; current: "natural" | "legal" }) {
  const { texts: { profile: texts } } = page;
  return (
    <Tabs
      label={texts.heading}
      current={current}
      tabs={[
        ["natural", "/profile", texts.natural],
        ["legal", "/profile/company", texts.legal],
      ]}
    />
  );
}
