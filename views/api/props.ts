/** What the page of the API shows. */
import type { Description } from "./description.ts";
import type { ReferenceLanguage, Words } from "./words.ts";

export interface ProblemShown {
  code: string;
  status: number;
  title: string;
}

export interface ReferenceProps {
  language: ReferenceLanguage;
  description: Description;
  problems: readonly ProblemShown[];
  /** What each allows. */
  scopes: Readonly<Record<string, string>>;
  tokenUrl: string;
  /** Of the page. */
  path: string;
  /** Path of the document. */
  documentPath: string;
  /** What the page's sheet is. */
  style: string;
}

export type Part = ReferenceProps & { words: Words };
