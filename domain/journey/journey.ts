/** The sign-in journey as a table: step × event → next step (sign_in.md). */

export type Step =
  /** Mobile and security code. */
  | "mobile"
  /** The one-time code was sent. */
  | "code"
  /** The code was right and this browser is known: only SIM ownership is checked again. */
  | "returning"
  | "identity"
  /** The registry's name is shown for confirmation. */
  | "confirm"
  | "postal_code"
  /**
   * At a service for companies: the choice of one. The person has signed in by then, so only a
   * session leads here.
   */
  | "company"
  /** The journey cannot continue for this person. */
  | "refused";

export type JourneyEvent =
  | "code_sent"
  | "code_right"
  | "code_right_in_known_browser"
  | "sim_not_owned"
  | "person_found"
  | "person_refused"
  | "person_confirmed"
  | "person_denied";

const TABLE: Record<Step, Partial<Record<JourneyEvent, Step>>> = {
  mobile: { code_sent: "code" },
  code: {
    code_sent: "code",
    code_right: "identity",
    code_right_in_known_browser: "returning",
  },
  returning: { code_sent: "code", sim_not_owned: "identity" },
  identity: {
    code_sent: "code",
    sim_not_owned: "mobile",
    person_found: "confirm",
    person_refused: "refused",
  },
  // Going back to correct something is possible until the journey ends.
  confirm: {
    code_sent: "code",
    sim_not_owned: "mobile",
    person_found: "confirm",
    person_refused: "refused",
    person_confirmed: "postal_code",
    person_denied: "identity",
  },
  postal_code: {
    code_sent: "code",
    sim_not_owned: "mobile",
    person_found: "confirm",
    person_refused: "refused",
    person_confirmed: "postal_code",
    person_denied: "identity",
  },
  company: { code_sent: "code" },
  refused: { code_sent: "code" },
};

/** The next step, or `null` if the event is not possible in this step (security_cases 17). */
export function nextStep(step: Step, event: JourneyEvent): Step | null {
  return TABLE[step][event] ?? null;
}
