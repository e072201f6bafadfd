/** The services by theme, agency and first letter, page by page. */
import { type LocalText, localText, type Service, THEMES } from "../services/service.ts";
import { searchForm } from "../text/search.ts";

/** Services of one group. */
export interface Counted {
  /** Names the group in addresses. */
  key: string;
  name: LocalText;
  count: number;
}

/** The agency's Persian name: every language has the same address. */
export const agencyKey = ({ agency }: Service): string => agency?.fa ?? "";

/** The agencies of these services, by name in the language; services without one are in none. */
export function agenciesOf(services: readonly Service[], language: string): Counted[] {
  const groups = Map.groupBy(services.filter(({ agency }) => agency), agencyKey);
  const { compare } = new Intl.Collator(language);
  return [...groups].map(([key, [{ agency }, ...others]]) => ({
    key,
    name: localText(agency!, language),
    count: others.length + 1,
  })).sort((a, b) => compare(a.name.text, b.name.text));
}

/** The themes that have services, in one order for every language. */
export function themesOf(
  services: readonly Service[],
): { theme: Service["theme"]; count: number }[] {
  const groups = Map.groupBy(services, ({ theme }) => theme);
  return THEMES.filter((theme) => groups.has(theme))
    .map((theme) => ({ theme, count: groups.get(theme)!.length }));
}

/** The letters under which services stand, in the order of the services. */
export function lettersOf(services: readonly Service[], language: string): string[] {
  return [...new Set(services.map((service) => letterOf(service, language)))];
}

/** The letter under which a title stands: in any spelling, and without the Arabic article. */
export function letterOf({ title }: Pick<Service, "title">, language: string): string {
  const shown = localText(title, language);
  const form = searchForm(shown.text);
  const bare = shown.language === "ar" ? form.replace(/^ال(?=..)/, "") : form;
  return (bare[0] ?? "").toUpperCase();
}
