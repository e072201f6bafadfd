/**
 * The states of a dossier, and who may move it from which to which (docs/decisions/0289). Any other
 * move is refused.
 */
export const DOSSIER_STATES = [
  "draft",
  "submitted",
  "received",
  "in_review",
  "awaiting_citizen",
  "awaiting_other",
  "approved",
  "refused",
  "closed",
  "withdrawn",
] as const;
export type DossierState = typeof DOSSIER_STATES[number];

/** Who acts. */
export type Actor = "citizen" | "agency";

interface Move {
  by: readonly Actor[];
  /** It reverses an end: the person must learn why. */
  needsReason?: true;
}

type Moves = Partial<Record<DossierState, Move>>;

const BY_AGENCY: Move = { by: ["agency"] };
const BY_CITIZEN: Move = { by: ["citizen"] };
const ENDS: Moves = { approved: BY_AGENCY, refused: BY_AGENCY, closed: BY_AGENCY };
const REOPENED: Moves = { in_review: { by: ["agency"], needsReason: true } };

const MOVES: Record<DossierState, Moves> = {
  draft: { submitted: BY_AGENCY, withdrawn: BY_CITIZEN },
  submitted: { received: BY_AGENCY, withdrawn: BY_CITIZEN },
  received: { in_review: BY_AGENCY },
  in_review: { awaiting_citizen: BY_AGENCY, awaiting_other: BY_AGENCY, ...ENDS },
  awaiting_citizen: { in_review: { by: ["agency", "citizen"] }, ...ENDS },
  awaiting_other: { in_review: BY_AGENCY, ...ENDS },
  approved: REOPENED,
  refused: REOPENED,
  closed: REOPENED,
  withdrawn: {},
};

export type MoveRefusal = "transition" | "reason_needed";

/** `null`: the move is allowed. */
export function whyRefused(
  from: DossierState,
  { to, by, reason }: { to: DossierState; by: Actor; reason?: string },
): MoveRefusal | null {
  const move = MOVES[from][to];
  if (!move?.by.includes(by)) return "transition";
  return move.needsReason && !reason ? "reason_needed" : null;
}

export const TURNS = ["citizen", "agency", "other", "nobody"] as const;
/** Who must do something next. */
export type Turn = typeof TURNS[number];

const TURN_IN: Record<DossierState, Turn> = {
  draft: "citizen",
  submitted: "agency",
  received: "agency",
  in_review: "agency",
  awaiting_citizen: "citizen",
  awaiting_other: "other",
  approved: "nobody",
  refused: "nobody",
  closed: "nobody",
  withdrawn: "nobody",
};

export const turnOf = (state: DossierState): Turn => TURN_IN[state];

/** The agency has decided on the matter itself. */
export const isDecided = (state: DossierState): boolean =>
  state === "approved" || state === "refused";
