/** Four eyes: one proposes, another approves, and it happens once. */
import assert from "node:assert/strict";
import {
  createBanners,
  listBanners,
  parseBanner,
  type TypedBanner,
} from "../../../domain/console/banner.ts";
import {
  objectionTo,
  type Proposal,
  PROPOSAL_LIFETIME,
  type ProposedAct,
  stateOf,
} from "../../../domain/console/proposal.ts";
import { decide, listProposals, propose } from "../../../domain/console/propose.ts";
import { accountRecord, levelOf } from "../../../domain/identity/account.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { HOUR } from "../../../domain/platform/platform.ts";
import { read } from "../../../domain/platform/read.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { staffByUserNameRecord, staffRecord } from "../../../domain/staff/staff.ts";
import { member } from "../../routes/desk/parts.ts";
import { auditOf } from "../../support/audit.ts";
import { START, type World, worldTest } from "../../support/sign_in_world.ts";
import { signInSara } from "./sara.ts";

const ZAHRA = { id: "zahra", name: "زهرا" };
const OMID = { id: "omid", name: "امید" };
const reason = "چون لازم است";

const BANNER: ProposedAct = {
  kind: "banner",
  banner: { texts: { fa: "الف", en: "a", ar: "أ" }, severity: "info", hours: 2 },
};
const INVITE = {
  kind: "invite",
  invited: {
    userName: { kind: "issued", value: "sina" },
    name: "سینا",
    mobile: "09120000001",
    roles: ["expert"],
  },
} satisfies ProposedAct;

const proposeBy = async ({ deps }: World, act: ProposedAct, staff = ZAHRA) =>
  (await propose(deps, { staff, act, reason })).id;
const approve = ({ deps }: World, id: string, staff = OMID) =>
  decide(deps, { id, staff, approved: true });

Deno.test("proposal: another decides within a day; who proposed only takes it back", () => {
  const open: Proposal = { id: "1", act: BANNER, reason, by: ZAHRA, at: START };
  const ask = (staffId: string, approved: boolean, now = START, proposal = open) =>
    objectionTo(proposal, { staffId, approved, now });
  assert.equal(ask("omid", true), null);
  assert.equal(ask("omid", false), null);
  assert.equal(ask("zahra", true), "own");
  assert.equal(ask("zahra", false), null);
  assert.equal(ask("omid", true, START + PROPOSAL_LIFETIME), "closed");
  const decided = { ...open, decided: { by: OMID, at: START, approved: false } };
  assert.equal(ask("omid", true, START, decided), "closed");
  assert.equal(ask("zahra", true, START, decided), "closed");
  assert.deepEqual(
    [open, decided, { ...open, at: START - PROPOSAL_LIFETIME }].map((one) => stateOf(one, START)),
    ["open", "refused", "lapsed"],
  );
  assert.equal(
    stateOf({ ...decided, decided: { ...decided.decided, by: ZAHRA } }, START),
    "withdrawn",
  );
});

worldTest("proposal: the same is proposed once while it waits, by any operator", async (world) => {
  const later = (start: number): ProposedAct => ({
    ...BANNER,
    banner: { ...BANNER.banner, start },
  });
  const issued = { kind: "issued", value: "other" } as const;
  for (
    const [first, again, other] of [
      [BANNER, BANNER, later(START + HOUR)],
      [later(START + HOUR), later(START + HOUR + 900), later(START + 2 * HOUR)],
      [
        INVITE,
        { ...INVITE, invited: { ...INVITE.invited, userName: issued } },
        { ...INVITE, invited: { ...INVITE.invited, mobile: "09120000002" } },
      ],
      [{ kind: "replace_keys" }, { kind: "replace_keys" }, BANNER],
    ] satisfies ProposedAct[][]
  ) {
    const id = await proposeBy(world, first);
    assert.equal(await proposeBy(world, again, OMID), id, first.kind);
    const { outcome } = await propose(world.deps, { staff: OMID, act: again, reason });
    assert.equal(outcome, "waits");
    assert.notEqual(await proposeBy(world, other), id, first.kind);
    await decide(world.deps, { id, staff: OMID, approved: false });
    assert.notEqual(await proposeBy(world, again), id, "decided: it may be proposed again");
    world.clock.time += PROPOSAL_LIFETIME;
  }
});

