/**
 * Requests on which there is nothing to decide but who sends them. The front carries these alone;
 * everything else goes to the gateway as before: other targets, bodies, other methods, upgrades,
 * strangers.
 */

/** RFC 9110 §9.2.1: nothing is changed by them, so that a failed one may be sent again. */
export const CARRIED_METHODS = ["GET", "HEAD"] as const;

/** Letters, digits, and what browsers send for letters of Arabic script (U+0600 to U+06FF). */
const LETTER = "(?:[A-Za-z0-9_~@.-]|%D[89AB]%[89AB][0-9A-F])";

/** No empty and no dot segment, no parameter, and none of the gateway's own paths. */
const SEGMENT = String.raw`(?!\.{1,2}(?:[/?]|$))${LETTER}+`;

/** Visible ASCII that browsers send raw, without an encoded NUL. */
const QUERY = String.raw`\?(?!.*%(?:00|[uU]0000))[!$-;=?-~]*`;

/**
 * Targets that every server reads alike, for JavaScript and PCRE: each of them is also accepted by
 * `parseTarget`, leads to the same route in every reading (`isRouteClear`) and is not reserved.
 */
export const PLAIN_TARGET = `/(?!(?i:_panjereh))(?:${SEGMENT}(?:/${SEGMENT})*/?)?(?:${QUERY})?`;
