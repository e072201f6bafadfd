import { BANNER_LANGUAGES, type BannerContent } from "../../domain/console/banner.ts";

/** A banner in each language, as it stands on the pages. */
export function BannerTexts({ texts }: { texts: BannerContent["texts"] }) {
  return <>{BANNER_LANGUAGES.map((tag) => <p lang={tag} dir="auto">{texts[tag]}</p>)}</>;
}
