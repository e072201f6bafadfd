/** Who may add and remove a browser, and what ends it. */
import assert from "node:assert/strict";
import { ADDED_A_DAY, addPushDevice } from "../../../domain/push/add_device.ts";
import { removePushDevice } from "../../../domain/push/change_devices.ts";
import { PUSH_NOTICE, refusalToken } from "../../../domain/notice/notice.ts";
import { refuse } from "../../../domain/notice/refuse.ts";
import { openSubscription } from "../../../domain/push/seal.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { sessionRecord } from "../../../domain/session/session.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { auditOf } from "../../support/audit.ts";
import { inOutbox, waitingNotices } from "../../support/outbox.ts";
import { createPushBrowser } from "../../support/push_browser.ts";
import { worldTest } from "../../support/sign_in_world.ts";
import { add, devicesOf, signedIn } from "./person.ts";

worldTest("push: adding a browser keeps it sealed, audits and tells", async (world) => {
  const signed = await signedIn(world);
  await world.settled();
  const result = await add(world, signed);
  assert.ok(result.outcome === "added");
  const [device, ...others] = await devicesOf(world, signed);
  assert.equal(others.length, 0);
  assert.partialDeepStrictEqual(device, {
    key: "key-1",
    language: "en",
    device: { browser: "Firefox" },
    addedAt: world.clock.time,
  });
  assert.ok(!JSON.stringify(device).includes("push.example.ir"), "the endpoint is a secret");
  const { account, session } = signed.live;
  assert.partialDeepStrictEqual(await auditOf(world, "push.added"), [
    { accountId: account.id, detail: { device: device.id, session: session.id } },
  ]);
  assert.ok((await inOutbox(world.store)).some(({ kind }) => kind === PUSH_NOTICE));
  await world.settled();
  const told = world.inbox.at(-1)!.message;
  assert.ok(told.template === "notice");
  assert.equal(told.what, "روشن شدن اعلان مرورگر");
});

worldTest("push: the same form twice adds one and tells once", async (world) => {
  const { caller, live } = await signedIn(world);
  await world.settled();
  const { subscription } = await createPushBrowser("https://push.example.ir/1");
  const typed = { ...subscription, kid: "key-1" };
  const [one, two] = await Promise.all([
    addPushDevice(world.deps, caller, live, typed),
    addPushDevice(world.deps, caller, live, typed),
  ]);
  assert.deepEqual(one, two);
  assert.equal((await devicesOf(world, { caller, live })).length, 1);
  assert.equal((await waitingNotices(world.store)).length, 1);
});

worldTest("push: a browser that subscribes again takes its former place", async (world) => {
  const signed = await signedIn(world);
  await add(world, signed, "https://push.example.ir/1");
  const again = await add(world, signed, "https://push.example.ir/2");
  assert.ok(again.outcome === "added");
  assert.deepEqual((await devicesOf(world, signed)).map(({ id }) => id), [again.device.id]);
});

worldTest("push: new keys at a known endpoint take the place of the old ones", async (world) => {
  const { caller, live } = await signedIn(world);
  await add(world, { caller, live });
  const { subscription } = await createPushBrowser("https://push.example.ir/1");
  const elsewhere = await signedIn(world, "second");
  const typed = { ...subscription, kid: "key-1" };
  const again = await addPushDevice(world.deps, elsewhere.caller, elsewhere.live, typed);
  assert.ok(again.outcome === "added");
  const [device, ...others] = await devicesOf(world, elsewhere);
  assert.equal(others.length, 0);
  const { auth } = openSubscription(world.deps.seal, live.account.id, device)!;
  assert.equal(auth, subscription.auth);
});

worldTest("push: what no browser of ours has made is refused", async (world) => {
  const { caller, live } = await signedIn(world);
  const { subscription } = await createPushBrowser("https://push.example.ir/1");
  const refused = async (more: object, deps = world.deps) =>
    (await addPushDevice(deps, caller, live, { ...subscription, kid: "key-1", ...more })).outcome;
  assert.equal(await refused({ endpoint: "https://10.0.0.1/1" }), "refused");
  assert.equal(await refused({ kid: "another" }), "refused", "for a key that is not ours");
  const pushes = { ...world.deps.pushes, isUsable: () => Promise.resolve(false) };
  assert.equal(await refused({}, { ...world.deps, pushes }), "refused", "not on the curve");
  assert.deepEqual(await devicesOf(world, { caller, live }), []);
});

worldTest("push: ten browsers, and twenty a day", async (world) => {
  const signed = await signedIn(world);
  // Without a known browser none takes another's place.
  const unknown = { ...signed.live.session, browser: undefined };
  await commitTo(world.store).set(sessionRecord(signed.live.sessionDigest), unknown).commit();
  const outcomes: string[] = [];
  for (let i = 0; i <= ADDED_A_DAY; i++) {
    outcomes.push((await add(world, signed, `https://push.example.ir/${i}`)).outcome);
  }
  assert.deepEqual(outcomes.slice(0, 10), Array(10).fill("added"));
  assert.deepEqual(outcomes.slice(10, 20), Array(10).fill("full"));
  assert.equal(outcomes[20], "limited");
});

worldTest("push: removed by its own person, and by nobody else", async (world) => {
  const signed = await signedIn(world);
  const result = await add(world, signed);
  assert.ok(result.outcome === "added");
  const { caller, live } = signed;
  const remove = (id: string) => removePushDevice(world.deps, caller, live, id);
  assert.equal(await remove("0000000000000000"), "gone");
  assert.equal(await remove(result.device.id), "removed");
  assert.equal(await remove(result.device.id), "gone");
  assert.deepEqual(await devicesOf(world, signed), []);
  assert.partialDeepStrictEqual(await auditOf(world, "push.removed"), [
    { accountId: live.account.id, detail: { device: result.device.id } },
  ]);
});

worldTest("push: a session that has ended adds and removes nothing", async (world) => {
  const signed = await signedIn(world);
  const result = await add(world, signed);
  assert.ok(result.outcome === "added");
  await createLiveSessions(world.deps).signOut(signed.live);
  assert.equal((await add(world, signed, "https://push.example.ir/2")).outcome, "elsewhere");
  const removed = await removePushDevice(world.deps, signed.caller, signed.live, result.device.id);
  assert.equal(removed, "elsewhere");
});

worldTest("push: «من نبودم» ends every browser", async (world) => {
  const signed = await signedIn(world);
  await world.settled();
  await add(world, signed);
  const [notice] = await waitingNotices(world.store);
  await refuse(world.deps, refusalToken(world.hash, notice.id), "request-1");
  assert.deepEqual(await devicesOf(world, signed), []);
});
