/**
 * Every sentence of the window in one language. Strings may hold `{placeholders}` (filled by `fill`), never
 * markup. A language is one file beside this one.
 */
import type { DocumentKind } from "../../domain/identity/foreign_id.ts";
import type { AssuranceLevel } from "../../domain/identity/account.ts";
import type { NoticeKind } from "../../domain/notice/notice.ts";
import type { AroundTexts } from "./around/texts.ts";
import type { Service } from "../../domain/services/service.ts";
import type {
  CodeProps,
  CompanyFormProps,
  IdentityProps,
  LevelCardProps,
  LevelFaceProps,
  MobileProps,
  PostalCodeProps,
  Problem,
  QrDoneProps,
  QrEntryProps,
  QrProps,
  RefusedProps,
  SessionsProps,
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
    /** {company} */
    actingFor: string;
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
    captcha: Labelled & {
      picture: string;
      sound: string;
      another: string;
      drawnAgain: string;
      /** The browser has answered by itself. */
      proved: string;
    };
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
    /** {length} After a national ID, whether or not it has an account. */
    sentToRegistered: string;
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
    email: string;
    /** Under the button: whether there is an address is not told to everybody. */
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
    notices: Record<NonNullable<CodeProps["notice"]>, string>;
    errors: Record<CodeError, string>;
    /** The last try is spent. */
    noTriesLeft: string;
    failures: Record<Failure<CodeProps>, Explained>;
  };
  /** From a notice by SMS or e-mail. */
  notMe: {
    heading: string;
    happened: Record<NoticeKind, string>;
    when: string;
    browser: string;
    network: string;
    meaning: string;
    /** {count} */
    more: string;
    submit: string;
    wasMe: string;
    done: Explained;
    closed: string;
    closedAll: string;
    closedBefore: string;
    next: string;
    gone: Explained;
    signIn: string;
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
    tabs: { label: string; iranian: string; foreign: string };
    foreign: {
      lead: string;
      fidaCode: Labelled;
      document: string;
      kinds: Record<DocumentKind, string>;
      documentNumber: Labelled;
      birthDateHint: string;
      calendar: string;
      jalali: string;
      gregorian: string;
      errors: {
        fidaCode: Record<Errors<Errors<IdentityProps["errors"]>["fidaCode"]>, string>;
        documentKind: string;
        documentNumber: Record<Errors<Errors<IdentityProps["errors"]>["documentNumber"]>, string>;
      };
      failures: { mismatch: Explained; foreigners: Explained };
    };
  };
  refused: Record<RefusedProps["reason"], Explained> & { again: string };
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
    registeredLead: string;
    postalCode: Labelled;
    submit: string;
    temporary: { question: string; meaning: string; submit: string };
    errors: Record<Errors<PostalCodeProps["error"]>, string>;
    /** {link} */
    lookUp: string;
    failures: Record<Failure<PostalCodeProps>, Explained>;
  };
  company: {
    heading: string;
    lead: string;
    /** {link} */
    notice: string;
    companyId: Labelled;
    submit: string;
    errors: Record<Errors<CompanyFormProps["error"]>, string>;
    failures: Record<Errors<CompanyFormProps["failure"]>["code"], Explained>;
    self: {
      question: string;
      service: string;
      serviceSubmit: string;
      home: string;
      homeSubmit: string;
    };
  };
  personOnly: { heading: string; /** {company} */ lead: string; submit: string; home: string };
  profile: {
    heading: string;
    natural: string;
    legal: string;
    name: string;
    level: string;
    /** {company} */
    acting: string;
    asSelf: string;
    yours: string;
    /** {company} */
    switchTo: string;
    add: string;
    addLead: string;
    verifyFirst: string;
    verifyLink: string;
    back: string;
  };
  home: {
    title: string;
    /** {name} */
    greeting: string;
    status: Record<"temporary" | "verified", string>;
    /** {level} */
    level: string;
    meaning: Record<AssuranceLevel, string>;
    finish: string;
    finishLink: string;
    /** {number} */
    addressRequest: string;
    noServices: string;
    themes: Record<Service["theme"], string>;
    /** {level} */
    levelNeeded: string;
    forCompanies: string;
    profile: string;
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
  signedOut: {
    heading: string;
    meaning: string;
    everywhere: string;
    advice: string;
    again: string;
  };
  problem: {
    pages: Record<Problem, Explained>;
    /** {when} */
    retryFrom: string;
    /** {id} */
    requestId: string;
    back: string;
    again: { kept: string; submit: string; reopen: string };
  };
  /** {browser} {system}: a browser in words. */
  device: { both: string; browser: string; system: string; unknown: string };
  qr: {
    /** {qr} stands for "QR" wherever it occurs. */
    ways: { label: string; code: string; qr: string };
    heading: string;
    lead: string;
    picture: string;
    /** {time} */
    validUntil: string;
    /** {address} {code} */
    manual: string;
    pick: string;
    check: string;
    another: string;
    notices: Record<NonNullable<QrProps["notice"]>, string>;
    ends: Record<"refused" | "expired", Explained>;
  };
  qrPhone: {
    heading: string;
    lead: string;
    /** {address} */
    asker: {
      browser: string;
      network: string;
      same: string;
      other: string;
      service: string;
      window: string;
      time: string;
    };
    otherNetwork: string;
    warning: string;
    question: string;
    hint: string;
    refuse: string;
    notMe: string;
    failure: Explained;
  };
  /** {when} in "limited". */
  qrDone: { ends: Record<QrDoneProps["state"], Explained>; sessions: string };
  qrEntry: {
    heading: string;
    lead: string;
    code: Labelled;
    submit: string;
    warning: string;
    errors: Record<Errors<QrEntryProps["error"]>, string>;
    limited: Explained;
  };
  sessions: {
    heading: string;
    lead: string;
    current: string;
    /** {when} */
    began: Record<SessionsProps["sessions"][number]["via"], string>;
    seen: string;
    /** {device} */
    end: string;
    ended: string;
    endAll: string;
    back: string;
  };
  around: AroundTexts;
  privacy: { heading: string; lead: string; sections: readonly Explained[]; back: string };
  level3: {
    heading: string;
    lead: { never: string; /** {period} */ lapsed: string };
    chooseOne: string;
    /** {period} */
    holds: string;
    holdsSession: string;
    kept: string;
    other: string;
    card: {
      heading: string;
      choose: string;
      cardNumber: Labelled;
      submit: string;
      errors: Record<Errors<LevelCardProps["error"]>, string>;
      /** {card} in "mismatch", {when} in the others. */
      failures: Record<Failure<LevelCardProps>, Explained>;
    };
    face: {
      heading: string;
      choose: string;
      photo: Labelled;
      submit: string;
      errors: Record<Errors<LevelFaceProps["error"]>, string>;
      /** {when} */
      failures: Record<Failure<LevelFaceProps>, Explained>;
    };
  };
}
