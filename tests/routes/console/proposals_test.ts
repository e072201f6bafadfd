/** `/proposals`, `/staff` and `/banners` of the desk. */
import assert from "node:assert/strict";
import { listBanners } from "../../../domain/console/banner.ts";
import { keysReplacedRecord } from "../../../domain/console/key_replacement.ts";
import { listProposals } from "../../../domain/console/propose.ts";
import { read } from "../../../domain/platform/read.ts";
import { auditOf } from "../../support/audit.ts";
import { deskTest, type DeskWorld, member } from "../desk/parts.ts";

async function using(world: DeskWorld, id: string) {
  const cookies = await world.signIn(member(id, ["operator"], { agencyId: undefined }));
  return {
    get: (path: string) => world.send(path, { cookies }),
    post: (path: string, form: Record<string, string>) => world.send(path, { cookies, form }),
  };
}

const last = ({ shown }: DeskWorld) => shown.at(-1)!;
const BANNER = {
  text_fa: "متن",
  text_en: "text",
  text_ar: "نص",
  severity: "info",
  hours: "۱۲",
  reason: "چون لازم است که بدانند",
};

deskTest(
  "proposals: one proposes a banner, another approves, either ends it",
  async (world) => {
    const zahra = await using(world, "zahra");
    const omid = await using(world, "omid");
    const faulty = await zahra.post("/banners", {
      ...BANNER,
      text_ar: " ",
      hours: "0",
      reason: "a",
    });
    assert.equal(faulty.status, 422);
    const { typed, faults, reasonError } = last(world).props;
    assert.deepEqual([typed.texts.fa, faults, reasonError], [
      "متن",
      { texts: { ar: "missing" }, severity: undefined, start: undefined, hours: "format" },
      "short",
    ]);
    const long = { ...BANNER, text_en: "a".repeat(500), reason: "چرا ".repeat(60) };
    assert.equal((await zahra.post("/banners", long)).status, 422);
    const shown = last(world).props;
    assert.deepEqual([shown.typed.texts.en, shown.typed.reason], [long.text_en, long.reason]);
    assert.deepEqual([shown.faults.texts, shown.reasonError], [{ en: "long" }, "long"]);
    assert.equal((await zahra.post("/banners", BANNER)).headers.get("location"), "/proposals?made");
    assert.equal((await omid.post("/banners", BANNER)).headers.get("location"), "/proposals?waits");
    const counted = async ({ get }: typeof zahra) => {
      await get("/");
      const { sections } = last(world).props;
      return sections.find(({ name }: { name: string }) => name === "proposals").count;
    };
    assert.deepEqual([await counted(zahra), await counted(omid)], [0, 1], "of others");
    const { values: [{ id }] } = await listProposals(world.deps);
    assert.equal((await zahra.post("/proposals", { approve: id })).status, 422);
    assert.equal(last(world).props.failure, "own");
    assert.equal((await omid.post("/proposals", { id, decision: "maybe" })).status, 400);
    assert.equal((await omid.post("/proposals", { approve: id })).status, 200);
    assert.equal(last(world).props.notice, "approved");
    const [banner] = await listBanners(world.store, world.clock.time);
    assert.equal(banner.hours, 12);
    assert.equal((await zahra.post("/banners/end", { id: banner.id })).status, 303);
    assert.equal((await zahra.post("/banners/end", { id: banner.id })).status, 404);
    assert.deepEqual(await listBanners(world.store, world.clock.time), []);
    assert.equal((await auditOf(world, "banner.ended")).length, 1);
  },
);

deskTest("proposals: keys are replaced by two, for a reason, and not by one", async (world) => {
  const { store } = world;
  const zahra = await using(world, "zahra");
  const omid = await using(world, "omid");
  const asked = { decision: "replace_keys" };
  assert.equal((await zahra.post("/proposals", { ...asked, reason: "لو رفت" })).status, 422);
  assert.deepEqual([last(world).props.reason, last(world).props.reasonError], ["لو رفت", "short"]);
  const reason = "کلید در یک مخزن عمومی پیدا شد";
  assert.equal((await zahra.post("/proposals", { ...asked, reason })).status, 303);
  const { values: [{ id }] } = await listProposals(world.deps);
  assert.equal((await zahra.post("/proposals", { approve: id })).status, 422);
  assert.equal((await read(store, keysReplacedRecord())).value, null);
  assert.equal((await omid.post("/proposals", { approve: id })).status, 200);
  assert.equal((await read(store, keysReplacedRecord())).value, world.clock.time);
  const [{ detail }] = await auditOf(world, "proposal.approved");
  assert.deepEqual([detail?.kind, detail?.staff], ["replace_keys", "omid"]);
});

deskTest(
  "staff of the window: invitations and roles are proposals, and no more is taken",
  async (world) => {
    const { get, post } = await using(world, "zahra");
    const typed = {
      name: "سینا راد",
      user_name: "",
      mobile: "09120000001",
      role_expert: "1",
      role_manager: "1",
      agencyId: "agency-1",
      reason: "کارشناس تازهٔ ما",
    };
    assert.equal((await post("/staff", { ...typed, mobile: "1", reason: "" })).status, 422);
    assert.deepEqual([last(world).props.typed.name, last(world).props.faults.mobile], [
      "سینا راد",
      "format",
    ]);
    assert.equal((await post("/staff", typed)).status, 303);
    const { values: [{ act }] } = await listProposals(world.deps);
    assert.ok(act.kind === "invite");
    assert.deepEqual([act.invited.roles, Object.keys(act.invited).toSorted()], [
      ["expert"],
      ["mobile", "name", "roles", "userName"],
    ]);
    await get("/staff/zahra");
    assert.equal(last(world).page, "windowMember");
    const reason = "دیگر راهبر نیست";
    assert.equal((await post("/staff/zahra", { role_support: "1", reason })).status, 303);
    assert.equal((await post("/staff/zahra", { role_support: "1", reason: "a" })).status, 422);
    await world.signIn(member("reza", ["manager"]));
    assert.equal((await get("/staff/reza")).status, 404, "of an agency");
    assert.equal((await post("/staff/reza", { role_operator: "1", reason })).status, 404);
    assert.equal((await listProposals(world.deps)).values.length, 2);
  },
);