worldTest(
  "proposal: roles that were changed in the meantime are not brought back",
  async (world) => {
    const sina = member("sina", ["expert"], { agencyId: undefined });
    await commitTo(world.store).set(staffRecord(sina.id), sina).commit();
    const act = { kind: "roles", staffId: "sina", name: "", from: ["expert"] } as const;
    const [suspends, raises] = [
      await proposeBy(world, { ...act, from: ["expert"], roles: [] }),
      await proposeBy(world, { ...act, from: ["expert"], roles: ["expert", "operator"] }),
    ];
    assert.equal((await approve(world, suspends)).outcome, "approved");
    assert.deepEqual(await approve(world, raises), { outcome: "impossible" });
    const { value } = await read(world.store, staffRecord("sina"));
    assert.deepEqual([value?.state, value?.roles], ["suspended", ["expert"]]);
    const back = await proposeBy(world, { ...act, from: [], roles: ["support"] });
    assert.equal((await approve(world, back)).outcome, "approved");
  },
);

worldTest(
  "proposal: two approvals at once carry it out once, and both are audited",
  async (world) => {
    const id = await proposeBy(world, INVITE);
    const outcomes = await Promise.all(
      [OMID, { id: "sina", name: "" }, OMID].map((staff) => approve(world, id, staff)),
    );
    assert.deepEqual(outcomes.map(({ outcome }) => outcome).toSorted(), [
      "approved",
      "closed",
      "closed",
    ]);
    assert.equal((await auditOf(world, "staff.invited")).length, 1);
    const steps = [
      ...await auditOf(world, "proposal.made"),
      ...await auditOf(world, "proposal.approved"),
    ];
    assert.deepEqual(steps.map(({ detail }) => [detail!.kind, detail!.proposal]), [
      ["invite", id.slice(-16)],
      ["invite", id.slice(-16)],
    ]);
    assert.equal(steps[0].detail!.staff, "zahra");
    const { values: [{ decided }] } = await listProposals(world.deps);
    assert.deepEqual(decided, { by: { ...decided!.by }, at: world.clock.time, approved: true });
  },
);

worldTest("proposal: one's own is not approved, and nothing happens", async (world) => {
  const id = await proposeBy(world, INVITE);
  assert.deepEqual(await approve(world, id, ZAHRA), { outcome: "own" });
  assert.equal((await auditOf(world, "staff.invited")).length, 0);
  const back = await decide(world.deps, { id, staff: ZAHRA, approved: false });
  assert.deepEqual(back, { outcome: "refused" });
  assert.equal((await auditOf(world, "proposal.refused")).length, 1);
  assert.deepEqual(await approve(world, id), { outcome: "closed" });
  assert.deepEqual(await approve(world, "none"), { outcome: "unknown" });
});

worldTest("proposal: a new member is of the window, with these roles", async (world) => {
  const id = await proposeBy(world, INVITE);
  const approved = await approve(world, id);
  assert.ok(approved.outcome === "approved" && approved.invitation!.length === 43);
  const { value } = await read(
    world.store,
    staffByUserNameRecord(world.deps.hash, INVITE.invited.userName),
  );
  const { value: staff } = await read(world.store, staffRecord(value!));
  const { roles, agencyId, state } = staff!;
  assert.deepEqual([roles, agencyId, state], [["expert"], undefined, "invited"]);
  await commitTo(world.store)
    .set(staffRecord(value!), { ...staff!, state: "active", joinedAt: START }).commit();
  const again = await proposeBy(world, INVITE);
  assert.deepEqual(await approve(world, again), { outcome: "impossible" });
});

