/**
 * The states of an application, and who may move it from which to which (docs/decisions/0332). They
 * are the states of its latest revision; what is live stays so meanwhile.
 */
export const APPLICATION_STATES = [
  "draft",
  "submitted",
  "in_review",
  "returned",
  "approved",
  "rejected",
  "publishing",
  "live",
  "publish_failed",
  "suspended",
  "retired",
  "withdrawn",
] as const;
export type ApplicationState = typeof APPLICATION_STATES[number];

/** `program`: publication, which needs nobody. */
export type ApplicationActor = "agency" | "expert" | "operator" | "program";

type Moves = Partial<Record<ApplicationState, readonly ApplicationActor[]>>;

const MOVES: Record<ApplicationState, Moves> = {
  draft: { submitted: ["agency"], withdrawn: ["agency"] },
  // Without a review: what needs none (domain/review/needs.ts).
  submitted: { in_review: ["expert"], withdrawn: ["agency"], approved: ["program"] },
  in_review: {
    // Given back.
    submitted: ["expert"],
    withdrawn: ["agency"],
    returned: ["expert"],
    approved: ["expert"],
    rejected: ["expert"],
  },
  returned: { submitted: ["agency"], withdrawn: ["agency"] },
  approved: { publishing: ["program", "operator"] },
  // The next revision, where another one is live (`mayBegin`).
  rejected: { draft: ["agency"] },
  publishing: { live: ["program"], publish_failed: ["program"] },
  // The next revision begins as a draft, beside the one that is live.
  live: {
    draft: ["agency"],
    suspended: ["agency", "operator", "program"],
    publish_failed: ["program"],
  },
  // Tried again as it is, or changed.
  publish_failed: { publishing: ["agency", "operator"], draft: ["agency"] },
  suspended: { live: ["agency", "operator"], retired: ["agency", "operator"] },
  retired: {},
  withdrawn: { draft: ["agency"] },
};

export const mayMove = (
  from: ApplicationState,
  { to, by }: { to: ApplicationState; by: ApplicationActor },
): boolean => MOVES[from][to]?.includes(by) ?? false;

/** The agency may begin the next revision: of what is live, or of what could not be published. */
export const mayBegin = ({ state, live }: { state: ApplicationState; live?: number }): boolean =>
  mayMove(state, { to: "draft", by: "agency" }) &&
  (live !== undefined || state === "publish_failed");

/** Who must do something next. */
export type ApplicationTurn = "agency" | "expert" | "program" | "nobody";

const TURN_IN: Record<ApplicationState, ApplicationTurn> = {
  draft: "agency",
  submitted: "expert",
  in_review: "expert",
  returned: "agency",
  approved: "program",
  rejected: "nobody",
  publishing: "program",
  live: "nobody",
  publish_failed: "agency",
  suspended: "nobody",
  retired: "nobody",
  withdrawn: "nobody",
};

export const turnIn = (state: ApplicationState): ApplicationTurn => TURN_IN[state];

/** The agency may change what it says: the draft of the latest revision. */
export const isEditable = (state: ApplicationState): boolean =>
  state === "draft" || state === "returned";
