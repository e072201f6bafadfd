/** The languages of the API's page. The document is in English, as its names are. */
import { ar } from "./texts/ar.ts";
import { en } from "./texts/en.ts";
import { fa } from "./texts/fa.ts";
import type { ReferenceTexts } from "./texts/types.ts";

export const REFERENCE_LANGUAGES = { fa, en, ar } as const;
export type ReferenceLanguage = keyof typeof REFERENCE_LANGUAGES;

export interface Words {
  texts: ReferenceTexts;
  /** A sentence of the document in the page's language. */
  say(english: string): string;
}

export function wordsIn(language: ReferenceLanguage): Words {
  const texts = REFERENCE_LANGUAGES[language];
  return { texts, say: (english) => texts.prose[english] ?? english };
}
