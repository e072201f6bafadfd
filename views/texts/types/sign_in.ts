/** The steps of a sign-in by one-time code. */
import type { BirthDateError } from "../../../domain/identity/birth_date.ts";
import type { FirstFieldError } from "../../../domain/identity/first_field.ts";
import type { DocumentKind } from "../../../domain/identity/foreign_id.ts";
import type { OfferedAddress } from "../../../domain/sign_in/offered_address.ts";
import type { Explained, Labelled } from "./common.ts";

export interface SignInTexts {
  mobile: {
    /** Link below the form. */
    privacy: string;
    heading: string;
    mobile: Labelled;
    captcha: Labelled & {
      picture: string;
      sound: string;
      another: string;
      drawnAgain: string;
      /** Beside the player: what ends the plays, and what to do then. An alarm once it has failed. */
      plays: string;
      /** The proof of work is done: the one line that stands for the picture. */
      proved: string;
      /** Opens the picture behind that line. */
      instead: string;
    };
    submit: string;
    resume: string;
    resumeLink: string;
    errors: {
      mobile: Record<FirstFieldError, string>;
      captcha: Record<"missing" | "wrong" | "expired" | "picture" | "another", string>;
    };
    /** {when} in "delivery_failed" and "limited". */
    failures: {
      sim_mismatch: Explained;
      sim_mismatch_foreign: Explained;
      delivery_failed: Explained;
      limited: Explained;
      lapsed: Explained;
      /** Opened from a bookmark: no sign-in is under way in this browser. */
      not_begun: Explained;
      /** The sign-in went on, but the answer did not reach this browser in time. */
      answer_lost: Explained;
      cookies_needed: Explained;
    };
  };
  /** Beside the first page (guide 1.7). */
  aside: { title: string; participation: string; system: string; app: string };
  code: {
    heading: string;
    /** Without a field: the code can no longer be entered. */
    deadHeading: string;
    /** {length} {mobile} */
    sentTo: string;
    /** {length} After a national ID, whether or not it has an account. */
    sentToRegistered: string;
    /** After a national ID that could also be a mobile number. */
    meantMobile: string;
    /** {length} The current code was issued by dialling. */
    dialledTo: string;
    change: string;
    code: { label: string };
    /** Announced when its time is over. */
    lapsed: string;
    /** {time} A new one was refused. */
    stillHolds: string;
    secret: string;
    submit: string;
    notArrived: string;
    /** What to do while waiting. */
    waiting: string;
    /** {when} */
    resendFrom: string;
    /** Shows the button when it is time; without JavaScript. */
    refresh: string;
    resendNow: string;
    resend: string;
    email: string;
    /** Under the button. It does not say whether there is an address: the browser may be a stranger's. */
    emailIfKnown: string;
    /** In its place, in a browser of the person's own. */
    noEmail: string;
    /** {number} */
    dial: string;
    /** After dialling, on a page that has no field. */
    dialled: string;
    /** {link} */
    qr: string;
    /** {qr} */
    qrLink: string;
    otherWays: string;
    notices: Record<"sent" | "sent_again" | "emailed", string>;
    /** {length} in "format", {count} in "wrong". */
    errors: Record<"missing" | "format" | "expired" | "used" | "none" | "wrong", string>;
    /** No tries are left. */
    noTriesLeft: string;
    /** {when} */
    failures: Record<
      "delivery_failed" | "lost" | "limited" | "mail_limited" | "waiting",
      Explained
    >;
  };
  returning: { heading: string; lead: string; submit: string; failure: Explained };
  identity: {
    heading: string;
    lead: string;
    nationalId: Labelled;
    birthDate: Labelled;
    day: string;
    month: string;
    year: string;
    submit: string;
    errors: {
      nationalId: Record<
        "missing" | "letters" | "mobile" | "long" | "format" | "check_digit",
        string
      >;
      /**
       * {parts}; {years} in "century" and "gregorian_year"; {year} in that and "no_such_day";
       * {month} {days}.
       */
      birthDate: Record<BirthDateError["code"], string>;
    };
    /** {when} in all but "mismatch". */
    failures: { mismatch: Explained; limited: Explained; civil: Explained; sim: Explained };
    tabs: { label: string; iranian: string; foreign: string };
    foreign: {
      lead: string;
      fidaCode: Labelled;
      document: string;
      kinds: Record<DocumentKind, string>;
      documentNumber: Labelled;
      birthDateHint: string;
      errors: {
        fidaCode: Record<"missing" | "format", string>;
        documentKind: string;
        documentNumber: Record<"missing" | "format", string>;
      };
      failures: { mismatch: Explained; foreigners: Explained };
    };
  };
  refused: { deceased: Explained; under_age: Explained; again: string };
  confirm: {
    heading: string;
    lead: string;
    foreignLead: string;
    firstName: string;
    lastName: string;
    fatherName: string;
    yes: string;
    no: string;
  };
  postalCode: {
    heading: string;
    lead: string;
    /** Of a code that is offered, by where it comes from. */
    questions: Record<OfferedAddress["from"], string>;
    registeredTitle: string;
    registeredLead: string;
    postalCode: Labelled;
    submit: string;
    temporary: { question: string; meaning: string; submit: string };
    errors: Record<"missing" | "format" | "unknown", string>;
    /** {link} */
    lookUp: string;
    /** {when} */
    failures: Record<"registry_unavailable" | "limited", Explained>;
  };
}
