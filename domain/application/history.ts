/** What happened to an application: who, when, from where, and what changed. No route changes it. */
import { idTime } from "../outbox/message.ts";
import { LAST_MOMENT, type Random } from "../platform/platform.ts";
import { record } from "../platform/record.ts";
import type { ApplicationActor, ApplicationState } from "./state.ts";

/** A change of one field, by its path in the content. Long texts and files by their names only. */
export interface FieldChange {
  field: string;
  before?: string;
  after?: string;
}

/** What was done, which the views tell in a sentence. */
export type ActKind =
  | "created"
  | "edited"
  | "submitted"
  | "withdrawn"
  | "restored"
  | "taken"
  | "given_back"
  | "remarked"
  | "answered"
  | "returned"
  | "approved"
  | "rejected"
  | "publishing"
  | "published"
  | "publish_failed"
  | "taken_back"
  | "suspended"
  | "resumed"
  | "retired"
  | "revision_begun"
  | "deleted"
  /** Keys or addresses that the agency changes at once. */
  | "settings_changed";

export interface Acting {
  id: string;
  /** Milliseconds. */
  at: number;
  kind: ActKind;
  by: ApplicationActor;
  /** Of the member of staff; absent for the program. */
  staff?: { id: string; name: string };
  /** The network that the act came from, as people read it, such as 192.0.2.0/24. */
  network?: string;
  changes?: FieldChange[];
  /** A reason, or what was said with it. */
  text?: string;
}

export interface Act extends Acting {
  from?: ApplicationState;
  to?: ApplicationState;
}

export const actRecord = record<Act, [application: string, place: Pick<Act, "at" | "id">]>(
  "application_act",
  {
    about: "what happened to an application, the newest first",
    key: (application, { at, id }) => [application, LAST_MOMENT - at, id],
  },
);

/** Of acts in one millisecond. */
export const newActId = (random: Random, now: number): string =>
  `${idTime(now)}-${random.bytes(6).toHex()}`;
