/**
 * An agency's application to offer one service («درخواست ارائهٔ خدمت», agency-service-request). It
 * outlives its approval: the next revision of a live service is a revision of the same application.
 */
import type { Passage } from "../platform/passage.ts";
import { record } from "../platform/record.ts";
import type { LocalTexts } from "../services/service.ts";
import type { ApplicationContent } from "./content.ts";
import type { ApplicationState, ApplicationTurn } from "./state.ts";

export interface Application {
  /** Sortable by time (UUIDv7, RFC 9562 §5.7). */
  id: string;
  /** By which people name it; see text/tracking_number.ts. */
  number: string;
  agencyId: string;
  /** Of its service, empty until one was chosen. */
  title: LocalTexts | null;
  /** Of the latest revision. */
  state: ApplicationState;
  /** The latest revision: 1, or one more for each change of what is live. */
  revision: number;
  /** How often the latest revision was submitted; absent before the first time. */
  round?: number;
  /** The revision that answers citizens, beside which a later one may be worked on. */
  live?: number;
  /** ID of its service in the catalogue, once one is asked for. */
  serviceId?: string;
  createdAt: number;
  /** When the state began, in milliseconds. */
  changedAt: number;
  /** ID of the expert who has it. */
  expert?: string;
  /** When the last notice of a reviewer came, for lists. */
  noticedAt?: number;
  /** The time that experts have had it; `keepApplication` keeps it. */
  clock?: Passage;
}

export const applicationRecord = record<Application>("application", {
  about: "an agency's application to offer a service",
});

/** Never changes. */
export interface ApplicationRevision {
  content: ApplicationContent;
  /** Milliseconds. */
  submittedAt: number;
  /** ID of the member of staff. */
  submittedBy: string;
}

export const applicationRevisionRecord = record<
  ApplicationRevision,
  [application: string, revision: number, round: number]
>("application_revision", {
  about: "an application as it was submitted: its revision, and which time",
});

/** All applications, or one agency's: where lists of them begin. */
export type ListScope = "all" | { agencyId: string };

/** One line of the lists. */
export type ListedApplication =
  & Pick<
    Application,
    | "id"
    | "number"
    | "agencyId"
    | "title"
    | "state"
    | "changedAt"
    | "expert"
    | "noticedAt"
    | "clock"
  >
  & { turn: ApplicationTurn };

/** Lists are kept in parts, so that who has read one reads only the part of what has changed. */
export const listedApplicationRecord = record<
  ListedApplication,
  [scope: ListScope, state: ApplicationState, id: string]
>("application_listed", {
  about: "an application in a list of its state",
  key: (scope, state, id) => [...listed(scope), state, partOf(id), id],
});

/** Blind writes of another value: who has read the list before knows by it that it has changed. */
export const listVersionRecord = record<string, [scope: ListScope, state: ApplicationState]>(
  "application_list_version",
  {
    about: "which change of a list of applications in a state was the last",
    key: (scope, state) => [...listed(scope), state],
  },
);

/** The same for one part of the list. */
export const partVersionRecord = record<
  string,
  [scope: ListScope, state: ApplicationState, part: string]
>("application_part_version", {
  about: "which change of a part of such a list was the last",
  key: (scope, state, part) => [...listed(scope), state, part],
});

/** The last digit of a UUIDv7 is random: 16 parts of about the same size. */
export const partOf = (id: string): string => id.slice(-1);

/** First parts of the key of a list. */
export const listed = (scope: ListScope): [string] => [scope === "all" ? "all" : scope.agencyId];
