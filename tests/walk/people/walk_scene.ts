/** All ways to sign in for one person in one language, on successive days. */
import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { DAY, MINUTE } from "../../../domain/platform/platform.ts";
import { type Language, persona } from "../../browser/support/citizen.ts";
import { movableClock, visit } from "../../browser/support/stage.ts";
import { startTestProgram } from "../../support/program.ts";
import type { Promised } from "./promises.ts";
import { addressOf, type Scene, type Walk, walkerAt } from "./scene.ts";
import type { Way } from "./way.ts";
import { FIRST_WAY, WAYS } from "./ways.ts";
import { within } from "../../support/waiting.ts";

const LONGEST_WALK = 2 * MINUTE;

export interface Walked {
  promised: Promised;
  way: string;
  language: Language;
  javaScriptEnabled: boolean;
  /** "reached": the promised end. */
  outcome: "reached" | "impossible" | "failed";
  /** Why not. */
  reason?: string;
}

export interface SceneOptions {
  browser: Browser;
  promised: Promised;
  language: Language;
  /** With JavaScript, without it, or both (the default). */
  modes?: boolean[];
}

export async function walkScene(
  { browser, promised, language, modes = [true, false] }: SceneOptions,
): Promise<Walked[]> {
  const clock = movableClock();
  const program = await startTestProgram({ clock });
  const person = persona(program.sandbox, promised.persona);
  const scene: Scene = {
    ...{ browser, program, clock, language, person, promised, mobile: person.mobile },
    known: new Map(),
  };
  const walked: Walked[] = [];
  try {
    for (const way of WAYS) {
      clock.advance(DAY);
      for (const javaScriptEnabled of modes) {
        const done = await walkOne(scene, way, javaScriptEnabled);
        walked.push({ promised, way: way.title, language, javaScriptEnabled, ...done });
        // The pause between two codes.
        clock.advance(MINUTE);
      }
    }
    return walked;
  } finally {
    for (const { context } of scene.known.values()) await context.close();
    await program.stop();
  }
}

async function walkOne(
  scene: Scene,
  way: Way,
  javaScriptEnabled: boolean,
): Promise<Pick<Walked, "outcome" | "reason">> {
  const { promised, browser, known } = scene;
  const impossible = way.impossible?.(scene, javaScriptEnabled);
  if (impossible) return { outcome: "impossible", reason: impossible };
  const back = known.get(javaScriptEnabled);
  if (!back && (way.browser === "known" || way.phone)) {
    return { outcome: "failed", reason: `"${FIRST_WAY.title}" did not lead to an account` };
  }
  const used = way.browser === "known" ? back! : await visit(browser, { javaScriptEnabled });
  const mobile = way.mobile?.(scene) ?? scene.mobile;
  const walker = walkerAt(scene, used, mobile);
  const walk = { ...scene, javaScriptEnabled, visit: used, walker };
  let kept = way.browser === "known";
  try {
    // Some browser commands never return if the browser hangs.
    await within(walkTo(walk, way), "the end of the walk", LONGEST_WALK);
    assert.deepEqual(used.complaints, []);
    scene.mobile = mobile;
    if (way === FIRST_WAY && !promised.refused) {
      known.set(javaScriptEnabled, used);
      kept = true;
    }
    return { outcome: "reached" };
  } catch (error) {
    const where = `at ${used.page.url()}: ${error instanceof Error ? error.message : error}`;
    return { outcome: "failed", reason: where.replace(/\s+/g, " ").slice(0, 400) };
  } finally {
    if (!kept) await used.context.close();
  }
}

async function walkTo(walk: Walk, way: Way): Promise<void> {
  const { walker, promised } = walk;
  const next = await way.enter(walk);
  if (next === "identity") await walker.proveIdentity(promised);
  if (next !== "end" && !promised.refused) await walker.reachService(promised, addressOf(walk));
  await way.finish?.(walk);
}
