/** The front's configuration is read again while people read; `deno task front:checks` does it more often. */
import assert from "node:assert/strict";
import { unlessInstalled } from "../browser/support/installed.ts";
import { reloadUnderReaders } from "./checks/reloaded.ts";

const { ignore, note } = unlessInstalled("nginx");

Deno.test({ name: `a reload of the front loses no read${note}`, ignore }, async () => {
  const seen = await reloadUnderReaders(2);
  assert.deepEqual(seen.filter(({ holds }) => !holds), []);
});
