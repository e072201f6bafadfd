import type { AssuranceLevel } from "../domain/identity/account.ts";
import type { QrPicture } from "../domain/qr/picture.ts";
import type { RegistryName } from "../domain/registry/registries.ts";
import type { NoticeKind } from "../domain/notice/notice.ts";
import type { Device } from "../domain/session/device.ts";
import type { Display } from "../domain/accessibility/display.ts";
import type { Level3Way } from "../domain/session/level3.ts";
import type { LocalText, Service } from "../domain/services/service.ts";

/** What each page is given. Times are milliseconds since the epoch, digits are Latin: views localise. */

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

export interface MobileProps {
  mobile: string;
  captchaId: string;
  /** Work that spares typing the security code; `value` when it is done. */
  proof?: { bits: number; value?: string };
  /** What was typed, when the same picture is shown again. */
  captcha?: string;
  errors?: {
    mobile?: "missing" | "format" | "national_id";
    captcha?: "missing" | "wrong" | "expired";
  };
  failure?:
    /** Guide 1.7 §1: the SIM is in somebody else's name; back to the first page. */
    | { code: "sim_mismatch" }
    /** The same for a foreign national. */
    | { code: "sim_mismatch_foreign" }
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
  /** "0912***4567"; absent when a national ID was typed, whose number nobody else may learn. */
  maskedMobile?: string;
  /** Number of digits. */
  length: number;
  /** What was typed, when it is shown again. */
  code?: string;
  /** Absent while none was issued: it can be had by dialling. */
  expiresAt?: number;
  resendAt: number;
  error?:
    | { code: "missing" | "format" | "expired" | "used" | "none" }
    | { code: "wrong"; triesLeft: number };
  failure?: { code: "delivery_failed" | "lost" | "limited" | "waiting"; retryAt: number };
  notice?: "sent" | "sent_again" | "emailed";
  /** Channels that are connected, beside SMS and QR. */
  ways: {
    dial: boolean;
    /** "no_email": the person whose browser this is has none on record. */
    email: boolean | "no_email";
  };
}

/** «این من نبودم»: what a notice told. */
export interface NotMeProps {
  kind: NoticeKind;
  device: Device;
  /** "185.12.*" */
  place?: string;
  at: number;
  /** How often the same happened besides. */
  more?: number;
  /** Of this page. */
  path: string;
}

export interface NotMeDoneProps {
  /** The link had not been used before. */
  first: boolean;
  /** It told of more than one browser. */
  several: boolean;
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
  /** Set on the tab «اتباع»; `nationalId` says nothing then. */
  foreign?: {
    fidaCode: string;
    /** As typed; one of `DOCUMENT_KINDS` when chosen. */
    documentKind: string;
    documentNumber: string;
    calendar: "jalali" | "gregorian";
  };
  errors?: {
    nationalId?: "missing" | "format" | "check_digit";
    birthDate?: "missing" | "invalid" | "future" | "too_old";
    fidaCode?: "missing" | "format";
    documentKind?: "missing";
    documentNumber?: "missing" | "format";
  };
  failure?:
    /** «اطلاعات هویتی نادرست است» */
    | { code: "mismatch" }
    | { code: "registry_unavailable"; registry: RegistryName; retryAt: number }
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
  /** The foreigners' registry knows them. */
  foreign?: boolean;
}

/** For which company? */
export interface CompanyFormProps {
  companyId: string;
  error?: "missing" | "format" | "check_digit";
  failure?:
    | { code: "not_found" | "dissolved" | "not_chief_executive" }
    | { code: "registry_unavailable" | "limited"; retryAt: number };
}

export interface CompanyProps extends CompanyFormProps {
  /** The service also serves the person themselves. */
  forService: boolean;
}

/** The session acts for a company, the service is for natural persons. */
export interface PersonOnlyProps {
  /** Of the company. */
  name: string;
}

export interface ProfileProps {
  firstName: string;
  lastName: string;
  status: "temporary" | "verified";
  level: AssuranceLevel;
  actingFor?: { companyId: string; name: string };
  /** Others that this person has acted for. */
  companies: { companyId: string; name: string }[];
  form: CompanyFormProps;
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
  level: AssuranceLevel;
  /** The last request to correct the registered address. */
  addressRequest?: { trackingNumber: string };
  /** When the session ends at the latest. */
  expiresAt: number;
  /** The company that the person acts for. */
  actingFor?: string;
  services: {
    id: string;
    title: LocalText;
    description?: LocalText;
    theme: Service["theme"];
    href: string;
    /** Set when the person must first reach a higher level. */
    levelNeeded?: AssuranceLevel;
    /** Only companies are served. */
    forCompanies?: boolean;
  }[];
}

