/**
 * An agency's application to offer one service («درخواست ارائهٔ خدمت», agency-service-request). It
 * outlives its approval: the next revision of a live service is a revision of the same application.
 */
import type { Passage } from "../platform/passage.ts";
import { LAST_MOMENT } from "../platform/platform.ts";
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

export const listedApplicationRecord = record<
  ListedApplication,
  [scope: ListScope, state: ApplicationState, place: Pick<Application, "id" | "createdAt">]
>("application_listed", {
  about: "an application in a list of its state, the newest first",
  key: (scope, state, { id, createdAt }) => [
    ...listed(scope),
    state,
    LAST_MOMENT - createdAt,
    id,
  ],
});

/** Blind writes of another value: who has read the list before knows by it that it has changed. */
export const listVersionRecord = record<string, [scope: ListScope, state: ApplicationState]>(
  "application_list_version",
  {
    about: "which change of a list of applications in a state was the last",
    key: (scope, state) => [...listed(scope), state],
  },
);

/** First parts of the key of a list. */
export const listed = (scope: ListScope): [string] => [scope === "all" ? "all" : scope.agencyId];
