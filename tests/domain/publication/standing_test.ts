import assert from "node:assert/strict";
import { publish } from "../../../domain/publication/publish.ts";
import { changeStanding, type StandingAsked } from "../../../domain/publication/standing.ts";
import { service } from "../../routes/gateway/samples.ts";
import { auditOf } from "../../support/audit.ts";
import { openPublication } from "./world.ts";

const staff = { id: "staff-1", name: "Sara" };

async function live() {
  const here = await openPublication();
  await here.approve();
  await publish(here.deps, "application-1");
  const change = (change: StandingAsked["change"], more: Partial<StandingAsked> = {}) =>
    changeStanding(
      here.deps,
      { service: "library", change, staff, agencyId: "agency-1", ...more },
      undefined,
    );
  return { ...here, change };
}

const operator = { agencyId: undefined, text: "the police asked for it" };

Deno.test("standing: suspended, resumed, retired, each in the history", async () => {
  const here = await live();
  assert.equal(await here.change("retire"), "moved", "only what is suspended");
  assert.equal(await here.change("suspend", { text: "maintenance" }), "changed");
  assert.equal(await here.change("suspend"), "moved");
  assert.equal((await here.follow()).get("library")!.desk?.closed, "suspended");
  assert.equal((await here.application()).state, "suspended");
  here.clock.time += 1000;
  assert.equal(await here.change("resume"), "changed");
  const { desk } = (await here.follow()).get("library")!;
  assert.equal(desk?.closed, undefined);
  assert.equal(desk?.entriesFrom, here.clock.time, "sessions there begin again");
  assert.equal((await here.application()).state, "live");
  await here.change("suspend");
  assert.equal(await here.change("retire"), "changed");
  assert.equal((await here.follow()).get("library")!.desk?.closed, "retired");
  assert.equal(await here.change("resume"), "moved", "for good");
  const acts = (await here.history()).map(({ kind }) => kind);
  assert.deepEqual(
    acts.filter((kind) => ["suspended", "resumed", "retired"].includes(kind)).toSorted(),
    ["resumed", "retired", "suspended", "suspended"],
  );
  assert.equal((await auditOf(here, "service.standing_changed")).length, 4);
  const told = (await here.news()).map((one) => one.split(" ").slice(0, 2).join(" "));
  const sides = ["agency:agency-1", "window"];
  assert.deepEqual(
    told.filter((one) => !one.includes("published")),
    sides.flatMap((side) =>
      ["resumed", "retired", "suspended", "suspended"].map((kind) => `${side} ${kind}`)
    ),
  );
  here.store.close();
});

Deno.test("standing: an agency changes its own alone, and not what an operator has suspended", async () => {
  const here = await live();
  assert.equal(await here.change("suspend", { agencyId: "agency-2" }), "unknown");
  assert.equal(await here.change("suspend", { service: "none" }), "unknown");
  assert.equal(await here.change("suspend", operator), "changed");
  assert.equal(await here.change("resume"), "by_operator");
  assert.equal(await here.change("resume", { agencyId: undefined }), "changed");
  here.store.close();
});

Deno.test("standing: an operator says why, to the audit record and the agency's staff", async () => {
  const here = await live();
  for (const text of [undefined, "", "short", "\u200b".repeat(20)]) {
    assert.equal(await here.change("suspend", { agencyId: undefined, text }), "short");
  }
  assert.equal((await auditOf(here, "service.standing_changed")).length, 0);
  assert.equal(await here.change("suspend", operator), "changed");
  assert.equal(await here.change("retire", { agencyId: undefined }), "short");
  const [{ detail }] = await auditOf(here, "service.standing_changed");
  assert.deepEqual([detail?.by, detail?.reason], ["operator", operator.text]);
  const { text } = (await here.history()).find(({ kind }) => kind === "suspended")!;
  assert.equal(text, operator.text, "the agency reads it in the history");
  assert.ok((await here.news()).some((one) => one.startsWith("agency:agency-1 suspended")));
  here.store.close();
});

Deno.test("standing: operators change the file's services too, if there are such", async () => {
  const here = await openPublication();
  const { text } = operator;
  const asked = { service: "tax", change: "suspend", staff, text } as const;
  assert.equal(await changeStanding(here.deps, asked, undefined), "unknown");
  assert.equal(await changeStanding(here.deps, asked, service({ id: "tax" })), "changed");
  const { desk } = (await here.follow([service({ id: "tax" })])).get("tax")!;
  assert.equal(desk?.closed, "suspended");
  const [told, ...more] = await here.news();
  assert.match(told, /^window suspended tax/);
  assert.deepEqual(more, [], "it has no agency at the desk");
  here.store.close();
});

Deno.test("standing: a revision in hand keeps its state", async () => {
  const here = await live();
  await here.approve({ revision: 2 });
  await here.change("suspend");
  assert.equal((await here.application()).state, "approved");
  assert.equal((await here.follow()).get("library")!.desk?.closed, "suspended");
  here.store.close();
});
