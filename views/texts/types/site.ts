/** What surrounds every page, and the pages that any URL may answer with. */
import type { Explained, Labelled } from "./common.ts";

export interface SiteTexts {
  window: {
    motto: string;
    /** {host}: the address to find in the browser. */
    genuine: string;
    languages: string;
    skip: string;
    sandbox: Labelled;
    /** The text of the link to the privacy statement. */
    privacy: string;
    /** {page} {window} */
    title: string;
    /** {title}, which holds an error. */
    failedTitle: string;
    /** {service} */
    goingTo: string;
    /** {page}: one of the window. */
    signInFor: string;
    /** Of a page that opens soon after a sign-in only. */
    signInAgain: string;
    /** {company} */
    actingFor: string;
    /** {step} {steps} */
    step: string;
    /** Above the list of what to correct. */
    correct: string;
    /** {field}: its label. More was typed into it than its form reads. */
    tooLong: string;
    /** What was typed can not be taken any more; `typed`: above its texts. */
    tooLate: Explained & { typed: string };
    /** A form is being sent. */
    sending: string;
    /** The answer takes long. */
    slow: string;
    /** The connection failed; nothing happened. Said beside a form with text inputs. */
    lost: string;
    /** The same beside any other form. */
    unsent: string;
  };
  /** Told once after the last step. */
  success: Record<
    | "signed_in"
    | "account_created"
    | "verified"
    | "raised"
    | "passkey_added"
    | "passkey_renamed"
    | "passkey_removed"
    | "email_confirmed"
    | "email_removed"
    | "notices_saved"
    | "push_added"
    | "push_removed"
    | "postal_code_changed"
    | "member_changed"
    | "member_invited"
    | "member_not_told",
    string
  >;
  time: {
    /** {time} of today, within a sentence. */
    today: string;
    /** {time} {date} */
    later: string;
    /** {left} {time} How long something is valid, and until when. */
    left: string;
  };
  menu: {
    label: string;
    /** Label of the person's own pages. */
    account: string;
    /** Opens the menu on a small screen. */
    open: string;
    faq: string;
    contact: string;
    guide: string;
    accessibility: string;
  };
  /** {browser} {system}: a browser in words. */
  device: { both: string; browser: string; system: string; unknown: string };
  problem: {
    pages: {
      bad_request: Explained;
      /** Support has closed the account to sign-in. */
      account_frozen: Explained;
      forbidden: Explained;
      not_found: Explained;
      method_not_allowed: Explained;
      too_large: Explained;
      file_gone: Explained;
      misdirected: Explained;
      internal: Explained;
      store_unavailable: Explained;
      /** Too many passwords wait to be hashed. */
      desk_busy: Explained;
      /** Its agency, or those who run the window, have closed the service for a time. */
      suspended_by_agency: Explained;
      suspended_by_window: Explained;
      /** It does not come back. */
      service_retired: Explained;
      upstream_unavailable: Explained;
      upstream_timeout: Explained;
      /** More requests are under way than the service takes. */
      upstream_busy: Explained;
      /** Its servers failed too often and get no requests for a while. */
      upstream_circuit_open: Explained;
      /** This person has too many requests under way. */
      too_many: Explained;
      /** The service asks for a level that this window cannot give yet. */
      level_unavailable: Explained;
      /** The service's host never gets back the cookie that it sets. */
      cookies_needed: Explained;
      /** A site asks who is there, and is not what it says (OpenID Connect). */
      site_not_registered: Explained;
      /** Too many requests from one place; with the time of the next one. */
      site_busy: Explained;
      site_request_lapsed: Explained;
      site_request_invalid: Explained;
      sign_in_required: Explained;
      level_too_low: Explained;
      level_too_old: Explained;
      legal_only: Explained;
      natural_only: Explained;
    };
    /** Something was sent (a form, often) although the person lacked something. */
    unsent: {
      /** {link} */
      here: string;
      link: string;
      /** What was typed comes back by the browser's Back, once nothing is missing. */
      kept: string;
      button: {
        sign_in_required: string;
        level_too_low: string;
        level_too_old: string;
        legal_only: string;
        natural_only: string;
      };
    };
    /** {when} */
    retryFrom: string;
    /** {number} */
    reference: string;
    /** {phone} */
    support: string;
    back: string;
    /** To the first page. */
    start: string;
    again: {
      kept: string;
      /** A form with a file: its file is to be chosen again. */
      file: string;
      submit: string;
      reopen: string;
    };
  };
  restricted: {
    heading: string;
    lead: string;
    /** {ip} */
    ip: string;
    steps: readonly string[];
    abroad: Explained;
    again: string;
  };
  /** What another site's form sends to a service, such as the result of a payment. */
  formReturn: {
    /** It is posted again, usually without being seen. */
    again: {
      heading: string;
      /** {service} */
      lead: string;
    };
    /** It is held until the person has signed in. */
    signIn: {
      heading: string;
      /** {service} */
      lead: string;
      steps: readonly string[];
      /** Opens a new tab. */
      link: string;
    };
    submit: string;
    failed: Explained;
  };
}
