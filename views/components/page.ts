/** What a page function is given and what it returns; `layout.tsx` puts the parts in their places. */
import type { Child } from "hono/jsx";
import type { Display } from "../../domain/accessibility/display.ts";
import type { LocalText } from "../../domain/services/service.ts";
import type { Format } from "../texts/format.ts";
import type { Texts } from "../texts/types/mod.ts";

/** Given to every page by the routes. */
export interface PageContext {
  language: string;
  /** Path with query of this page's GET, for the language links. */
  here: string;
  /** Adds what must survive from page to page (the validated return target) to a path of the window. */
  href(path: string): string;
  /** Title of the service that the citizen came from. */
  serviceTitle?: LocalText;
  /** Name of the company that the signed-in person acts for. */
  actingFor?: string;
  /** The outside world is simulated. */
  sandbox: boolean;
  /** Address of the htmx script; absent when the client asked to save data. */
  script?: string;
  /** A partial HTMX request: answer the fragment only. */
  fragment: boolean;
  now: number;
  /** What was chosen in the accessibility panel; absent when nothing was. */
  display?: {
    choices: Display;
    /** Address of the second style sheet. */
    sheet: string;
  };
}

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
