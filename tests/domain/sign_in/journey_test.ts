import assert from "node:assert/strict";
import { type JourneyEvent, nextStep, type Step } from "../../../domain/sign_in/journey.ts";

const STEPS: Step[] = [
  "mobile",
  "code",
  "returning",
  "identity",
  "confirm",
  "postal_code",
  "refused",
];

/** Event → the only steps in which it can happen. */
const ALLOWED: Record<JourneyEvent, Step[]> = {
  code_sent: STEPS,
  code_right: ["code"],
  code_right_in_known_browser: ["code"],
  sim_not_owned: ["returning", "identity", "confirm", "postal_code"],
  person_found: ["identity", "confirm", "postal_code"],
  person_refused: ["identity", "confirm", "postal_code"],
  person_confirmed: ["confirm", "postal_code"],
  person_denied: ["confirm", "postal_code"],
};

for (const [event, steps] of Object.entries(ALLOWED) as [JourneyEvent, Step[]][]) {
  Deno.test(`nextStep() lets ${event} happen in ${steps.join(", ")} only`, () => {
    assert.deepEqual(STEPS.filter((step) => nextStep(step, event) !== null), steps);
  });
}

Deno.test("nextStep() reaches the registries' steps by a right code only", () => {
  for (const step of ["mobile", "code", "refused"] as const) {
    assert.equal(nextStep(step, "person_found"), null);
    assert.equal(nextStep(step, "person_confirmed"), null);
  }
});
