/**
 * The question of a front that carries a service's bytes itself: may this client read there, and
 * who is it? The front remembers the answer for a moment (docs/decisions/0348).
 */

/** Where the front asks, at the service's host. Clients get there no further than to the front. */
export const ADMISSION_PATH = "/_panjereh/admission";

/**
 * All that the answer depends on. The question consists of these headers and no others, and so does
 * the key under which the front keeps the answer: what is not among them cannot make a difference,
 * and a difference in any of them is another key.
 */
export const ADMISSION_HEADERS = ["Host", "X-Forwarded-For", "Cookie"] as const;

/** What a client at a service's host is admitted by. */
export interface AskedByFront {
  /** The client's IP. */
  ip: string;
  /** Its `Cookie`: the session, and the language in which the service may answer. */
  cookie: string;
}

/**
 * Whether the front itself asks and no client: every location of the shipped configuration removes
 * this header from what clients send, and sets it only here.
 */
export const isStatedByFront = ({ headers }: { headers: Headers }) => headers.has("x-original-uri");
