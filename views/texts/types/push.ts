/** Notifications by the person's own browsers. */
import type { PushSubject } from "../../../domain/push/device/devices.ts";
import type { Explained } from "./common.ts";

export interface PushTexts {
  push: {
    heading: string;
    lead: string;
    none: string;
    /** {device} {when} */
    added: string;
    /** {when} */
    delivered: string;
    undelivered: string;
    /** {when} */
    failing: string;
    /** {device} */
    remove: string;
    about: string;
    /** What the buttons say, and how it stands now. */
    on: Record<PushSubject, string>;
    off: Record<PushSubject, string>;
    mute: Record<PushSubject, string>;
    unmute: Record<PushSubject, string>;
    add: string;
    /** For the browser at hand. */
    steps: readonly string[];
    submit: string;
    full: string;
    /** Where the browser has none, or runs no scripts. */
    unable: string;
    /** The person or the browser has said no. */
    denied: string;
    /** The browser did not subscribe. */
    failed: string;
    refused: Explained;
    /** {when} */
    limited: Explained;
  };
  /** What the notifications say: nothing of whom or what they are about. */
  pushed: Record<PushSubject, string>;
}
