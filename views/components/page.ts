/** What a page function is given and what it returns; `layout.tsx` puts the parts in their places. */
import type { Child } from "hono/jsx";
import type { Format } from "./format.ts";
import type { PageContext } from "../props.ts";
import type { Texts } from "../texts/types/mod.ts";

export interface Page {
  context: PageContext;
  texts: Texts;
  format: Format;
  /** What is dialled for a one-time code. */
  dialCode: string;
}

/** What went wrong and the ways on, above the heading. */
export interface Alarm {
  title: Child;
  steps?: Child[];
  /** To the fields (`#id`) that need correcting. */
  links?: { to: string; text: Child }[];
}

export interface View {
  /** Heading, and title of the document. */
  heading: string;
  /** The heading as shown, when it holds what must not be in a title. */
  shownHeading?: Child;
  alarm?: Alarm;
  /** Step of the journey, from 1. */
  step?: number;
  /** Told in the status region. */
  notice?: Child;
  /** Stands beside the main part where there is room, and below it elsewhere. */
  aside?: Child;
  /** The page may be put on a home screen. */
  installable?: boolean;
  /** A field of the page takes the focus, so the heading must not. */
  fieldFocused?: boolean;
  content: Child;
}
