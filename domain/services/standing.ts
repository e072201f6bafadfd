/** How a service stands at the desk, beside its settings: nothing of it is in `services.json`. */

export interface DeskStanding {
  /** Out of service: its host shows a page that says so. */
  closed?: "suspended" | "retired";
  /** Who has closed it. */
  closedBy?: "agency" | "window";
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

/** Why a service is out of service, as those who come to it are told. */
export type Closure = "suspended_by_agency" | "suspended_by_window" | "service_retired";

/** `null`: people and programs may use it. */
export function closureOf({ desk }: { desk?: DeskStanding }): Closure | null {
  if (desk?.closed === undefined) return null;
  if (desk.closed === "retired") return "service_retired";
  return desk.closedBy === "agency" ? "suspended_by_agency" : "suspended_by_window";
}
