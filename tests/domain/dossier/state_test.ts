/** Which moves a dossier may make, and whose turn it is: against a model written out by hand. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { moved } from "../../../domain/dossier/change.ts";
import {
  type Actor,
  DOSSIER_STATES,
  type DossierState,
  turnOf,
  whyRefused,
} from "../../../domain/dossier/state.ts";
import { aDossier } from "./sample.ts";

/** docs/decisions/0289, as "from to" for each who may. */
const MODEL: Record<Actor, Set<string>> = {
  citizen: new Set([
    "draft withdrawn",
    "submitted withdrawn",
    "awaiting_citizen in_review",
  ]),
  agency: new Set([
    "draft submitted",
    "submitted received",
    "received in_review",
    "in_review awaiting_citizen",
    "in_review awaiting_other",
    "awaiting_citizen in_review",
    "awaiting_other in_review",
    ...["in_review", "awaiting_citizen", "awaiting_other"].flatMap((from) =>
      ["approved", "refused", "closed"].map((to) => `${from} ${to}`)
    ),
    ...["approved", "refused", "closed"].map((from) => `${from} in_review`),
  ]),
};

const ENDS = ["approved", "refused", "closed"];
const ACTORS: Actor[] = ["citizen", "agency"];

Deno.test("dossier: every pair of states is allowed or refused as the model says, for both", () => {
  for (const by of ACTORS) {
    for (const from of DOSSIER_STATES) {
      for (const to of DOSSIER_STATES) {
        const refused = whyRefused(from, { to, by, reason: "دلیل" });
        assert.equal(
          refused,
          MODEL[by].has(`${from} ${to}`) ? null : "transition",
          `${by}: ${from} → ${to}`,
        );
      }
    }
  }
});

Deno.test("dossier: an end is reopened with a reason only", () => {
  for (const from of ENDS as DossierState[]) {
    assert.equal(whyRefused(from, { to: "in_review", by: "agency" }), "reason_needed");
    assert.equal(whyRefused(from, { to: "in_review", by: "agency", reason: "" }), "reason_needed");
    assert.equal(whyRefused(from, { to: "in_review", by: "agency", reason: "دلیل" }), null);
  }
});

const steps = fc.array(fc.record({
  to: fc.constantFrom(...DOSSIER_STATES),
  by: fc.constantFrom(...ACTORS),
  reason: fc.option(fc.constant("دلیل"), { nil: undefined }),
  after: fc.nat({ max: 10_000_000 }),
}));

Deno.test("dossier: through any sequence of moves it follows the model, and a refused one changes nothing", () => {
  fc.assert(fc.property(fc.constantFrom("draft" as const, "submitted" as const), steps, (
    state,
    moves,
  ) => {
    let dossier = aDossier({ state });
    let model: DossierState = state;
    let revision = dossier.revision;
    let at = dossier.at;
    for (const { to, by, reason, after } of moves) {
      at += after;
      const before = structuredClone(dossier);
      const result = moved(dossier, { to, reason }, { by, at });
      const isReopened = ENDS.includes(model);
      const isAllowed: boolean = MODEL[by].has(`${model} ${to}`) &&
        (!isReopened || reason !== undefined);
      assert.deepEqual(dossier, before, "what was read is not altered");
      assert.equal("dossier" in result, isAllowed, `${by}: ${model} → ${to}`);
      if (!("dossier" in result)) continue;
      dossier = result.dossier;
      model = to;
      revision += 1;
      assert.deepEqual(
        [dossier.state, dossier.revision, dossier.passage.since],
        [model, revision, at],
      );
      assert.deepEqual([result.entry.by, result.entry.to, result.entry.text], [by, to, reason]);
    }
  }));
});

Deno.test("dossier: whose turn it is follows from the state", () => {
  assert.deepEqual(
    Object.fromEntries(DOSSIER_STATES.map((state) => [state, turnOf(state)])),
    {
      draft: "citizen",
      submitted: "agency",
      received: "agency",
      in_review: "agency",
      awaiting_citizen: "citizen",
      awaiting_other: "other",
      approved: "nobody",
      refused: "nobody",
      closed: "nobody",
      withdrawn: "nobody",
    },
  );
});
