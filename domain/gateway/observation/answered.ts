/** The host's owner: a service's ID, or one of the names that no ID can have. */
export type OwnerName = string | "_window" | "_api" | "_files" | "_desk" | "_other";

/** An answered request, for log and metrics. */
export interface Answered {
  owner: OwnerName;
  method: string;
  /** Without the query. */
  path: string;
  status: number;
  /** Until the head of the response. */
  milliseconds: number;
}
