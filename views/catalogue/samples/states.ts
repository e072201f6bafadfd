import type { View } from "../../components/page.ts";

/** For each page of a feature its states by name, each with the props that show it. */
export type States<Pages extends Record<string, (...args: never[]) => View>> = {
  [Name in keyof Pages]: Record<string, Parameters<Pages[Name]>[1]>;
};
