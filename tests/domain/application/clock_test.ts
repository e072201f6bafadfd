/** The promised time runs while experts have the ball. */
import assert from "node:assert/strict";
import {
  clockAfter,
  isOverdue,
  PROMISED_TIME,
  promisedClock,
} from "../../../domain/application/clock.ts";
import type { Application } from "../../../domain/application/application.ts";
import { DAY } from "../../../domain/platform/platform.ts";
import { START } from "../../support/sign_in_world.ts";

type Clocked = Pick<Application, "state" | "changedAt" | "clock">;

/** Day after the start → the state that begins. */
const through = (...moves: [day: number, state: Application["state"]][]): Clocked =>
  moves.reduce<Clocked | null>((former, [day, state]) => {
    const next = { state, changedAt: START + day * DAY };
    return { ...next, clock: clockAfter(former, next) };
  }, null)!;

Deno.test("promised time: it runs from the submission, and goes on when it is taken or given back", () => {
  const endsAt = START + 3 * DAY + PROMISED_TIME;
  const submitted = through([0, "draft"], [3, "submitted"]);
  assert.deepEqual(promisedClock(submitted), { is: "running", endsAt });
  const taken = through([0, "draft"], [3, "submitted"], [5, "in_review"]);
  assert.deepEqual(promisedClock(taken), { is: "running", endsAt });
  const back = through([0, "draft"], [3, "submitted"], [5, "in_review"], [6, "submitted"]);
  assert.deepEqual(promisedClock(back), { is: "running", endsAt });
});

Deno.test("promised time: it stands still while the agency has the ball", () => {
  const returned = through([0, "draft"], [1, "submitted"], [2, "in_review"], [5, "returned"]);
  assert.deepEqual(promisedClock(returned), { is: "paused", left: PROMISED_TIME - 4 * DAY });
  const again = through(
    [0, "draft"],
    [1, "submitted"],
    [2, "in_review"],
    [5, "returned"],
    [30, "submitted"],
  );
  const endsAt = START + 26 * DAY + PROMISED_TIME;
  assert.deepEqual(promisedClock(again), { is: "running", endsAt });
  assert.equal(isOverdue(again, endsAt - 1), false);
  assert.equal(isOverdue(again, endsAt), true);
  assert.equal(isOverdue(returned, endsAt), false);
});

Deno.test("promised time: there is none in a draft and after the decision, and each revision has its own", () => {
  assert.equal(promisedClock(through([0, "draft"])), null);
  const live: [number, Application["state"]][] = [
    [0, "draft"],
    [1, "submitted"],
    [2, "in_review"],
    [3, "approved"],
    [3, "live"],
  ];
  assert.equal(promisedClock(through(...live)), null);
  assert.deepEqual(promisedClock(through(...live, [50, "draft"], [60, "submitted"])), {
    is: "running",
    endsAt: START + 60 * DAY + PROMISED_TIME,
  });
});

Deno.test("promised time: what was submitted before there was a clock begins when it moves next", () => {
  const former = { state: "submitted", changedAt: START } as const;
  assert.equal(promisedClock(former), null);
  const clock = clockAfter(former, { state: "in_review", changedAt: START + DAY });
  assert.deepEqual(clock, { spent: 0, since: START + DAY });
});
