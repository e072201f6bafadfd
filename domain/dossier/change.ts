/** What becomes of a dossier when somebody acts. Pure: the callers store it. */
import type { Desk, Dossier, DossierEntry, MissingItem } from "./dossier.ts";
import { passageAfter, timeSpent } from "./legal_clock.ts";
import { type Actor, type DossierState, isDecided, type MoveRefusal, whyRefused } from "./state.ts";
import { inHours } from "./usual_time.ts";

/** What is new, and its line in the history. */
export interface Changed {
  dossier: Dossier;
  entry: Omit<DossierEntry, "id">;
}

export type Moved = Changed | { refused: MoveRefusal };

export interface Transition {
  to: DossierState;
  reason?: string;
  /** The list of what is missing from now on; by default it is kept. */
  missing?: MissingItem[];
  desk?: Desk;
  /** For whom the dossier waits. */
  awaited?: string;
  /** In milliseconds; counts in `awaiting_citizen`. */
  answerBy?: number;
}

/** Into another state, if the table of states allows it. */
export function moved(
  dossier: Dossier,
  { to, reason, missing, desk, awaited, answerBy }: Transition,
  { by, at }: { by: Actor; at: number },
): Moved {
  const refused = whyRefused(dossier.state, { to, by, reason });
  if (refused) return { refused };
  const spent = timeSpent(dossier.passage, dossier.state, at);
  const next: Dossier = {
    ...dossier,
    state: to,
    revision: dossier.revision + 1,
    passage: passageAfter(dossier.passage, dossier.state, at),
    desk: desk ?? dossier.desk,
    missing: missing ?? dossier.missing,
    awaited: to === "awaiting_other" ? awaited : undefined,
    answerBy: to === "awaiting_citizen" ? answerBy : undefined,
    decidedAfter: isDecided(to) ? inHours(spent) : dossier.decidedAfter,
  };
  return { dossier: next, entry: { at, by, to, text: reason, desk: deskOf(next, by) } };
}

const deskOf = ({ desk }: Dossier, by: Actor) => by === "agency" ? desk : undefined;

/** Whether the citizen still owes it. */
export const isMissing = ({ suppliedAt }: MissingItem): boolean => suppliedAt === undefined;

/**
 * The citizen says what they have supplied, by the items' IDs; others than those that are missing do
 * not count. With the last item the dossier returns to the agency. `null`: nothing changes.
 */
export function supplied(
  dossier: Dossier,
  ids: readonly string[],
  at: number,
): Changed | null {
  if (dossier.state !== "awaiting_citizen") return null;
  const done = dossier.missing.filter((item) => isMissing(item) && ids.includes(item.id));
  if (done.length === 0) return null;
  const missing = dossier.missing.map((item) =>
    done.includes(item) ? { ...item, suppliedAt: at } : item
  );
  const labels = done.map(({ label }) => label);
  const changed = { ...dossier, missing, revision: dossier.revision + 1 };
  const entry = { at, by: "citizen", supplied: labels } as const;
  if (missing.some(isMissing)) return { dossier: changed, entry };
  const passage = passageAfter(dossier.passage, dossier.state, at);
  return {
    dossier: { ...changed, state: "in_review", passage, answerBy: undefined },
    entry: { ...entry, to: "in_review" },
  };
}
