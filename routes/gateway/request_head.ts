/** What decisions are made on: a request without its body, or what an agency's proxy says of one. */
export interface RequestHead {
  method: string;
  /** Scheme, authority and the target as it was received. */
  url: string;
  headers: Headers;
  /** An agency's nginx asks (docs/decisions/0091). */
  plainVerdict?: boolean;
}
