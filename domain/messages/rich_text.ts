/**
 * The text of a letter as data. Agencies write a subset of Markdown (docs/decisions/0305); whatever
 * these types cannot say is text, and pages can show nothing else.
 */

export type Inline =
  | string
  | { is: "strong" | "emphasis"; inside: Inline[] }
  | { is: "break" }
  | Link;

/** Opens by `http:`, `https:` or `tel:` only. */
export interface Link {
  is: "link";
  href: string;
  /** Where it leads, for people: the host, as browsers show it, or the number to call. */
  to: string;
  inside: Inline[];
}

export type Block =
  | { is: "paragraph"; inside: Inline[] }
  /** Below the page's own heading; none is left out on the way down. */
  | { is: "heading"; level: 2 | 3 | 4; inside: Inline[] }
  /** `start`: the first number of a numbered one. */
  | { is: "list"; start?: number; items: Block[][] }
  | { is: "table"; head: Inline[][]; rows: Inline[][][] };

/** Reads an agency's Markdown. Never throws: what it does not know stays text. */
export type ReadMarkdown = (markdown: string) => Block[];
