/** Every move of an application by everybody: what is not listed is refused. */
import assert from "node:assert/strict";
import {
  APPLICATION_STATES,
  type ApplicationActor,
  isEditable,
  mayBegin,
  mayMove,
  turnIn,
} from "../../../domain/application/state.ts";

const ACTORS: ApplicationActor[] = ["agency", "expert", "operator", "program"];

const ALLOWED = [
  "agency: draft → submitted",
  "agency: draft → withdrawn",
  "agency: in_review → withdrawn",
  "agency: live → draft",
  "agency: live → suspended",
  "agency: publish_failed → draft",
  "agency: publish_failed → publishing",
  "agency: rejected → draft",
  "agency: returned → submitted",
  "agency: returned → withdrawn",
  "agency: submitted → withdrawn",
  "agency: suspended → live",
  "agency: suspended → retired",
  "agency: withdrawn → draft",
  "expert: in_review → approved",
  "expert: in_review → rejected",
  "expert: in_review → returned",
  "expert: in_review → submitted",
  "expert: submitted → in_review",
  "operator: approved → publishing",
  "operator: live → suspended",
  "operator: publish_failed → publishing",
  "operator: suspended → live",
  "operator: suspended → retired",
  "program: approved → publishing",
  "program: live → publish_failed",
  "program: live → suspended",
  "program: publishing → live",
  "program: publishing → publish_failed",
  "program: submitted → approved",
];

Deno.test("application: these moves and no other", () => {
  const allowed = ACTORS.flatMap((by) =>
    APPLICATION_STATES.flatMap((from) =>
      APPLICATION_STATES.filter((to) => mayMove(from, { to, by })).map((to) =>
        `${by}: ${from} → ${to}`
      )
    )
  );
  assert.deepEqual(allowed.toSorted(), ALLOWED);
});

Deno.test("application: an agency edits what it has the turn for", () => {
  assert.deepEqual(APPLICATION_STATES.filter(isEditable), ["draft", "returned"]);
  for (const state of APPLICATION_STATES.filter(isEditable)) assert.equal(turnIn(state), "agency");
});

Deno.test("application: the next revision begins beside what is live, or after a failure", () => {
  const begins = (live?: number) => APPLICATION_STATES.filter((state) => mayBegin({ state, live }));
  assert.deepEqual(begins(), ["publish_failed"]);
  assert.deepEqual(begins(1), ["rejected", "live", "publish_failed", "withdrawn"]);
});
