/** The input and output of a page function; `layout.tsx` arranges the parts. */
import type { Child } from "hono/jsx";
import type { Severity } from "../../domain/console/banner.ts";
import type { Display } from "../../domain/accessibility/display.ts";
import type { Imprint } from "../../domain/window/imprint.ts";
import type { LocalText } from "../../domain/services/service.ts";
import type { SectionName } from "../texts/types/desk.ts";
import type { Format } from "../texts/format.ts";
import type { Texts } from "../texts/types/mod.ts";

/** Pages of a person, by the texts that have their heading. */
export type OwnPage =
  | "connected"
  | "letters"
  | "passkeys"
  | "profile"
  | "qrEntry"
  | "services"
  | "sessions"
  | "signIns"
  | "support";

/** Given to every page by the routes. */
export interface PageContext {
  language: string;
  /** Path with query of this page's GET, for the language links. */
  here: string;
  /** Adds the validated return target to a path of the window, so that it survives from page to page. */
  href(path: string): string;
  /** Title of the service that the citizen came from. */
  serviceTitle?: LocalText;
  /** What was typed into the form before the language changed, by field name. */
  typed?: Readonly<Record<string, string>>;
  /** Names of fields into which more was typed than their form reads. */
  tooLong?: readonly string[];
  /** What was typed into a form that nothing can be done with any more. */
  typedTooLate?: readonly string[];
  /** The person whose session was looked up. */
  signedIn?: { name: string };
  /** Name of the company that the signed-in person acts for. */
  actingFor?: string;
  /** Set at the desk of the agencies' staff. */
  desk?: {
    /** Of the member who is signed in. */
    name?: string;
    /** Sealed: who it is, for forms that are sent after the session's end. */
    author?: string;
    /** Origin of the window, where citizens sign in. */
    window: string;
    /** Where pages are that the desk has no copy of: path → URL. */
    pages: Readonly<Record<string, string>>;
    /** The categories of work that this member has. */
    sections?: readonly { path: string; name: SectionName }[];
  };
  /** What has just succeeded, told once. */
  success?: keyof Texts["success"];
  /** The page of the window that the citizen signs in for. */
  ownPage?: OwnPage;
  /** That page opens soon after a sign-in only, also to who is signed in. */
  needsRecent?: boolean;
  /** What everybody is told, at the head of every page. */
  banners?: (LocalText & { severity: Severity })[];
  /** The outside world is simulated. */
  sandbox: boolean;
  /** URL of the htmx script; absent when the client asked to save data. */
  script?: string;
  /** In its place, for a client that saves data, on the way to a service: static/fragment.js alone. */
  fragmentScript?: string;
  /** URL of static/photo.js. */
  photoScript?: string;
  /** URL of static/passkey.js. */
  passkeyScript?: string;
  /** URL of static/push.js. */
  pushScript?: string;
  /** A partial HTMX request: answer the fragment only. */
  fragment: boolean;
  /** Identifier of the element that the fragment is for, if it is not the main part. */
  part?: string;
  now: number;
  /**
   * URL of the style sheet, for browsers that keep it from page to page; absent where it is a part of
   * the document.
   */
  style?: string;
  /** The same, for a document that has it in itself: without scripts the next page will link it. */
  styleLater?: string;
  /** The choices of the accessibility panel, if any. */
  display?: {
    choices: Display;
    /** URL of the second style sheet. */
    sheet: string;
  };
}

export interface Page {
  context: PageContext;
  texts: Texts;
  format: Format;
  /** The dial code for a one-time code: "*4*40#". */
  dialCode: string;
  /** Whose window it is, in the page's language (or else in Persian). */
  imprint: Imprint;
}

/** What went wrong and what to do next, above the heading. */
export interface Alarm {
  title: Child;
  steps?: Child[];
  /** To the fields (`#id`) that need correcting. */
  links?: { to: string; text: Child }[];
}

export interface View {
  /** Heading, and title of the document. */
  heading: string;
  /** The heading as shown, when it contains something that must not be in the title. */
  shownHeading?: Child;
  alarm?: Alarm;
  /** Says where the citizen is going, as every step does. */
  goingTo?: boolean;
  /** URL of a script for this page alone. */
  script?: string;
  /** Step of the journey, from 1. */
  step?: number;
  /** For the status region, which screen readers announce. */
  notice?: Child;
  /** Beside the main part if there is room, otherwise below it. */
  aside?: Child;
  /** Has rows of cards or columns, which wide screens show side by side. */
  wide?: boolean;
  /** The page can be added to a home screen. */
  installable?: boolean;
  /** A field takes the focus instead of the heading. */
  fieldFocused?: boolean;
  /** An element of the content that htmx may ask for instead of the main part, by its identifier. */
  part?: { id: string; content: Child };
  content: Child;
}
