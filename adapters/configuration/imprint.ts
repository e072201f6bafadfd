import { GUIDE_IMPRINT, type ImprintTexts, type InLanguages } from "../../domain/window/imprint.ts";
import { windowOrigin } from "../../domain/services/hosts.ts";
import type { CommonConfiguration } from "./environment.ts";

type Part = "NAME" | "SHORT_NAME" | "AUTHORITY" | "OPERATOR";

/** Whose window it is: as configured, or as in the guides. */
export function readImprint(configuration: CommonConfiguration, baseUrl: string): ImprintTexts {
  const given = (part: Part) => ({
    fa: configuration[`WINDOW_${part}`],
    ar: configuration[`WINDOW_${part}_AR`],
    en: configuration[`WINDOW_${part}_EN`],
  });
  const { name, shortName, authority, operator } = GUIDE_IMPRINT;
  const ownName = orElse(name, given("NAME"));
  return {
    host: new URL(windowOrigin(baseUrl)).host,
    name: ownName,
    shortName: orElse(configuration.WINDOW_NAME ? ownName : shortName, given("SHORT_NAME")),
    authority: orElse(authority, given("AUTHORITY")),
    operator: orElse(operator, given("OPERATOR")),
    participation: configuration.WINDOW_PARTICIPATION_URL,
    supportPhone: configuration.SUPPORT_PHONE,
  };
}

/** A language without a text gets the Persian one, never another window's. */
function orElse(
  fallback: InLanguages,
  { fa, ...others }: Record<"fa" | "ar" | "en", string | undefined>,
): InLanguages {
  const texts: InLanguages = fa === undefined ? { ...fallback } : { fa };
  for (const [language, text] of Object.entries(others)) {
    if (text !== undefined) texts[language] = text;
  }
  return texts;
}
