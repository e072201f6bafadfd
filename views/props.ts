import type { Service } from "../domain/registry/service.ts";

/** What each page is given. Times are milliseconds since the epoch, digits are Latin: views localise. */

/** Given to every page by the routes. */
export interface PageContext {
  language: string;
  /** Path with query of this page's GET, for the language links. */
  here: string;
  /** Adds what must survive from page to page (the validated return target) to a path of the window. */
  href(path: string): string;
  /** Title of the service that the citizen came from, in the page's language. */
  serviceTitle?: string;
  /** The outside world is simulated. */
  sandbox: boolean;
  /** Address of the htmx script; absent when the client asked to save data. */
  script?: string;
  /** A partial HTMX request: answer the fragment only. */
  fragment: boolean;
  now: number;
}

export interface MobileProps {
  mobile: string;
  captchaId: string;
  /** What was typed, when the same picture is shown again. */
  captcha?: string;
  errors?: { mobile?: "missing" | "format"; captcha?: "missing" | "wrong" | "expired" };
  failure?:
    /** Guide 1.7 §1: the SIM is in somebody else's name; back to the first page. */
    | { code: "sim_mismatch" }
    | { code: "delivery_failed"; retryAt: number }
    /** No further code for this number, from this place, before `retryAt`. */
    | { code: "limited"; retryAt: number }
    /** The journey lapsed (30 minutes); begin again. */
    | { code: "lapsed" }
    | { code: "cookies_needed" };
  /** A journey is under way in this browser: offer to go on with it. */
  resumable?: boolean;
  /** The person asked for another picture. */
  drawnAgain?: boolean;
}

export interface CodeProps {
  /** "0912***4567" */
  maskedMobile: string;
  /** Number of digits. */
  length: number;
  /** What was typed, when it is shown again. */
  code?: string;
  expiresAt: number;
  resendAt: number;
  error?:
    | { code: "missing" | "format" | "expired" | "used" }
    | { code: "wrong"; triesLeft: number };
  failure?: { code: "delivery_failed" | "limited"; retryAt: number };
  notice?: "sent" | "sent_again";
}

/** A known browser after a right code, when SIM ownership could not be asked: try again. */
export interface ReturningProps {
  retryAt?: number;
}

export interface IdentityProps {
  nationalId: string;
  birthDay: string;
  birthMonth: string;
  birthYear: string;
  errors?: {
    nationalId?: "missing" | "format" | "check_digit";
    birthDate?: "missing" | "invalid" | "future" | "too_old";
  };
  failure?:
    /** «اطلاعات هویتی نادرست است» */
    | { code: "mismatch" }
    | { code: "registry_unavailable"; registry: "civil" | "sim"; retryAt: number }
    | { code: "limited"; retryAt: number };
}

/** The journey cannot go on for this person. */
export interface RefusedProps {
  reason: "deceased" | "under_age";
}

export interface ConfirmProps {
  firstName: string;
  lastName: string;
  fatherName: string;
}

export interface PostalCodeProps {
  postalCode: string;
  /** The code shown is the registered one. */
  registered: boolean;
  error?: "missing" | "format" | "unknown";
  failure?: { code: "registry_unavailable" | "limited"; retryAt: number };
  /** Offer to go on with a temporary account of level 1. */
  temporaryOffered: boolean;
}

export interface HomeProps {
  firstName: string;
  lastName: string;
  status: "temporary" | "verified";
  level: 1 | 2 | 3;
  /** The last request to correct the registered address. */
  addressRequest?: { trackingNumber: string };
  /** When the session ends at the latest. */
  expiresAt: number;
  services: {
    id: string;
    title: string;
    description?: string;
    theme: Service["theme"];
    href: string;
    /** Set when the person must first reach a higher level. */
    levelNeeded?: 1 | 2 | 3;
  }[];
}

export type Problem =
  | "bad_request"
  | "forbidden"
  | "not_found"
  | "method_not_allowed"
  | "too_large"
  | "misdirected"
  | "internal"
  | "store_unavailable"
  | "upstream_unavailable"
  | "upstream_timeout"
  /** The service asks for a level that this window cannot give yet. */
  | "level_unavailable"
  /** The service serves legal persons only. */
  | "legal_only";

export interface ProblemProps {
  problem: Problem;
  requestId: string;
  /** Seconds. */
  retryAfter?: number;
  /** Where "back" leads; the window's home unless told. */
  back?: string;
}
