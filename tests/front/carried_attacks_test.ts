/** A sample of the attacks on services through a front that carries; `deno task front:checks` sends all. */
import assert from "node:assert/strict";
import { unlessInstalled } from "../browser/support/installed.ts";
import { AT_CARRIED, compareFronts } from "./checks/attacked.ts";

const { ignore, note } = unlessInstalled("nginx");

/** Attempts from each list. */
const SAMPLE = 4;

Deno.test(
  { name: `a front that carries opens nothing that another one keeps${note}`, ignore },
  async () => {
    const seen = await compareFronts(AT_CARRIED, SAMPLE);
    assert.ok(seen.length > 20);
    assert.deepEqual(seen.filter(({ holds }) => !holds), []);
  },
);
