import type { PageName, Views } from "../mod.ts";

/** For each of these pages its states by name, each with the props that show it. */
export type States<Name extends PageName = PageName> = {
  [Page in Name]: Record<string, Parameters<Views[Page]>[1]>;
};
