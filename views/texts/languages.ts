import type { Texts } from "./types/mod.ts";

/** Texts by language tag, in the order in which languages are offered. */
export type Languages = ReadonlyMap<string, Texts>;

/** The language of the state; replaces languages without texts. */
export const FALLBACK = "fa";
