/** Milliseconds. The views take no values from the domain, only its types (architecture.md). */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
