/** Every cell of the walk: each step × each target that it calls × each way to misbehave × browser and language. */
import { modesOf } from "../../adapters/sandbox/wires/faults.ts";
import type { Language } from "../browser/support/citizen.ts";
import type { Cell } from "./cell.ts";
import type { FaultStep, Mode, Target } from "./step.ts";
import { IDENTITY_STEPS } from "./steps/identity.ts";
import { NOTICE_STEPS } from "./steps/notices.ts";
import { CHANNEL_STEPS } from "./steps/other_channels.ts";
import { SENDING_STEPS } from "./steps/sending.ts";
import { SIGNED_IN_STEPS } from "./steps/signed_in.ts";
import { STORE_STEPS } from "./steps/store.ts";

export const STEPS: FaultStep[] = [
  ...SENDING_STEPS,
  ...CHANNEL_STEPS,
  ...IDENTITY_STEPS,
  ...SIGNED_IN_STEPS,
  ...NOTICE_STEPS,
  ...STORE_STEPS,
];

/** Everything is walked in Persian. In other languages only texts differ, not behaviour. */
const WHOLE: Language = "fa";

function modesFor(target: Target): Mode[] {
  return target === "store" ? ["locked"] : modesOf(target);
}

export function cellsOf(step: FaultStep, languages: readonly Language[]): Cell[] {
  return languages.flatMap((language) =>
    step.targets.flatMap((target) =>
      modesFor(target)
        .filter((mode) => language === WHOLE || mode === "error" || mode === "locked")
        .flatMap((mode) =>
          [true, false]
            .filter((javaScript) => language === WHOLE || javaScript)
            .map((javaScript) => ({ step, target, mode, language, javaScript }))
        )
    )
  );
}
