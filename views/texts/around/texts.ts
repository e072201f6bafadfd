/** What stands around the journey: menu, help, accessibility, the application. One file per language beside this one. */
import type { DISPLAY_CHOICES } from "../../../domain/accessibility/display.ts";

interface Titled {
  title: string;
  steps: readonly string[];
}

export interface Question {
  question: string;
  /** May hold the placeholders of `NAMES` in views/components/names.tsx. */
  answer: string;
}

/** The questions' names are their addresses on the page: "/faq#no-code". */
export type QuestionId =
  | "what"
  | "needed"
  | "must"
  | "duration"
  | "password"
  | "once"
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
  | "qr"
  | "children"
  | "problem";

/** Errors of the journey that the guide explains; their titles stand with their own pages. */
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

export interface AroundTexts {
  menu: { label: string; faq: string; contact: string; guide: string; accessibility: string };
  /** Beside the first page (guide 1.7). */
  aside: { title: string; participation: string; app: string };
  faq: {
    heading: string;
    lead: string;
    search: { label: string; hint: string };
    submit: string;
    /** {count} */
    found: string;
    nothing: Titled;
    all: string;
    items: Record<QuestionId, Question>;
  };
  contact: {
    heading: string;
    lead: string;
    phone: string;
    address: string;
    unknown: string;
    before: Titled;
    back: string;
  };
  guide: {
    heading: string;
    lead: string;
    /** {size} */
    download: string;
    /** {number} */
    kilobytes: string;
    steps: readonly Titled[];
    ways: readonly Titled[];
    errors: {
      title: string;
      cause: string;
      remedy: string;
      registry: string;
      rows: Record<GuideError, { cause: string; remedy: string }>;
    };
  };
  accessibility: {
    heading: string;
    lead: string;
    settings: { [S in keyof typeof DISPLAY_CHOICES]: Choices<S> };
    submit: string;
    reset: string;
    saved: string;
    wasReset: string;
    /** The browser came back without our cookie. */
    notKept: string;
    kept: string;
    sample: Titled;
    statement: string;
    back: string;
  };
  statement: { heading: string; lead: string; sections: readonly Titled[]; back: string };
  app: { heading: string; lead: string; sections: readonly Titled[] };
  restricted: {
    heading: string;
    lead: string;
    /** {ip} */
    ip: string;
    steps: readonly string[];
    abroad: Titled;
    again: string;
    contact: string;
  };
}
