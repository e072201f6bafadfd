import { FALLBACK, type Languages } from "./texts/languages.ts";
import type { Texts } from "./texts/types/mod.ts";

/** Loads every folder of `texts/` that is named by a language tag, Persian first. */
export async function loadTexts(): Promise<Languages> {
  const folder = new URL("./texts/", import.meta.url);
  const names = [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
  const tags = [FALLBACK, ...names.filter((name) => /^[a-z]{2}$/.test(name) && name !== FALLBACK)];
  const languages = new Map<string, Texts>();
  for (const tag of tags) {
    languages.set(tag, (await import(new URL(`${tag}/mod.ts`, folder).href)).default);
  }
  return languages;
}
