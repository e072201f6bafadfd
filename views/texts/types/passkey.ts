/** Passkeys: the person's own list, adding one, and signing in with one. */
import type { Explained, Labelled } from "./common.ts";

export interface PasskeyTexts {
  passkeys: {
    heading: string;
    lead: string;
    none: string;
    open: string;
    /** {device} {when} */
    added: string;
    /** {when} */
    used: string;
    unused: string;
    add: string;
    full: string;
    /** Where the browser has none, or runs no scripts. */
    unable: string;
    name: Labelled;
    nameTooLong: string;
    failures: {
      lapsed: Explained;
      /** {when} The budget of the day is spent, or Shahkar does not answer. */
      later: Explained;
    };
    back: string;
  };
  passkey: {
    heading: string;
    rename: string;
    /** {sessions} */
    removing: Explained;
    remove: string;
  };
  passkeyAdd: {
    heading: string;
    steps: readonly string[];
    submit: string;
    /** The browser made none. */
    failed: string;
    /** The device has one. */
    known: string;
    refused: Explained;
  };
  passkeySignIn: {
    heading: string;
    lead: string;
    submit: string;
    /** The browser has used none. */
    failed: string;
    refused: Explained;
  };
}
