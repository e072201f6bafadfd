import type { Texts } from "./texts/texts.ts";

/** Texts by language tag, Persian first. Every language is one file of `texts/` named by its tag: adding one adds it. */
export async function loadTexts(): Promise<ReadonlyMap<string, Texts>> {
  const folder = new URL("./texts/", import.meta.url);
  const languages = new Map<string, Texts>();
  for (const name of ["fa.ts", ...[...Deno.readDirSync(folder)].map((file) => file.name).sort()]) {
    const tag = /^([a-z]{2})\.ts$/.exec(name)?.[1];
    if (tag) languages.set(tag, (await import(new URL(name, folder).href)).default);
  }
  return languages;
}
