/** What agencies do with dossiers, and what reaches the citizen. */
import assert from "node:assert/strict";
import { moveDossier, tellOfDossier } from "../../../domain/dossier/agency_acts.ts";
import { readDossierByRef } from "../../../domain/dossier/by_ref.ts";
import { correctDossier } from "../../../domain/dossier/correct_dossier.ts";
import { readHistory } from "../../../domain/dossier/history.ts";
import { openDossier } from "../../../domain/dossier/open_dossier.ts";
import { readUsualTime } from "../../../domain/dossier/usual_time.ts";
import { listBox } from "../../../domain/messages/box.ts";
import { markRead } from "../../../domain/messages/marks.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { DAY } from "../../../domain/platform/platform.ts";
import { countNeedsMe } from "../../support/box_counts.ts";
import type { World } from "../../support/sign_in_world.ts";
import { anAct, dossierTest, LIBRARY, MISSING, move, MUSEUM, NEW, open, REF } from "./world.ts";

async function listed({ deps }: World) {
  const { items } = await listBox(deps, "sara");
  return items.map(({ kind, isUnread, needsMe }) => ({ kind, isUnread, needsMe }));
}

async function read({ store }: World, id: string) {
  const write = commitTo(store);
  markRead(write, "sara", id);
  await write.commit();
}

dossierTest(
  "it is opened once, with a number, and stands unread in the citizen's list",
  async (world) => {
    const first = await openDossier(world.deps, LIBRARY, NEW);
    assert.equal(first.outcome, "created");
    const again = await openDossier(world.deps, LIBRARY, { ...NEW, title: "دیگر" });
    assert.deepEqual(again, { ...first, outcome: "found" });
    const { items } = await listBox(world.deps, "sara");
    assert.equal(items.length, 1);
    const [{ of, title, number, isUnread }] = items;
    assert.ok("dossier" in first);
    assert.deepEqual(
      [of, title, number, isUnread],
      ["dossier", NEW.title, first.dossier.trackingNumber, true],
    );
  },
);

dossierTest("opened fifty times at once, it is one", async (world) => {
  const opened = await Promise.all(
    Array.from({ length: 50 }, () => openDossier(world.deps, LIBRARY, NEW)),
  );
  assert.equal(opened.filter(({ outcome }) => outcome === "created").length, 1);
  assert.equal(new Set(opened.map((one) => "dossier" in one && one.dossier.id)).size, 1);
  assert.equal((await listBox(world.deps, "sara")).items.length, 1);
});

dossierTest("a name is one person's, and each agency has names of its own", async (world) => {
  const sara = await open(world);
  const ali = { ...NEW, recipient: { subject: "ali-subject" } };
  assert.deepEqual(await openDossier(world.deps, LIBRARY, ali), { outcome: "other_person" });
  const nobody = { ...NEW, recipient: { subject: "nobody" } };
  assert.deepEqual(await openDossier(world.deps, LIBRARY, nobody), { outcome: "not_reachable" });
  assert.equal(await readDossierByRef(world.deps, MUSEUM, REF), null);
  const act = await moveDossier(world.deps, MUSEUM, anAct(), { to: "received" });
  assert.deepEqual(act, { outcome: "unknown" });
  assert.deepEqual(await tellOfDossier(world.deps, MUSEUM, anAct(), { text: "خبر" }), {
    outcome: "unknown",
  });
  const revision = { agencyRef: REF, revision: 1 };
  assert.deepEqual(await correctDossier(world.deps, MUSEUM, revision, { title: "دیگر" }), {
    outcome: "unknown",
  });
  assert.equal((await openDossier(world.deps, MUSEUM, ali)).outcome, "created");
  assert.deepEqual(await readDossierByRef(world.deps, LIBRARY, REF), sara);
});

dossierTest(
  "each move of the agency marks it unread, and its turn stands in the list",
  async (world) => {
    const { id } = await open(world);
    await read(world, id);
    await move(world, "received", "in_review");
    assert.deepEqual(await listed(world), [{ kind: "in_review", isUnread: true, needsMe: false }]);
    await read(world, id);
    await move(world, { to: "awaiting_citizen", missing: MISSING });
    assert.deepEqual(await listed(world), [
      { kind: "awaiting_citizen", isUnread: true, needsMe: true },
    ]);
    await move(world, "in_review");
    assert.equal(await countNeedsMe(world.store, "sara"), 0);
  },
);

dossierTest("a refused move changes nothing, and may be asked for again", async (world) => {
  const { id } = await open(world);
  await read(world, id);
  const before = await readDossierByRef(world.deps, LIBRARY, REF);
  const act = anAct();
  const refused = await moveDossier(world.deps, LIBRARY, act, { to: "approved" });
  assert.deepEqual(refused, { outcome: "refused", why: "transition", dossier: before });
  assert.deepEqual(await readDossierByRef(world.deps, LIBRARY, REF), before);
  assert.equal((await readHistory(world.deps, id)).values.length, 1);
  assert.deepEqual(await listed(world), [{ kind: "submitted", isUnread: false, needsMe: false }]);
  await move(world, "received", "in_review");
  const again = await moveDossier(world.deps, LIBRARY, act, { to: "approved" });
  assert.equal(again.outcome, "done");
});

