import type { KeyedHash } from "../platform/platform.ts";

/** So that a page can tell a journey that has lapsed from one that never began. */
const BEGUN = "-begun";

/**
 * The token of a journey under way, derived so that the same form sent twice leads to the same
 * journey.
 */
export const begunToken = ({ hash }: { hash: KeyedHash }, ...from: string[]): string =>
  hash.digest("next_transaction", ...from) + BEGUN;

export const isBegunToken = (token = ""): boolean => token.endsWith(BEGUN);