worldTest("proposal: roles of the window's staff, never of an agency's", async (world) => {
  const ofWindow = member("sina", ["expert"], { agencyId: undefined });
  const ofAgency = member("reza", ["manager"]);
  for (const staff of [ofWindow, ofAgency]) {
    await commitTo(world.store).set(staffRecord(staff.id), staff).commit();
  }
  const rolesOf = async (staffId: string, roles: ("expert" | "operator")[]) => {
    const act = { kind: "roles", staffId, name: "", roles } as const;
    const { outcome } = await approve(world, await proposeBy(world, { ...act, roles }));
    const { value } = await read(world.store, staffRecord(staffId));
    return [outcome, value?.roles, value?.state, value?.epoch];
  };
  assert.deepEqual(await rolesOf("sina", ["operator"]), ["approved", ["operator"], "active", 0]);
  assert.deepEqual(await rolesOf("sina", []), ["approved", ["operator"], "suspended", 1]);
  assert.deepEqual(await rolesOf("reza", ["operator"]), ["impossible", ["manager"], "active", 0]);
  assert.equal((await rolesOf("nobody", ["operator"]))[0], "impossible");
});

worldTest("proposal: a lowered person has to prove who they are again", async (world) => {
  const { id: accountId, sessionToken } = await signInSara(world);
  const act = { kind: "lower_level", accountId, who: "***5679" } as const;
  const approved = await approve(world, await proposeBy(world, act));
  assert.ok(approved.outcome === "approved" && approved.ended === accountId);
  const { value } = await read(world.store, accountRecord(accountId));
  assert.deepEqual([levelOf(value!), value!.verifiedAt], [1, undefined]);
  assert.equal(await createLiveSessions(world.deps).ofWindow(sessionToken), null);
  assert.deepEqual(await approve(world, await proposeBy(world, act)), { outcome: "impossible" });
});

worldTest("banner: it is shown from its approval on, for its hours", async (world) => {
  const banners = createBanners(world.deps);
  const current = async () => {
    banners.current();
    await world.settled();
    return banners.current().map(({ texts }) => texts.en);
  };
  assert.deepEqual(await current(), []);
  await approve(world, await proposeBy(world, BANNER));
  assert.deepEqual(banners.current(), [], "what was read holds for some seconds");
  world.clock.time += 6_000;
  assert.deepEqual(await current(), ["a"]);
  world.clock.time += 2 * HOUR;
  assert.deepEqual(await current(), []);
});

const TYPED = { texts: { fa: "الف", en: "a", ar: "أ" }, severity: "info", start: "", hours: "2" };

Deno.test("banner: begins with its approval, or in so many hours, within a week", () => {
  const parse = (more: Partial<TypedBanner>) => parseBanner({ ...TYPED, ...more }, START);
  const { texts } = TYPED;
  assert.deepEqual(parse({}), { banner: { texts, severity: "info", hours: 2 } });
  assert.deepEqual(parse({ start: "0" }), parse({}));
  const later = { texts, severity: "info", start: START + 3 * HOUR, hours: 2 };
  assert.deepEqual(parse({ start: "3" }), { banner: later });
  for (const more of [{ start: "x" }, { start: "-1" }, { start: "168" }] as const) {
    const parsed = parse(more);
    assert.ok("faults" in parsed && parsed.faults.start === "format", more.start);
  }
  const parsed = parse({ start: "100", hours: "69" });
  assert.ok("faults" in parsed && parsed.faults.hours === "format", "more than a week ahead");
  assert.ok("banner" in parse({ start: "100", hours: "68" }));
});

worldTest(
  "banner: one that begins later is shown then, however early it is approved",
  async (world) => {
    const act = (start: number): ProposedAct => ({
      kind: "banner",
      banner: { texts: TYPED.texts, severity: "info", start, hours: 2 },
    });
    for (const start of [START + 5 * HOUR, START - HOUR]) {
      const id = await proposeBy(world, act(start));
      await approve(world, id);
    }
    const [now, later] = await listBanners(world.store, START);
    assert.deepEqual([now.from, now.until], [START, START + 2 * HOUR]);
    assert.deepEqual([later.from, later.until], [START + 5 * HOUR, START + 7 * HOUR]);
    assert.equal((await listBanners(world.store, START + 7 * HOUR - 1)).length, 1);
  },
);
