/** `/dossiers/<id>`: what the citizen sees and does, and that nobody else does. */
import assert from "node:assert/strict";
import { eventsAfter } from "../../../domain/agency_events/log.ts";
import { openAddress } from "../../../domain/attachments/address.ts";
import { attachmentRecord, type AttachmentState } from "../../../domain/attachments/attachment.ts";
import { moveDossier, tellOfDossier } from "../../../domain/dossier/agency_acts.ts";
import type { Transition } from "../../../domain/dossier/change.ts";
import type { Dossier, MissingItem } from "../../../domain/dossier/dossier.ts";
import { lineName } from "../../../domain/dossier/files.ts";
import { readHistory } from "../../../domain/dossier/history.ts";
import { openDossier } from "../../../domain/dossier/open_dossier.ts";
import { unreadRecord } from "../../../domain/messages/marks.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { read } from "../../../domain/platform/read.ts";
import { accountBySubjectRecord } from "../../../domain/services/pairwise.ts";
import { countUnread } from "../../support/box_counts.ts";
import { auditOf } from "../../support/audit.ts";
import { writeAccount } from "../../support/sessions.ts";
import type { ShownFile } from "../../../views/attachments/files.tsx";
import { SIGNED_IN, windowTest, type WindowWorld } from "../parts.ts";
import { service } from "../gateway/samples.ts";

const AGENCY = service({});
const UNKNOWN = "/dossiers/019aa000-0000-7000-8000-00000000000f";

const ITEMS: MissingItem[] = [
  { id: "photo", label: "عکس", way: { by: "link", path: "/photo?of=1" } },
  { id: "form", label: "برگه", way: { by: "post", to: "تهران" } },
];

/** Of the signed-in person, or of another. */
async function open(
  world: WindowWorld,
  { of = "account-1", ...more }: { of?: string; legalDays?: number; desk?: Dossier["desk"] } = {},
): Promise<Dossier> {
  await writeAccount(world, { id: of });
  await commitTo(world.store).set(accountBySubjectRecord(AGENCY.id, of), of).commit();
  const opened = await openDossier(world.deps, AGENCY, {
    agencyRef: `ref-${of}`,
    recipient: { subject: of },
    kind: "membership",
    title: "درخواست عضویت",
    language: "fa",
    state: "submitted",
    missing: [],
    ...more,
  });
  assert.ok(opened.outcome === "created");
  return opened.dossier;
}

async function move(world: WindowWorld, { agencyRef }: Dossier, ...transitions: Transition[]) {
  for (const [i, transition] of transitions.entries()) {
    const act = { agencyRef, key: `${i}`, digest: "" };
    const { outcome } = await moveDossier(world.deps, AGENCY, act, transition);
    assert.equal(outcome, "done");
  }
}

const pathOf = ({ id }: Dossier) => `/dossiers/${id}`;
const last = ({ shown }: WindowWorld) => shown.at(-1)!;

windowTest(
  "dossier: its page shows where it stands, and a look at it leaves it unread",
  async (world) => {
    const dossier = await open(world, { legalDays: 30 });
    const path = pathOf(dossier);
    for (const method of ["GET", "HEAD"]) {
      assert.equal((await world.send(path, { method, cookies: SIGNED_IN })).status, 200);
    }
    const { page, props } = last(world);
    assert.deepEqual(
      [page, props.turn, props.isUnread, props.canWithdraw, props.isTrackable, props.clock.is],
      ["dossier", "agency", true, true, true, "running"],
    );
    assert.equal(await countUnread(world.store, "account-1"), 1);
    const seen = await world.send(path, { cookies: SIGNED_IN, form: {} });
    assert.deepEqual([seen.status, seen.headers.get("location")], [303, path]);
    assert.equal(await countUnread(world.store, "account-1"), 0);
  },
);

windowTest(
  "dossier: what is missing is reported piece by piece, with links to the service",
  async (world) => {
    const dossier = await open(world);
    await move(world, dossier, { to: "received" }, { to: "in_review" }, {
      to: "awaiting_citizen",
      missing: ITEMS,
    });
    const path = pathOf(dossier);
    await world.send(path, { cookies: SIGNED_IN });
    assert.deepEqual(
      last(world).props.missing.map(({ href }: { href?: string }) => href),
      [`https://${AGENCY.id}.example.ir/photo?of=1`, undefined],
    );
    for (const supplied of ["photo", "form"]) {
      const { status } = await world.send(path, { cookies: SIGNED_IN, form: { supplied } });
      assert.equal(status, 303);
    }
    const again = await world.send(path, { cookies: SIGNED_IN, form: { supplied: "form" } });
    assert.equal(again.status, 422);
    assert.deepEqual([last(world).props.hasChanged, last(world).props.turn], [true, "agency"]);
    const { events } = await eventsAfter(world.store, AGENCY.id, { after: 0, limit: 9 });
    assert.deepEqual(events.map(({ type, data }) => [type, data!.items]), [
      ["dossier.supplied", "photo"],
      ["dossier.supplied", "form"],
    ]);
  },
);

