/** The gateway's reason for refusing a session, for problem documents and the audit log. */
import { type AccessRules, type Need, needOf, type Standing, wrongParty } from "./needs.ts";

export type AccessRefusal =
  | "sign_in"
  | "level_too_low"
  | "level_too_old"
  | "legal_only"
  | "natural_only";

const REFUSALS: Record<Need, AccessRefusal> = {
  sign_in: "sign_in",
  verify: "level_too_low",
  level3: "level_too_low",
  fresh: "level_too_old",
  company: "legal_only",
  person: "natural_only",
};

/** `null`: the session may enter. `now` in milliseconds since the epoch. */
export function accessRefusal(
  session: Standing | null,
  service: AccessRules,
  now: number,
): AccessRefusal | null {
  const need = needOf(session, service, now);
  if (need === null || !session) return need && REFUSALS[need];
  // The party comes first here: with the wrong party no level helps (docs/decisions/0125).
  const party = wrongParty(session, service);
  if (party) return REFUSALS[party];
  return need === "level3" && session.level3 ? "level_too_old" : REFUSALS[need];
}
