/**
 * A small selection of the fault walk (`deno task walk:faults`): faults that errors_test.ts does
 * not cover.
 */
import { walkCell } from "../walk/cell.ts";
import type { FaultStep } from "../walk/step.ts";
import { IDENTITY_STEPS } from "../walk/steps/identity.ts";
import { NOTICE_STEPS } from "../walk/steps/notices.ts";
import { CHANNEL_STEPS } from "../walk/steps/other_channels.ts";
import { SENDING_STEPS } from "../walk/steps/sending.ts";
import { SIGNED_IN_STEPS } from "../walk/steps/signed_in.ts";
import { STORE_STEPS } from "../walk/steps/store.ts";
import { browserTest, setStage } from "./support/stage.ts";

const stage = setStage();

const OUTSIDE = ["foreigners", "companies", "cards", "faces", "mail", "ussd"];
const LOCKED = ["code by SMS", "identity of an Iranian", "level 3 by card"];

const isChosen = ({ name, targets }: FaultStep) =>
  name.startsWith("QR") || name === "code by national ID" ||
  targets.some((target) => OUTSIDE.includes(target));

const outside = [
  ...SENDING_STEPS,
  ...CHANNEL_STEPS,
  ...IDENTITY_STEPS,
  ...SIGNED_IN_STEPS,
  ...NOTICE_STEPS,
].filter(isChosen).map((step) => ({ step, target: step.targets.at(-1)!, mode: "error" as const }));

const locked = STORE_STEPS.filter(({ name }) => LOCKED.includes(name))
  .map((step) => ({ step, target: "store" as const, mode: "locked" as const }));

// Both kinds of browser in turn; the walk itself runs each cell with each.
for (const [i, cell] of [...outside, ...locked].entries()) {
  const javaScript = i % 2 === 0;
  const how = javaScript ? "with" : "without";
  const { step: { name }, target, mode } = cell;
  browserTest(`fault: ${name}, ${target} ${mode}, ${how} JavaScript`, async () => {
    await walkCell(stage, { ...cell, language: "fa", javaScript });
  });
}
