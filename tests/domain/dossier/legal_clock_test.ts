/** The time that counts: it stands still while others are awaited. */
import assert from "node:assert/strict";
import { moved } from "../../../domain/dossier/change.ts";
import type { Dossier } from "../../../domain/dossier/dossier.ts";
import { legalClock, timeSpent } from "../../../domain/dossier/legal_clock.ts";
import type { DossierState } from "../../../domain/dossier/state.ts";
import { DAY } from "../../../domain/platform/platform.ts";
import { START } from "../../support/sign_in_world.ts";
import { aDossier } from "./sample.ts";

/** Days after the start → the state that begins. */
function through(dossier: Dossier, ...moves: [day: number, to: DossierState][]): Dossier {
  return moves.reduce((dossier, [day, to]) => {
    const by = to === "withdrawn" ? "citizen" : "agency";
    const result = moved(dossier, { to, reason: "دلیل" }, { by, at: START + day * DAY });
    assert.ok("dossier" in result, to);
    return result.dossier;
  }, dossier);
}

const LIMITED = aDossier({ legalDays: 30 });

Deno.test("legal clock: it runs from the submission, and not in a draft", () => {
  assert.deepEqual(legalClock(LIMITED), { is: "running", endsAt: START + 30 * DAY });
  const draft = aDossier({ legalDays: 30, state: "draft" });
  assert.equal(legalClock(draft), null);
  const submitted = through(draft, [5, "submitted"]);
  assert.deepEqual(legalClock(submitted), { is: "running", endsAt: START + 35 * DAY });
});

Deno.test("legal clock: it stands still while the citizen or somebody else is awaited", () => {
  const reviewed = through(LIMITED, [1, "received"], [2, "in_review"]);
  const awaiting = through(reviewed, [10, "awaiting_citizen"]);
  assert.deepEqual(legalClock(awaiting), { is: "paused", left: 20 * DAY });
  const back = through(awaiting, [15, "in_review"]);
  assert.deepEqual(legalClock(back), { is: "running", endsAt: START + 35 * DAY });
  const other = through(back, [16, "awaiting_other"], [26, "in_review"]);
  assert.deepEqual(legalClock(other), { is: "running", endsAt: START + 45 * DAY });
});

Deno.test("legal clock: a limit that has passed stays passed, and nothing less than none is left", () => {
  const late = through(LIMITED, [1, "received"], [2, "in_review"], [40, "awaiting_other"]);
  assert.deepEqual(legalClock(late), { is: "paused", left: 0 });
  assert.deepEqual(legalClock(through(late, [50, "in_review"])), {
    is: "running",
    endsAt: START + 40 * DAY,
  });
});

Deno.test("legal clock: an end stops it, and a reopened dossier continues", () => {
  const closed = through(LIMITED, [1, "received"], [2, "in_review"], [12, "refused"]);
  assert.equal(legalClock(closed), null);
  const reopened = through(closed, [100, "in_review"]);
  assert.deepEqual(legalClock(reopened), { is: "running", endsAt: START + 118 * DAY });
});

Deno.test("legal clock: there is none without a limit", () => {
  assert.equal(legalClock(aDossier()), null);
});

Deno.test("legal clock: a machine whose clock was set back takes no time away", () => {
  const passage = { spent: DAY, since: START };
  assert.equal(timeSpent(passage, "in_review", START - DAY), DAY);
  assert.equal(timeSpent(passage, "in_review", START + DAY), 2 * DAY);
  assert.equal(timeSpent(passage, "awaiting_other", START + DAY), DAY);
});
