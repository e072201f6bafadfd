/** Whose host it is: the service's ID, or one of two names that no ID can have. */
export type OwnerName = string | "_window" | "_other";

/** What is told of an answer, for the log and the metrics. */
export interface Answered {
  owner: OwnerName;
  method: string;
  /** Without the query. */
  path: string;
  status: number;
  /** Until the answer's head. */
  milliseconds: number;
}