windowTest("dossier: it is withdrawn while that is possible", async (world) => {
  const dossier = await open(world);
  const withdraw = () =>
    world.send(pathOf(dossier), { cookies: SIGNED_IN, form: { act: "withdraw" } });
  assert.equal((await withdraw()).status, 303);
  assert.equal((await withdraw()).status, 422);
  assert.equal(last(world).props.dossier.state, "withdrawn");
  assert.equal(last(world).props.canWithdraw, false);
});

windowTest(
  "dossier: another person's is answered as an unknown one, changes nothing, and is audited",
  async (world) => {
    const foreign = await open(world, { of: "account-2" });
    const answers: unknown[] = [];
    for (const path of [pathOf(foreign), UNKNOWN, "/dossiers/1", `/dossiers/${"9".repeat(3000)}`]) {
      for (const form of [undefined, "act=withdraw", "", "supplied=photo"]) {
        const answer = await world.send(path, { cookies: SIGNED_IN, form });
        const { page, props: { problem } } = last(world);
        answers.push([answer.status, await answer.text(), page, problem]);
      }
    }
    assert.deepEqual(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1);
    assert.deepEqual(answers[0], [404, "<p>problem</p>", "problem", "not_found"]);
    const unread = await read(world.store, unreadRecord("account-2", foreign.id));
    assert.equal(unread.value, true);
    await world.settled();
    const audited = await auditOf(world, "dossier.refused");
    assert.deepEqual(audited.map(({ accountId, service }) => [accountId, service]), [
      ["account-1", AGENCY.id],
    ]);
  },
);

windowTest(
  "dossier: files of a line are shown with it, and a clean one is led to for minutes",
  async (world) => {
    const setFile = (state: AttachmentState, service = AGENCY.id) =>
      commitTo(world.store).set(attachmentRecord("f1"), {
        ...{ id: "f1", name: "رأی.pdf", type: "application/pdf", size: 12, sha256: "0" },
        ...{ service, state, offset: 12, changedAt: 0 },
      }).commit();
    const tell = (dossier: Dossier, key: string) => {
      const act = { agencyRef: dossier.agencyRef, key, digest: "", files: ["f1"] };
      return tellOfDossier(world.deps, AGENCY, act, { text: "رأی پیوست است" });
    };
    const dossier = await open(world);
    await setFile("pending", "other");
    assert.equal((await tell(dossier, "a")).outcome, "file_refused");
    await setFile("pending");
    assert.equal((await tell(dossier, "b")).outcome, "done");
    assert.equal((await read(world.store, attachmentRecord("f1"))).value?.isKept, true);

    const path = pathOf(dossier);
    const ask = (path: string) => world.send(path, { cookies: SIGNED_IN });
    const shown = async () => {
      await ask(path);
      const { entries } = last(world).props.history;
      return entries.flatMap(({ files }: { files: ShownFile[] }) => files);
    };
    const about = { name: "رأی.pdf", type: "application/pdf", size: 12 };
    assert.deepEqual(await shown(), [{ ...about, state: "pending" }]);
    await setFile("clean");
    const [{ href }] = await shown();
    assert.match(href, new RegExp(`^${path}/lines/\\d+\\.[0-9a-f-]+/files/f1$`));
    const location = new URL((await ask(href)).headers.get("location")!);
    assert.equal(location.origin, "https://files.example.ir");
    const key = location.searchParams.get("key")!;
    const opened = openAddress(world.deps, { attachment: "f1", key });
    assert.deepEqual(opened, { accountId: "account-1", attachment: "f1" });
    await setFile("infected");
    assert.equal((await ask(href)).headers.get("location"), path, "the page says why");

    await setFile("clean");
    const foreign = await open(world, { of: "account-2" });
    await tell(foreign, "c");
    const [line] = (await readHistory(world.deps, foreign.id)).values;
    for (
      const wrong of [
        href.replace("files/f1", "files/f2"),
        href.replace(/lines\/\d+/, "lines/1"),
        href.replace(/lines\/[^/]+/, "lines/x"),
        `${pathOf(foreign)}/lines/${lineName(line)}/files/f1`,
        href.replace(dossier.id, foreign.id),
        `${path}/lines/${lineName(line)}/files/f1`,
      ]
    ) assert.equal((await ask(wrong)).status, 404, wrong);
  },
);

windowTest(
  "dossier: a name of the agency's staff is shown only where its service allows that",
  async (world) => {
    const desk = { name: "میز", role: "کارشناس", person: "مینا راد" };
    const dossier = await open(world, { desk });
    await world.send(pathOf(dossier), { cookies: SIGNED_IN });
    const { props } = last(world);
    assert.deepEqual(props.dossier.desk, { ...desk, person: undefined });
    assert.ok(!JSON.stringify(props).includes("راد"));
  },
);

windowTest(
  "dossier: a name of the agency's staff is shown where its service allows it",
  async (world) => {
    const dossier = await open(world, { desk: { name: "میز", person: "مینا راد" } });
    await world.send(pathOf(dossier), { cookies: SIGNED_IN });
    assert.equal(last(world).props.dossier.desk.person, "مینا راد");
  },
  { services: [{ staff_names: true }] },
);
