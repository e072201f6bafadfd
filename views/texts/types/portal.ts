/** What a signed-in person sees, and where they end it. */
import type { AssuranceLevel } from "../../../domain/identity/account.ts";
import type { LevelProof } from "../../../domain/profile/level_proof.ts";
import type { NoticeKind } from "../../../domain/notice/notice.ts";
import type { Service } from "../../../domain/services/service.ts";
import type { Explained } from "./common.ts";

export interface PortalTexts {
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
    /** {when}: level 3 belongs to one session. */
    levelEnds: string;
    needs: {
      title: string;
      nothing: string;
      /** {count} */
      unread: string;
      /** {count} */
      answered: string;
      /** {count} */
      waiting: string;
    };
    noServices: string;
    /** Label of the list of the person's own pages. */
    pages: string;
    services: string;
    themes: Record<Service["theme"], string>;
    /** {level} */
    levelNeeded: string;
    forCompanies: string;
    /** {when} */
    sessionEnds: string;
    signOut: string;
    sharedDevice: string;
  };
  profile: {
    heading: string;
    natural: string;
    legal: string;
    name: string;
    level: string;
    proof: {
      title: string;
      /** {when} */
      by: Record<LevelProof, string>;
      /** {when} */
      lapses: string;
    };
    fatherName: string;
    nationalId: string;
    fidaCode: string;
    document: string;
    birthDate: string;
    mobile: string;
    email: string;
    contactEmail: string;
    postalCode: string;
    addressRequest: string;
    /** Before the link to the privacy statement. */
    masked: string;
    correct: Explained;
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
  sessions: {
    heading: string;
    lead: string;
    current: string;
    /** {when}, and {qr} in "qr". */
    began: Record<"code" | "qr" | "passkey", string>;
    /** {when} */
    seen: string;
    /** {device} */
    end: string;
    endHere: string;
    ended: string;
    endAll: string;
    back: string;
  };
  /** Those of the last 90 days. */
  signIns: {
    heading: string;
    lead: string;
    empty: string;
    current: string;
    /** {time}, and {qr} in "qr". */
    began: Record<"sms" | "dial" | "email" | "qr" | "passkey", string>;
    newBrowser: string;
    /** {place} */
    place: string;
    /** {level} */
    level: string;
    notMine: string;
    back: string;
  };
  /** «این من نبودم» for every other session. */
  refuseAll: {
    heading: string;
    lead: string;
    does: string[];
    submit: string;
    /** Before a link to the list of sessions. */
    onlyOne: string;
    done: Explained;
    /** Before the number of the question to support. */
    request: string;
    next: string[];
    /** The question itself, in the person's name. */
    asks: string;
  };
  signOut: {
    heading: string;
    /** {site} */
    fromSite: string;
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
    back: string;
    /** {service} */
    backTo: string;
    backNeedsSignIn: string;
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
    /** Whether or not the person has any. */
    passkeys: string;
    passkeysRemoved: string;
    next: string;
    gone: Explained;
    signIn: string;
  };
}
