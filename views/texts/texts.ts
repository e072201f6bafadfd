/**
 * Every sentence of the window in one language. Strings may hold `{placeholders}` (filled by `fill`), never
 * markup. A language is one file beside this one.
 */
import type { Service } from "../../domain/registry/service.ts";
import type {
  CodeProps,
  IdentityProps,
  MobileProps,
  PostalCodeProps,
  Problem,
  RefusedProps,
} from "../props.ts";

/** A heading, what it means, and the ways on. */
export interface Explained {
  title: string;
  steps: readonly string[];
}

interface Labelled {
  label: string;
  hint: string;
}

type Errors<T> = NonNullable<T>;
type CodeError = NonNullable<CodeProps["error"]>["code"];
type Failure<T extends { failure?: { code: string } }> = NonNullable<T["failure"]>["code"];

export interface Texts {
  language: {
    /** BCP 47. */
    tag: string;
    /** What its speakers call it. */
    name: string;
    direction: "rtl" | "ltr";
    /** For digits, dates and times; with its own calendar. */
    locale: string;
    /** Digits of the pictured security code. */
    digits: "persian" | "latin";
  };
  window: {
    name: string;
    motto: string;
    languages: string;
    skip: string;
    sandbox: Labelled;
    /** The address of the privacy statement is linked. */
    privacy: string;
    /** {page} {window} */
    title: string;
    /** {title}, which holds an error. */
    failedTitle: string;
    /** {service} */
    goingTo: string;
    /** {step} {steps} */
    step: string;
    /** Above the list of what to correct. */
    correct: string;
    /** The line was down; nothing happened. */
    lost: string;
  };
  time: {
    /** {time} of today, within a sentence. */
    today: string;
    /** {time} {date} */
    later: string;
  };
  mobile: {
    heading: string;
    mobile: Labelled;
    captcha: Labelled & { picture: string; another: string; drawnAgain: string };
    submit: string;
    resume: string;
    resumeLink: string;
    errors: {
      mobile: Record<Errors<Errors<MobileProps["errors"]>["mobile"]>, string>;
      captcha: Record<Errors<Errors<MobileProps["errors"]>["captcha"]>, string>;
    };
    failures: Record<Failure<MobileProps>, Explained>;
  };
  code: {
    heading: string;
    /** {length} {mobile} */
    sentTo: string;
    change: string;
    code: { label: string };
    /** {time} */
    validUntil: string;
    secret: string;
    submit: string;
    notArrived: string;
    /** Ways on while waiting. */
    waiting: string;
    /** {when} */
    resendFrom: string;
    resendNow: string;
    resend: string;
    notices: Record<NonNullable<CodeProps["notice"]>, string>;
    errors: Record<CodeError, string>;
    /** The last try is spent. */
    noTriesLeft: string;
    failures: Record<Failure<CodeProps>, Explained>;
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
      nationalId: Record<Errors<Errors<IdentityProps["errors"]>["nationalId"]>, string>;
      birthDate: Record<Errors<Errors<IdentityProps["errors"]>["birthDate"]>, string>;
    };
    failures: { mismatch: Explained; limited: Explained; civil: Explained; sim: Explained };
  };
  refused: Record<RefusedProps["reason"], Explained> & { again: string };
  confirm: {
    heading: string;
    lead: string;
    firstName: string;
    lastName: string;
    fatherName: string;
    yes: string;
    no: string;
  };
  postalCode: {
    heading: string;
    lead: string;
    registeredLead: string;
    postalCode: Labelled;
    submit: string;
    temporary: { question: string; meaning: string; submit: string };
    errors: Record<Errors<PostalCodeProps["error"]>, string>;
    /** {link} */
    lookUp: string;
    failures: Record<Failure<PostalCodeProps>, Explained>;
  };
  home: {
    title: string;
    /** {name} */
    greeting: string;
    status: Record<"temporary" | "verified", string>;
    /** {level} */
    level: string;
    meaning: Record<1 | 2 | 3, string>;
    finish: string;
    finishLink: string;
    /** {number} */
    addressRequest: string;
    noServices: string;
    themes: Record<Service["theme"], string>;
    /** {level} */
    levelNeeded: string;
    /** {when} */
    sessionEnds: string;
    signOut: string;
    sharedDevice: string;
  };
  signOut: {
    heading: string;
    meaning: string;
    submit: string;
    stay: string;
    shared: { question: string; meaning: string; submit: string };
  };
  signedOut: { heading: string; meaning: string; advice: string; again: string };
  problem: {
    pages: Record<Problem, Explained>;
    /** {when} */
    retryFrom: string;
    /** {id} */
    requestId: string;
    back: string;
  };
  privacy: { heading: string; lead: string; sections: readonly Explained[]; back: string };
}
