/** Experts and agencies at the desk: from the queue to two approvals, and what is refused. */
import assert from "node:assert/strict";
import { CHECKS } from "../../../domain/review/checklist.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { APPLICATION, applicationOf, caseOf, submit } from "../../domain/review/sample.ts";
import { createProbes } from "../../../adapters/publication/probes.ts";
import { agencyRecord } from "../../../domain/agency/agency.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { originOf } from "../gateway/samples.ts";
import { startHttpUpstream } from "../gateway/http_upstream.ts";
import { START } from "../../support/sign_in_world.ts";
import { withDetails } from "../../domain/review/sample.ts";
import { deskTest, type DeskWorld, member } from "../desk/parts.ts";

const CASE = `/review/${APPLICATION.id}`;
const SEEN = { seen: "1.1" };
const CHECKED = Object.fromEntries(CHECKS.map((check) => [`check_${check}`, "1"]));
const APPROVE = { ...SEEN, ...CHECKED, message: "", action: "approve" };

const expert = (world: DeskWorld, id: string, mobile: string) =>
  world.signIn(member(id, ["expert"], { agencyId: undefined, mobile }));

const propsOf = (world: DeskWorld) => world.shown.at(-1)!.props;

deskTest("review: an application through two experts", async (world) => {
  const { send } = world;
  await submit(world);
  const nahid = await expert(world, "nahid", "09120000001");
  const omid = await expert(world, "omid", "09120000002");
  await send("/review?filter=unassigned", { cookies: nahid });
  assert.equal(propsOf(world).rows[0].id, APPLICATION.id);

  await send(CASE, { cookies: nahid });
  assert.deepEqual([propsOf(world).mayTake, propsOf(world).isMine], [true, false]);
  const take = { ...SEEN, action: "take" };
  assert.equal((await send(`${CASE}/hold`, { form: take, cookies: nahid })).status, 303);
  assert.equal((await send(`${CASE}/hold`, { form: take, cookies: omid })).status, 409);
  assert.equal(propsOf(world).failed, "held");

  const form = { ...SEEN, field: "level", kind: "blocking", text: "<script>چرا؟" };
  const faulty = { ...form, kind: "", text: "نوشته" };
  assert.equal((await send(`${CASE}/remarks`, { form: faulty, cookies: nahid })).status, 422);
  assert.equal(propsOf(world).typed.text, "نوشته");
  assert.equal((await send(`${CASE}/remarks`, { form, cookies: nahid })).status, 303);
  const approved = await send(`${CASE}/decision`, { form: APPROVE, cookies: nahid });
  assert.equal(approved.status, 422);
  assert.deepEqual([propsOf(world).failed, propsOf(world).checked], ["blocked", [...CHECKS]]);
  const { remarks: [{ id }] } = await caseOf(world);
  assert.equal((await send(`${CASE}/remarks/${id}`, { form: SEEN, cookies: nahid })).status, 303);

  assert.equal((await send(`${CASE}/decision`, { form: APPROVE, cookies: nahid })).status, 303);
  assert.equal((await applicationOf(world)).state, "in_review");
  // The same expert gives no second approval.
  assert.equal((await send(`${CASE}/decision`, { form: APPROVE, cookies: nahid })).status, 409);
  assert.equal((await send(`${CASE}/hold`, { form: take, cookies: nahid })).status, 409);
  assert.equal(propsOf(world).failed, "approved_once");
  assert.equal((await send(`${CASE}/hold`, { form: take, cookies: omid })).status, 303);
  assert.equal((await send(`${CASE}/decision`, { form: APPROVE, cookies: omid })).status, 303);
  assert.equal((await applicationOf(world)).state, "approved");
});

deskTest(
  "review: an approval asks for the second factor again, other acts do not",
  async (world) => {
    await submit(world);
    const cookies = await expert(world, "nahid", "09120000001");
    world.clock.time += 6 * MINUTE;
    await world.send(`${CASE}/hold`, { form: { ...SEEN, action: "take" }, cookies });
    const asked = await world.send(`${CASE}/decision`, { form: APPROVE, cookies });
    assert.deepEqual([asked.status, world.shown.at(-1)!.page], [403, "staffProof"]);
    assert.deepEqual((await caseOf(world)).review.approvals, []);
    const save = { ...APPROVE, action: "save" };
    assert.equal((await world.send(`${CASE}/decision`, { form: save, cookies })).status, 303);
  },
);

deskTest(
  "review: what was not seen is not decided on, and one of their own agency is not taken",
  async (world) => {
    await submit(world);
    const cookies = await expert(world, "nahid", "09120000001");
    const old = { seen: "1.0", action: "take" };
    assert.equal((await world.send(`${CASE}/hold`, { form: old, cookies })).status, 409);
    const own = await world.signIn(member("reza.karimi", ["expert"]));
    const form = { ...SEEN, action: "take" };
    assert.equal((await world.send(`${CASE}/hold`, { form, cookies: own })).status, 409);
    assert.equal(propsOf(world).failed, "own");
    assert.equal((await world.send("/review/unknown", { cookies })).status, 404);
    const file = async (id: string) =>
      (await world.send(`${CASE}/files/${id}`, { cookies })).status;
    assert.equal(await file("of-another-application"), 404);
  },
);

