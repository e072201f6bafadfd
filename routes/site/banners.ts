import { BANNER_LANGUAGES, type Banners } from "../../domain/console/banner.ts";

/** What everybody is told now, in the page's language; absent if it is nothing. */
export function bannersIn(banners: Banners, language: string) {
  const current = banners.current();
  if (current.length === 0) return undefined;
  const tag = BANNER_LANGUAGES.find((one) => one === language) ?? "fa";
  return current.map(({ severity, texts }) => ({ severity, text: texts[tag], language: tag }));
}
