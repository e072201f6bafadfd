import type { Imprints } from "../domain/window/imprint.ts";
import { FALLBACK, type Languages } from "./texts/languages.ts";
import { named } from "./texts/named.ts";
import type { Texts } from "./texts/types/mod.ts";

/**
 * Loads every folder of `texts/` that is named by a language tag, Persian first, with the window's
 * own name.
 */
export async function loadTexts(imprints: Imprints): Promise<Languages> {
  const folder = new URL("./texts/", import.meta.url);
  const names = [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
  const tags = [FALLBACK, ...names.filter((name) => /^[a-z]{2}$/.test(name) && name !== FALLBACK)];
  const languages = new Map<string, Texts>();
  for (const tag of tags) {
    const texts: Texts = (await import(new URL(`${tag}/mod.ts`, folder).href)).default;
    languages.set(tag, named(texts, imprints(tag).shortName.text));
  }
  return languages;
}
