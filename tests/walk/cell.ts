/** One cell of the table: a step, a misbehaving target, a browser. */
import assert from "node:assert/strict";
import { DAY } from "../../domain/platform/platform.ts";
import { type Language, persona } from "../browser/support/citizen.ts";
import { axePath } from "../browser/support/examine.ts";
import { type Stage, visit } from "../browser/support/stage.ts";
import { lockStore } from "../support/store_lock.ts";
import { checkPage, checkTold } from "./checks.ts";
import type { FaultStep, Mode, Target } from "./step.ts";
import { Walker } from "./walker.ts";

export interface Cell {
  step: FaultStep;
  target: Target;
  mode: Mode;
  language: Language;
  javaScript: boolean;
}

/** See the legend of table.ts. */
export type Outcome = "on" | "told" | "quiet";

/** Longer than the window's longest time limit: fifteen seconds for the face matcher. */
const PATIENCE = 20_000;

/** Throws the failed assertion. */
export async function walkCell(stage: Stage, cell: Cell): Promise<Outcome> {
  const { step, target, language, javaScript } = cell;
  // So that yesterday's codes do not count against the person.
  stage.clock.advance(DAY);
  await using profile = await visit(stage.browser, { javaScriptEnabled: javaScript });
  profile.context.setDefaultTimeout(PATIENCE);
  if (javaScript) await profile.context.addInitScript({ path: axePath });
  const person = persona(stage.program.sandbox, step.person);
  const walker = new Walker(stage, profile.page, person, language);
  try {
    await step.arrive(walker);
    const outcome = await meet(walker, cell);
    await step.arrived(walker);
    assert.deepEqual(profile.complaints, []);
    return outcome;
  } finally {
    if (target !== "store") await walker.breakDown(target, "ok");
    await walker.breakDown("sms", "ok");
    await walker.http[Symbol.asyncDispose]();
  }
}

async function meet(walker: Walker, { step, target, mode, javaScript }: Cell): Promise<Outcome> {
  const typed = await walker.fields();
  const fault = await begin(walker, target, mode);
  // Once for each kind of message page.
  const axe = javaScript && ["error", "undelivered", "locked"].includes(mode);
  let told;
  try {
    const response = await step.act(walker, mode);
    if (mode === "ok" || mode === "slow") return "on";
    told = step.told(walker, target, mode);
    // Without the store hardly another page can be opened.
    if (target === "store") await fault.end();
    if (told) {
      const pause = await checkTold(walker, told, { response, typed, axe });
      walker.stage.clock.advance(pause);
    } else await checkPage(walker, axe);
  } finally {
    await fault.end();
  }
  await (step.retry ?? step.act)(walker, "ok");
  return told ? "told" : "quiet";
}

async function begin(
  walker: Walker,
  target: Target,
  mode: Mode,
): Promise<{ end(): Promise<void> }> {
  if (target !== "store") {
    await walker.breakDown(target, mode as Exclude<Mode, "locked">);
    return { end: () => walker.breakDown(target, "ok") };
  }
  const lock = await lockStore(walker.stage.program.dataDir);
  let held = true;
  return {
    async end() {
      if (held) await lock[Symbol.asyncDispose]();
      held = false;
    },
  };
}