deskTest(
  "review: the agency answers what was sent to it, and no other agency sees it",
  async (world) => {
    const { send } = world;
    await submit(world);
    const nahid = await expert(world, "nahid", "09120000001");
    const editor = await world.signIn(member("reza.karimi", ["editor"]));
    const other = await world.signIn(member("sara.amini", ["editor"], { agencyId: "agency-2" }));
    await send(`${CASE}/hold`, { form: { ...SEEN, action: "take" }, cookies: nahid });
    const remark = { ...SEEN, field: "level", kind: "blocking", text: "چرا؟" };
    await send(`${CASE}/remarks`, { form: remark, cookies: nahid });
    const { remarks: [{ id }] } = await caseOf(world);
    const path = `/applications/${APPLICATION.id}/remarks`;
    await send(path, { cookies: editor });
    assert.deepEqual(propsOf(world).remarks, []);
    const form = { remark: id, [`text-${id}`]: "اصلاح شد" };
    // Nothing was sent to the agency yet; what was typed is shown once more.
    assert.equal((await send(path, { form, cookies: editor })).status, 409);
    assert.deepEqual(world.shown.at(-1)!.context.typedTooLate, ["اصلاح شد"]);

    const back = { ...SEEN, action: "return", message: "" };
    assert.equal((await send(`${CASE}/decision`, { form: back, cookies: nahid })).status, 303);
    await send(path, { cookies: editor });
    assert.deepEqual([propsOf(world).remarks.length, propsOf(world).mayAnswer], [1, true]);
    assert.equal((await send(path, { cookies: other })).status, 404);
    assert.equal((await send(path, { form, cookies: other })).status, 404);
    const empty = { ...form, [`text-${id}`]: " " };
    assert.equal((await send(path, { form: empty, cookies: editor })).status, 422);
    assert.equal((await send(path, { form, cookies: editor })).status, 303);
    assert.equal((await caseOf(world)).remarks[0].answer?.text, "اصلاح شد");
  },
);

const probes = createProbes({ isStrict: false, originOf });
const signer = { sign: ({ aud }: { aud: string }) => Promise.resolve(`assertion for ${aud}`) };

deskTest(
  "review: the page says what an approval would do, and what the servers showed when they were asked",
  async (world) => {
    await using upstream = await startHttpUpstream();
    const way = { way: "upstream" as const, upstream: [upstream.origin] };
    await submit(world, { content: withDetails({ way }) });
    const name = { fa: "کتابخانهٔ ملی" };
    await commitTo(world.store)
      .set(agencyRecord("agency-1"), { id: "agency-1", name, state: "active", createdAt: START })
      .commit();
    const nahid = await expert(world, "nahid", "09120000001");
    const press = async () =>
      (await world.send(`${CASE}/trial`, { form: SEEN, cookies: nahid })).status;
    assert.equal(await press(), 409);
    assert.deepEqual([propsOf(world).failed, upstream.targets], ["moved", []]);
    await world.send(`${CASE}/hold`, { form: { ...SEEN, action: "take" }, cookies: nahid });
    assert.equal(await press(), 303);
    await world.send(CASE, { cookies: nahid });
    const { dryRun, trial } = propsOf(world);
    assert.deepEqual([dryRun.address, dryRun.refusals], ["https://books.example.ir/", []]);
    assert.deepEqual([trial.by.id, trial.probe.finding], ["nahid", "passed"]);
    assert.ok(upstream.targets.length > 0);
    for (let count = 1; count < 12; count++) await press();
    assert.deepEqual([await press(), propsOf(world).failed], [429, "too_often"]);
  },
  { deps: { probes, signer: signer as unknown as DeskWorld["ports"]["signer"] } },
);

deskTest(
  "review: withdrawn while it is in review: the expert is told, and nothing typed is lost",
  async (world) => {
    const { send } = world;
    await submit(world);
    const nahid = await expert(world, "nahid", "09120000001");
    const editor = await world.signIn(member("reza.karimi", ["editor"]));
    await send(`${CASE}/hold`, { form: { ...SEEN, action: "take" }, cookies: nahid });
    const board = `/applications/${APPLICATION.id}`;
    await send(board, { cookies: editor });
    assert.equal(propsOf(world).may.withdraw, true);
    const withdraw = { form: { action: "withdraw" }, cookies: editor };
    assert.equal((await send(board, withdraw)).status, 303);
    assert.deepEqual(
      [(await applicationOf(world)).state, (await applicationOf(world)).expert],
      ["withdrawn", undefined],
    );
    const remark = { ...SEEN, field: "level", kind: "advice", text: "سطح ۳ بهتر است" };
    assert.equal((await send(`${CASE}/remarks`, { form: remark, cookies: nahid })).status, 409);
    assert.deepEqual(
      [propsOf(world).failed, propsOf(world).typed.text],
      ["withdrawn", remark.text],
    );
    const approved = await send(`${CASE}/decision`, { form: APPROVE, cookies: nahid });
    assert.deepEqual([approved.status, propsOf(world).failed], [409, "withdrawn"]);
    // A second press finds it withdrawn.
    assert.equal((await send(board, withdraw)).status, 409);
    assert.equal(propsOf(world).overtaken, true);
  },
);

deskTest("review: approved before it is withdrawn: the agency is told in words", async (world) => {
  const content = withDetails({ attributes: {} });
  await submit(world, { content, live: 1 });
  const nahid = await expert(world, "nahid", "09120000001");
  const omid = await expert(world, "omid", "09120000002");
  for (const cookies of [nahid, omid]) {
    await world.send(`${CASE}/hold`, { form: { ...SEEN, action: "take" }, cookies });
    await world.send(`${CASE}/decision`, { form: APPROVE, cookies });
  }
  assert.equal((await applicationOf(world)).state, "approved");
  const cookies = await world.signIn(member("reza.karimi", ["editor"]));
  const board = `/applications/${APPLICATION.id}`;
  assert.equal((await world.send(board, { form: { action: "withdraw" }, cookies })).status, 409);
  const { overtaken, application } = propsOf(world);
  assert.deepEqual([overtaken, application.state], [true, "approved"]);
});
