/** A member's own account at the desk: passkeys, password, sessions. */
import type { Explained } from "./common.ts";

export interface AccountTexts {
  account: {
    heading: string;
    back: string;
    passkeys: {
      heading: string;
      lead: string;
      none: string;
      full: string;
      add: string;
      remove: string;
      /** Of the page that makes it. */
      making: { heading: string; steps: readonly string[] };
      refused: Explained;
    };
    password: {
      heading: string;
      lead: string;
      /** The button that leads to the form. */
      change: string;
      current: string;
      new: string;
      save: string;
      errors: Record<"missing" | "wrong" | "same", string>;
    };
    app: {
      heading: string;
      lead: string;
      /** The button that leads to the form, and its heading. */
      change: string;
      save: string;
    };
    sessions: { heading: string; lead: string; endOthers: string };
  };
}
