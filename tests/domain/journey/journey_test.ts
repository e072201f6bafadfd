import assert from "node:assert/strict";
import { type JourneyEvent, nextStep, type Step } from "../../../domain/journey/journey.ts";

const STEPS: Step[] = [
  "mobile",
  "code",
  "returning",
  "identity",
  "confirm",
  "postal_code",
  "company",
  "refused",
];

/** Event → step in which it is possible → next step; it is not possible anywhere else. */
const ALLOWED: Record<JourneyEvent, Partial<Record<Step, Step>>> = {
  code_sent: Object.fromEntries(STEPS.map((step) => [step, "code"])),
  code_right: { code: "identity" },
  code_right_in_known_browser: { code: "returning" },
  sim_not_owned: {
    returning: "identity",
    identity: "mobile",
    confirm: "mobile",
    postal_code: "mobile",
  },
  person_found: { identity: "confirm", confirm: "confirm", postal_code: "confirm" },
  person_refused: { identity: "refused", confirm: "refused", postal_code: "refused" },
  person_confirmed: { confirm: "postal_code", postal_code: "postal_code" },
  person_denied: { confirm: "identity", postal_code: "identity" },
};

for (const [event, leads] of Object.entries(ALLOWED) as [JourneyEvent, Record<Step, Step>][]) {
  Deno.test(`nextStep() allows ${event} in ${Object.keys(leads).join(", ")} only`, () => {
    const found = STEPS.map((step) => [step, nextStep(step, event)]);
    assert.deepEqual(found, STEPS.map((step) => [step, leads[step] ?? null]));
  });
}
