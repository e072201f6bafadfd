/**
 * A small selection of `deno task walk:people`: every way to sign in for one person in one
 * language.
 */
import assert from "node:assert/strict";
import { PROMISES } from "../walk/people/promises.ts";
import { walkScene } from "../walk/people/walk_scene.ts";
import { browserTest, launchChromium } from "./support/stage.ts";

browserTest("people: two SIMs, by every way to sign in, without JavaScript", async () => {
  const browser = await launchChromium();
  try {
    const promised = PROMISES.find(({ persona }) => persona === "two-sims")!;
    const walked = await walkScene({ browser, promised, language: "fa", modes: [false] });
    const ends = walked.map(({ way, outcome, reason = "" }) => ({ way, outcome, reason }));
    assert.deepEqual(ends.filter(({ outcome }) => outcome === "failed"), []);
    assert.equal(ends.filter(({ outcome }) => outcome === "reached").length, 9);
  } finally {
    await browser.close();
  }
});
