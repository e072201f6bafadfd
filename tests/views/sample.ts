import { GUIDE_IMPRINTS } from "../../domain/window/imprint.ts";
import { DIAL_CODE } from "../../domain/code/dial_code.ts";
import { type CatalogueEntry, createPageCatalogue } from "../../views/catalogue/mod.ts";
import { loadTexts } from "../../views/load_texts.ts";
import { createViews } from "../../views/mod.ts";
import type { Texts } from "../../views/texts/types/mod.ts";

export const languages = await loadTexts(GUIDE_IMPRINTS);
export const views = createViews({ languages, dialCode: DIAL_CODE, imprints: GUIDE_IMPRINTS });
export const catalogue: CatalogueEntry[] = createPageCatalogue(views);

/** Path ("mobile.errors.mobile.format") and text of every string. */
export function flatten(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) =>
    flatten(inner, path ? `${path}.${key}` : key)
  );
}

/** All texts for people; `language` describes the language itself. */
export function sentences({ language: _, ...texts }: Texts): [string, string][] {
  return flatten(texts);
}

export interface Element {
  name: string;
  attributes: Map<string, string>;
}

/** The start tags of our own HTML, in which attribute values are quoted and contain no `>`. */
export function elements(html: string): Element[] {
  const markup = html.replace(/<style>.*?<\/style>/s, "<style></style>");
  return [...markup.matchAll(/<([a-z][a-z0-9]*)\b([^>]*)>/g)].map(([, name, rest]) => ({
    name,
    attributes: new Map(
      [...rest.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, key, value = ""]) => [key, value]),
    ),
  }));
}

/** The main element of a page; empty if there is none. */
export const mainOf = (html: string): string => /<main\b.*<\/main>/s.exec(html)?.[0] ?? "";

export function titleOf(html: string): string {
  return /<title>(.*?)<\/title>/.exec(html)![1];
}
