/** The input of decisions: a request without its body, or an agency proxy's description of one. */
export interface RequestHead {
  method: string;
  /** Scheme, authority and the target as received. */
  url: string;
  headers: Headers;
  /** nginx asks on behalf of an agency (docs/decisions/0091). */
  plainVerdict?: boolean;
}
