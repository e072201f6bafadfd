/** A citizen's matters at agencies, and following one by its number. */
import type { DossierState, Turn } from "../../../domain/dossier/state.ts";
import type { TrackingNumberError } from "../../../domain/text/tracking_number.ts";
import type { WayToSupply } from "../../../domain/dossier/dossier.ts";
import type { Explained, Labelled } from "./common.ts";

export interface DossierTexts {
  dossier: {
    /** In the document's title, which must not tell what the matter is. */
    title: string;
    states: Record<DossierState, string>;
    /** Whose turn it is, and what that means for the citizen. */
    turns: Record<Turn, string>;
    awaited: string;
    /** {date} */
    answerBy: { title: string; text: string };
    agency: string;
    number: string;
    opened: string;
    desk: string;
    clock: {
      title: string;
      /** {date} */
      running: string;
      /** {date} */
      over: string;
      /** {left} */
      paused: string;
      pausedOver: string;
    };
    usual: {
      title: string;
      /** {median} {decile} */
      text: string;
      tooFew: string;
    };
    unseen: { hint: string; submit: string };
    missing: {
      title: string;
      lead: string;
      /** {where}, for "post" and "visit"; the text of a link. */
      ways: Record<WayToSupply["by"], string>;
      /** {when} */
      supplied: string;
      /** {item} */
      done: string;
    };
    history: {
      title: string;
      you: string;
      corrected: string;
      /** {items} */
      supplied: string;
      /** {reason} */
      reason: string;
      pages: string;
      older: string;
      newest: string;
    };
    withdraw: { title: string; hint: string; submit: string };
    tracking: {
      title: string;
      shown: string;
      hidden: string;
      hide: string;
      show: string;
    };
    /** It changed while the page was open. */
    changed: Explained;
  };
  track: {
    heading: string;
    lead: string;
    number: Labelled;
    errors: Record<TrackingNumberError, string>;
    submit: string;
    /** {number} */
    found: string;
    more: string;
    unknown: Explained;
    /** {when} */
    limited: Explained;
  };
}
