/** The end of an account. */
import type { Explained } from "./common.ts";

export interface DeletionTexts {
  deletion: {
    heading: string;
    lead: string;
    goes: Explained;
    stays: Explained;
    /** Dossiers that are under way. */
    open: Explained;
    week: string;
    /** Before a link to the download. */
    before: string;
    submit: string;
    back: string;
    /** {when} in "when". */
    asked: Explained & { when: string; keep: string };
    kept: Explained;
    /** On the home page. {when} */
    pending: string;
    /** Link there. */
    look: string;
  };
}
