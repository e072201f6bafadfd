/** A sample of the gateway's attacks through a front that carries; `deno task front:checks` sends all. */
import assert from "node:assert/strict";
import { unlessInstalled } from "../browser/support/installed.ts";
import { compareFronts } from "./checks/attacked.ts";

const { ignore, note } = unlessInstalled("nginx");

/** Attempts from each list. */
const SAMPLE = 4;

Deno.test(
  { name: `a front that carries opens nothing that another one keeps${note}`, ignore },
  async () => {
    const seen = await compareFronts(SAMPLE);
    assert.ok(seen.length > 20);
    assert.deepEqual(seen.filter(({ holds }) => !holds), []);
  },
);
