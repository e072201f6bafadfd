import type { Texts } from "./types/mod.ts";

/** Texts by language tag, in the order in which languages are offered. */
export type Languages = ReadonlyMap<string, Texts>;

/** The language of the state, in place of any other that has no texts. */
export const FALLBACK = "fa";
