import type { BannerContent, BannerLanguage } from "../../domain/console/banner.ts";

export const LANGUAGES: readonly BannerLanguage[] = ["fa", "en", "ar"];

/** A banner in each language, as it stands on the pages. */
export function BannerTexts({ texts }: { texts: BannerContent["texts"] }) {
  return <>{LANGUAGES.map((tag) => <p lang={tag} dir="auto">{texts[tag]}</p>)}</>;
}
