/** How a service stands at the desk, beside its settings: nothing of it is in `services.json`. */

export interface DeskStanding {
  /** Out of service: its host shows a page that says so. */
  closed?: "suspended" | "retired";
  /** Sessions at its host that began earlier do not count, in milliseconds. */
  entriesFrom?: number;
  /** Approved at the desk; absent for the services of the file. */
  published?: {
    agencyId: string;
    revision: number;
    /** Its first answers are watched, until then. */
    watchUntil?: number;
  };
}
