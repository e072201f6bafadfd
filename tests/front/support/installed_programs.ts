import { unlessInstalled } from "../../browser/support/installed.ts";
import { programTest } from "../../http/journey.ts";

/** A test that is left out, and says so, where one of these programs is missing. */
export function installedTest(needs: string[], ...test: Parameters<typeof programTest>): void {
  const [name, run, options] = test;
  const { ignore, note } = unlessInstalled(...needs);
  if (ignore) Deno.test.ignore(name + note, () => {});
  else programTest(name, run, options);
}