/** The screen that waits for a phone (guide 1.7 §2). */
export type QrProps =
  & { notice?: "drawn" | "not_yet" }
  & (
    | {
      state: "waiting";
      drawing: string;
      expiresAt: number;
      picture: QrPicture;
      /** Nine digits. */
      manualCode: string;
      /** Where the phone takes them: "localhost:8000/qr". */
      entry: string;
    }
    /** A phone has opened the code; `number` is to be picked there. */
    | { state: "scanned"; drawing: string; expiresAt: number; number: number }
    | { state: "refused" | "expired" }
  );

/** The browser that a phone is asked to sign in. */
export interface QrAskerProps {
  device: Device;
  /** "185.12.*" */
  maskedIp: string;
  /** The phone is in the same network. */
  sameNetwork: boolean;
  /** Absent for the window itself. */
  serviceTitle?: LocalText;
  askedAt: number;
}

export interface QrPhoneProps {
  /** Of this page. */
  path: string;
  asker: QrAskerProps;
  /** One of them is on the screen. */
  choices: number[];
  expiresAt: number;
  /** SIM ownership could not be asked. */
  retryAt?: number;
}

export type QrDoneProps =
  | { state: "approved"; path: string; asker: QrAskerProps }
  /** Too many were opened or approved. */
  | { state: "limited"; retryAt: number }
  | { state: "refused" | "not_me" | "wrong_number" | "sim_mismatch" | "dead" };

export interface QrEntryProps {
  code?: string;
  error?: "missing" | "format" | "unknown";
  /** Too many codes that were none. */
  retryAt?: number;
}

export interface SessionsProps {
  sessions: {
    id: string;
    device?: Device;
    via: "code" | "qr";
    createdAt: number;
    lastSeenAt: number;
    /** The one that asks. */
    current: boolean;
  }[];
  /** One was ended just now. */
  ended: boolean;
}

export interface SignedOutProps {
  /** All sessions were ended, not this one alone. */
  everywhere: boolean;
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
  /** More is under way than the service takes. */
  | "upstream_busy"
  /** Its servers fail, and are left alone for a while. */
  | "upstream_circuit_open"
  /** This person has too much under way. */
  | "too_many"
  /** The service asks for a level that this window cannot give yet. */
  | "level_unavailable";

export interface ProblemProps {
  problem: Problem;
  requestId: string;
  /** Seconds. */
  retryAfter?: number;
  /** Where "back" leads; the window's home unless told. */
  back?: string;
  /** Set when the same may be tried again as it was. */
  again?: SendAgain;
}

/** The form to send again, as it was sent; without it, this page's address is to be opened again. */
export interface SendAgain {
  form?: { to: string; fields: Record<string, string> };
}

export interface FaqProps {
  /** What was searched for. */
  query: string;
  /** Names of the questions found; absent without a search. */
  found?: readonly string[];
}

export interface ContactProps {
  /** As the operator writes it, with Latin digits. */
  phone?: string;
  address?: string;
}

export interface GuideProps {
  /** The guide as a file in the page's language. */
  file?: { path: string; bytes: number };
}

export interface AccessibilityProps {
  display: Display;
  notice?: "saved" | "reset" | "not_kept";
}

export interface RestrictedProps {
  /** The client's, as we see it. */
  ip: string;
  requestId: string;
  /** The page that was asked for, when it is on another host. */
  again?: string;
}

/** Why level 3 is asked for: it was never proved in this session, or too long ago for the service. */
export interface LevelProps {
  why: "never" | "lapsed";
  /** Seconds for which a proof holds at the service; absent: as long as the session. */
  maxAge?: number;
  ways: Level3Way[];
}

export interface LevelCardProps {
  /** As typed, after a slip; never after the registry has seen it. */
  cardNumber: string;
  /** "9999 **** **** 1234": the card that was refused. */
  masked?: string;
  error?: "missing" | "format" | "check_digit";
  failure?:
    | { code: "mismatch" }
    | { code: "registry_unavailable" | "limited"; retryAt: number };
  /** Whether a photo would do, too. */
  otherWay: boolean;
}

export interface LevelFaceProps {
  error?: "missing" | "type" | "too_large" | "too_slow";
  failure?:
    | { code: "mismatch" | "not_live" }
    | {
      /** `sending`: a photo of theirs is under way already; `busy`: too many of others are. */
      code: "registry_unavailable" | "limited" | "sending" | "busy";
      retryAt: number;
    };
  /** Whether a bank card would do, too. */
  otherWay: boolean;
}