dossierTest("a move with the same key happens once", async (world) => {
  const { id } = await open(world);
  const act = anAct();
  const moves = await Promise.all(
    Array.from({ length: 20 }, () => moveDossier(world.deps, LIBRARY, act, { to: "received" })),
  );
  assert.deepEqual(new Set(moves.map(({ outcome }) => outcome)), new Set(["done"]));
  assert.equal((await readHistory(world.deps, id)).values.length, 2);
  const other = { ...act, digest: "other" };
  assert.deepEqual(await moveDossier(world.deps, LIBRARY, other, { to: "in_review" }), {
    outcome: "key_reused",
  });
});

dossierTest("lines that are told at once are all in the history, each once", async (world) => {
  const { id } = await open(world);
  const acts = Array.from({ length: 30 }, () => anAct());
  await Promise.all(
    [...acts, ...acts].map((act, i) =>
      tellOfDossier(world.deps, LIBRARY, act, { text: `خبر ${i % 30}` })
    ),
  );
  const first = await readHistory(world.deps, id, { limit: 20 });
  const second = await readHistory(world.deps, id, { cursor: first.next, limit: 20 });
  const texts = [...first.values, ...second.values].flatMap(({ text }) => text ?? []);
  assert.equal(texts.length, 30);
  assert.equal(new Set(texts).size, 30);
  assert.deepEqual([first.isFirst, second.isFirst, second.next], [true, false, undefined]);
  const foreign = await readHistory(world.deps, "other", { cursor: first.next });
  assert.deepEqual(foreign, { isFirst: true, values: [], next: undefined });
});

dossierTest("the history says who did what, where and why, the newest first", async (world) => {
  const { id } = await open(world);
  world.clock.time += DAY;
  await move(world, { to: "received", desk: { name: "دبیرخانه", role: "کارشناس" } });
  world.clock.time += DAY;
  await move(world, "in_review");
  world.clock.time += DAY;
  await move(world, { to: "refused", reason: "مدرک ناقص است" });
  const { values: entries } = await readHistory(world.deps, id);
  assert.deepEqual(entries.map(({ to, by, text, desk }) => [to, by, text, desk?.name]), [
    ["refused", "agency", "مدرک ناقص است", "دبیرخانه"],
    ["in_review", "agency", undefined, "دبیرخانه"],
    ["received", "agency", undefined, "دبیرخانه"],
    ["submitted", "agency", undefined, undefined],
  ]);
});

dossierTest("it is corrected only as the agency has read it", async (world) => {
  const { revision } = await open(world);
  const asked = { agencyRef: REF, revision };
  const done = await correctDossier(world.deps, LIBRARY, asked, { title: "عضویت", legalDays: 30 });
  assert.ok(done.outcome === "done");
  assert.deepEqual([done.dossier.title, done.dossier.legalDays], ["عضویت", 30]);
  const late = await correctDossier(world.deps, LIBRARY, asked, { title: "دیگر" });
  assert.deepEqual(late, { outcome: "changed_since", dossier: done.dossier });
  const next = { agencyRef: REF, revision: done.dossier.revision };
  const less = await correctDossier(world.deps, LIBRARY, next, { legalDays: null, desk: null });
  assert.ok(less.outcome === "done");
  assert.deepEqual([less.dossier.title, less.dossier.legalDays], ["عضویت", undefined]);
});

dossierTest(
  "decisions make the usual time, without the time in which others were awaited",
  async (world) => {
    for (let day = 1; day <= 10; day++) {
      const agencyRef = `case-${day}`;
      await open(world, { agencyRef });
      const go = async (
        to: "received" | "in_review" | "awaiting_citizen" | "approved" | "refused",
      ) =>
        assert.equal(
          (await moveDossier(world.deps, LIBRARY, anAct({ agencyRef }), { to })).outcome,
          "done",
        );
      await go("received");
      await go("in_review");
      world.clock.time += day * DAY;
      await go("awaiting_citizen");
      world.clock.time += 50 * DAY;
      assert.equal(await readUsualTime(world.store, { service: "library", kind: NEW.kind }), null);
      await go(day % 2 ? "approved" : "refused");
    }
    const usual = await readUsualTime(world.store, { service: "library", kind: NEW.kind });
    assert.deepEqual(usual, { median: 5 * 24, ninthDecile: 9 * 24 });
    assert.equal(await readUsualTime(world.store, { service: "museum", kind: NEW.kind }), null);
  },
);

dossierTest("a case that is reopened counts once, and a closed one does not", async (world) => {
  await open(world);
  await move(world, "received", "in_review", "closed", { to: "in_review", reason: "اعتراض" });
  for (let time = 0; time < 9; time++) {
    await move(world, "approved", { to: "in_review", reason: "اعتراض" });
  }
  await move(world, "approved");
  assert.equal(await readUsualTime(world.store, { service: "library", kind: NEW.kind }), null);
});
