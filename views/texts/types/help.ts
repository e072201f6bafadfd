/** Help, the look of the pages, and what is said about Panjereh itself. */
import type { DISPLAY_CHOICES } from "../../../domain/accessibility/display.ts";
import type { Explained } from "./common.ts";

interface Question {
  question: string;
  /** May hold the placeholders of `NAMES` in views/components/names.tsx. */
  answer: string;
}

/** Anchors on the page: "/faq#no-code". */
type QuestionId =
  | "what"
  | "needed"
  | "must"
  | "duration"
  | "password"
  | "once"
  | "services"
  | "one-account"
  | "devices"
  | "no-code"
  | "sim"
  | "identity"
  | "postal-code"
  | "restricted"
  | "new-sim"
  | "lost-phone"
  | "safety"
  | "fake"
  | "levels"
  | "foreigners"
  | "companies"
  | "passkeys"
  | "consent"
  | "qr"
  | "children"
  | "browser"
  | "operator"
  | "follow"
  | "problem";

/** Errors of the journey that the guide explains; their titles are the texts of their own pages. */
export type GuideError =
  | "sim"
  | "undelivered"
  | "expired"
  | "limited"
  | "identity"
  | "postal"
  | "registry"
  | "restricted"
  | "lapsed";

type Choices<S extends keyof typeof DISPLAY_CHOICES> = {
  label: string;
  /** Nothing chosen. */
  none: string;
} & Record<typeof DISPLAY_CHOICES[S][number], string>;

export interface HelpTexts {
  faq: {
    heading: string;
    lead: string;
    search: { label: string; hint: string };
    submit: string;
    /** {count} */
    found: string;
    /** {count} */
    nearest: string;
    nothing: Explained;
    all: string;
    items: Record<QuestionId, Question>;
  };
  guide: {
    heading: string;
    lead: string;
    /** {size} */
    download: string;
    /** {number} */
    kilobytes: string;
    steps: readonly Explained[];
    ways: readonly Explained[];
    errors: {
      title: string;
      cause: string;
      remedy: string;
      registry: string;
      rows: Record<GuideError, { cause: string; remedy: string }>;
    };
  };
  contact: {
    written: string;
    heading: string;
    lead: string;
    phone: string;
    hours: string;
    email: string;
    address: string;
    operator: string;
    /** Before the window's own host. */
    genuine: string;
    unknown: string;
    before: Explained;
  };
  accessibility: {
    heading: string;
    lead: string;
    settings: { [S in keyof typeof DISPLAY_CHOICES]: Choices<S> };
    submit: string;
    reset: string;
    saved: string;
    wasReset: string;
    /** The browser did not return our cookie. */
    notKept: string;
    kept: string;
    sample: Explained;
    statement: string;
    back: string;
  };
  statement: { heading: string; lead: string; sections: readonly Explained[]; back: string };
  app: { heading: string; lead: string; sections: readonly Explained[] };
  privacy: { heading: string; lead: string; sections: readonly Explained[] };
}
