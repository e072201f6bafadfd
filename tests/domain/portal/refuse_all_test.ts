/** «این من نبودم»: one act ends everything but this browser. */
import assert from "node:assert/strict";
import { askDeletion } from "../../../domain/deletion/ask.ts";
import { PERSON_CHANGED } from "../../../domain/events/person_changed.ts";
import { eventsFor } from "../../../domain/events/facts.ts";
import { accountRecord } from "../../../domain/identity/account.ts";
import { listPasskeys } from "../../../domain/passkey/change_passkey.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { read } from "../../../domain/platform/read.ts";
import { pushesRecord } from "../../../domain/push/device/devices.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { refuseAll } from "../../../domain/portal/refuse_all.ts";
import { isKnownBrowser, rememberBrowser } from "../../../domain/session/known_browser.ts";
import { listSessions } from "../../../domain/session/session_list.ts";
import { SESSIONS_ENDED } from "../../../domain/session/session_ends.ts";
import { readSession } from "../../../domain/session/use_session.ts";
import { ownRequests } from "../../../domain/support/ask.ts";
import { waitingRequests } from "../../../domain/support/answer.ts";
import { auditOf } from "../../support/audit.ts";
import { createAuthenticator } from "../../support/authenticator.ts";
import { PUSHED } from "../../support/events.ts";
import { agency } from "../../support/letters.ts";
import { inOutbox } from "../../support/outbox.ts";
import { readAccount } from "../../support/sessions.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";
import { add, type Signed, signedIn, WINDOW } from "../passkey/passkeys.ts";

const context = { level: 2, language: "fa" } as const;

const refuse = ({ deps }: World, { caller, live }: Signed) =>
  refuseAll(deps, caller, live, { text: "بررسی کنید", context });

/** Somebody else's session, then Sara's own, just now. */
async function withThief(world: World) {
  const thief = await signedIn(world, "thief");
  await add(world, thief, await createAuthenticator(WINDOW));
  world.clock.time += MINUTE;
  return { thief, sara: await signedIn(world, "sara") };
}

worldTest("not me: every other session ends, this one goes on at level 1", async (world) => {
  const { thief, sara } = await withThief(world);
  const pushes = pushesRecord(sara.live.account.id);
  await commitTo(world.store).set(pushes, { devices: [] }).commit();
  await askDeletion(world.deps, thief.caller, thief.live);
  const result = await refuse(world, sara);
  assert.ok(result.outcome === "refused" && result.number);
  const { time: now } = world.clock;
  assert.equal(await readSession(world.store, thief.live.sessionDigest, now), null);
  const live = (await readSession(world.store, sara.live.sessionDigest, now))!;
  assert.equal(live.session.level, 1);
  const account = await readAccount(world, sara.live.account.id);
  assert.deepEqual([account.status, account.deletion, account.verifiedAt], [
    "temporary",
    undefined,
    undefined,
  ]);
  const listed = await listSessions(world.deps, account);
  assert.deepEqual(listed.map(({ session }) => session.id), [sara.live.session.id]);
  assert.deepEqual(await listPasskeys(world.store, account.id), []);
  assert.equal((await read(world.store, pushes)).value, null);
});

worldTest("not me: support, workers, services and the audit log know at once", async (world) => {
  const { sara } = await withThief(world);
  const { id } = sara.live.account;
  const result = await refuse(world, sara);
  const [request] = await ownRequests(world.store, id);
  assert.equal(request.topic, "account");
  assert.equal(request.number, result.outcome === "refused" && result.number);
  assert.equal((await Array.fromAsync(waitingRequests(world.store))).length, 1);
  const messages = await inOutbox(world.store);
  assert.ok(
    messages.some(({ kind, content }) =>
      kind === SESSIONS_ENDED && (content as { reason: string }).reason === "not_me"
    ),
  );
  const told = messages.filter(({ kind }) => kind === PERSON_CHANGED).map(({ content }) => content);
  assert.deepEqual(told, [{ accountId: id, facts: [{ fact: "lowered" }] }]);
  const library = agency("library", { events: PUSHED });
  const happened = { accountId: id, at: world.clock.time };
  const [event] = eventsFor(world.hash, library, happened, [{ fact: "lowered" }]);
  assert.equal(event.content.event, "assurance-level-change");
  assert.equal(event.content.detail.change_direction, "decrease");
  const [record] = await auditOf(world, "session.refused");
  assert.deepEqual(record.detail, { kind: "all", by: sara.live.session.id });
});

worldTest("not me: browsers that were known ask for the identity again", async (world) => {
  const { store, clock, deps } = world;
  const first = await signedIn(world, "first");
  const { account } = first.live;
  const write = commitTo(store);
  const { token } = rememberBrowser(deps, write, { account, now: clock.time });
  await write.commit();
  const digest = world.hash.digest("browser", token!);
  assert.ok(await isKnownBrowser(store, digest, account, clock.time));
  clock.time += MINUTE;
  await refuse(world, await signedIn(world, "own"));
  const after = await readAccount(world, account.id);
  assert.equal(await isKnownBrowser(store, digest, after, clock.time), false);
  const again = commitTo(store);
  const known = rememberBrowser(deps, again, { account: after, now: clock.time });
  await again.commit();
  const own = world.hash.digest("browser", known.token!);
  assert.ok(await isKnownBrowser(store, own, after, clock.time), "proved again, it is known");
});

worldTest("not me: pressed twice it asks support once", async (world) => {
  const { sara } = await withThief(world);
  const all = await Promise.all([refuse(world, sara), refuse(world, sara)]);
  assert.deepEqual(all.map(({ outcome }) => outcome), ["refused", "refused"]);
  assert.equal((await ownRequests(world.store, sara.live.account.id)).length, 1);
  assert.equal((await auditOf(world, "session.refused")).length, 2);
});

worldTest("not me attack: a stranger who comes back is shut out again", async (world) => {
  const { sara } = await withThief(world);
  await refuse(world, sara);
  world.clock.time += MINUTE;
  const back = await signedIn(world, "back");
  await add(world, back, await createAuthenticator(WINDOW));
  assert.deepEqual(await refuse(world, sara), { outcome: "refused", number: undefined });
  const { time: now } = world.clock;
  assert.equal(await readSession(world.store, back.live.sessionDigest, now), null);
  assert.ok(await readSession(world.store, sara.live.sessionDigest, now));
  assert.deepEqual(await listPasskeys(world.store, sara.live.account.id), []);
  assert.equal((await ownRequests(world.store, sara.live.account.id)).length, 1);
});

worldTest("not me attack: an old session shuts nobody out", async (world) => {
  const thief = await signedIn(world, "thief");
  world.clock.time += 5 * MINUTE + 1000;
  const sara = await signedIn(world, "sara");
  assert.deepEqual(await refuse(world, thief), { outcome: "proof_needed" });
  assert.equal((await refuse(world, sara)).outcome, "refused");
  assert.deepEqual(await refuse(world, thief), { outcome: "elsewhere" }, "it has ended");
  const write = commitTo(world.store);
  write.delete(accountRecord(sara.live.account.id));
  await write.commit();
  assert.deepEqual(await refuse(world, sara), { outcome: "elsewhere" });
});
