/** What the end of a journey keeps of an existing account, and who is notified. */
import { waitingNotices } from "../../support/outbox.ts";
import { lastTold } from "../../support/sessions.ts";
import assert from "node:assert/strict";
import type { Account, AddressRequest } from "../../../domain/identity/account.ts";
import { DAY, MINUTE } from "../../../domain/platform/platform.ts";
import { checkIdentity } from "../../../domain/sign_in/check_identity.ts";
import { postponeAddress } from "../../../domain/sign_in/confirm_address.ts";
import { confirmPerson } from "../../../domain/sign_in/confirm_person.ts";
import type { Caller } from "../../../domain/journey/caller.ts";
import { returnToAccount } from "../../../domain/sign_in/return_to_account.ts";
import { auditOf } from "../../support/audit.ts";
import { runningOf } from "../../support/running.ts";
import {
  SARA,
  signIn,
  startAndEnterCode,
  type World,
  worldTest,
} from "../../support/sign_in_world.ts";

const NEW_SIM = "09350000000";

async function account({ store }: World): Promise<Account> {
  const { entries } = await store.list<Account>(["account"]);
  assert.equal(entries.length, 1);
  return entries[0].value;
}

/** A sign-in that postpones the postal code. */
async function signInWithoutAddress(world: World, caller: Caller, mobile = SARA.mobile) {
  await startAndEnterCode(world, caller, mobile);
  await checkIdentity(world.deps, caller, SARA.typed);
  await confirmPerson(world.deps, caller, true);
  const result = await postponeAddress(world.deps, caller);
  assert.ok(result.outcome === "signed_in");
  return result;
}

worldTest(
  "a sign-in without the post does not degrade a verified account",
  async (world) => {
    const email = "sara@example.ir";
    world.outside.people.set(`${SARA.nationalId} 1370/5/14`, { ...SARA.person, email });
    await signIn(world, world.caller("a"));
    const before = await account(world);
    assert.deepEqual([before.status, before.postalCode, before.email], [
      "verified",
      "1234567890",
      email,
    ]);
    // The registry no longer has her e-mail address.
    world.outside.people.set(`${SARA.nationalId} 1370/5/14`, SARA.person);
    world.clock.time += DAY;
    const { session } = await signInWithoutAddress(world, world.caller("b"));
    assert.equal(session.level, 2);
    assert.deepEqual(await account(world), before);
  },
);

worldTest(
  "a temporary account is verified when its address is confirmed, and keeps its age",
  async (world) => {
    const { session } = await signInWithoutAddress(world, world.caller("a"));
    const temporary = await account(world);
    assert.deepEqual([session.level, temporary.status, temporary.verifiedAt], [
      1,
      "temporary",
      undefined,
    ]);
    world.clock.time += DAY;
    assert.equal((await signIn(world, world.caller("b"))).session.level, 2);
    const { status, createdAt, verifiedAt } = await account(world);
    assert.deepEqual([status, createdAt, verifiedAt], [
      "verified",
      temporary.createdAt,
      world.clock.time,
    ]);
  },
);

worldTest("a session is as old as its code, however long the journey took", async (world) => {
  const caller = world.caller("a");
  await startAndEnterCode(world, caller);
  const entered = world.clock.time;
  await checkIdentity(world.deps, caller, SARA.typed);
  await confirmPerson(world.deps, caller, true);
  world.clock.time += 20 * MINUTE;
  const result = await postponeAddress(world.deps, caller);
  assert.equal(result.outcome === "signed_in" && result.session.authTime, entered);
  assert.equal(await runningOf(world, caller), null, "the journey is over");
});

worldTest("a correction of the address has a tracking number of twelve digits", async (world) => {
  await signIn(world, world.caller("a"), { postalCode: "9876543210" });
  const [{ value }] = (await world.store.list<AddressRequest>(["address_request"])).entries;
  assert.match(value.trackingNumber, /^\d{12}$/);
  assert.equal(value.filedAt, world.clock.time);
  assert.equal((await account(world)).postalCode, "9876543210");
});

worldTest("a new SIM replaces the old one, whose number becomes free", async (world) => {
  await signIn(world, world.caller("a"));
  world.outside.sims.set(NEW_SIM, SARA.nationalId);
  const moved = await signIn(world, world.caller("b"), { mobile: NEW_SIM });
  assert.deepEqual(moved.endedOf, [(await account(world)).id], "and drops what is warm");
  assert.equal((await world.store.list(["account_by_mobile"])).entries.length, 1);
  assert.equal((await account(world)).mobile, NEW_SIM);
  assert.equal(await lastTold(world, (await account(world)).id), world.clock.time);
});

/** The kinds of notices that a sign-in queues. */
async function newsOf(world: World, signingIn: () => Promise<unknown>): Promise<string[]> {
  world.clock.time += DAY;
  world.deps.background = () => {};
  const before = await notices(world);
  await signingIn();
  const after = await notices(world);
  return after.filter(({ id }) => !before.some((one) => one.id === id)).map(({ kind }) => kind);
}
const notices = ({ store }: World) => waitingNotices(store);

/** A caller whose browser has signed in before. */
const inBrowser = (world: World, name: string, token: string) =>
  world.caller(name, { browser: world.hash.digest("browser", token) });

worldTest("notices of a sign-in, by browser", async (world) => {
  const first = await signInWithoutAddress(world, world.caller("first"));
  assert.deepEqual(await notices(world), []);
  const own = (name: string) => inBrowser(world, name, first.browserToken!);
  assert.deepEqual(await newsOf(world, () => signIn(world, world.caller("b"))), ["level_raised"]);
  assert.deepEqual(await newsOf(world, () => signIn(world, world.caller("c"))), ["new_browser"]);
  world.outside.sims.set(NEW_SIM, SARA.nationalId);
  assert.deepEqual(
    await newsOf(world, () => signIn(world, own("new phone"), { mobile: NEW_SIM })),
    ["new_sim"],
    "in their own browser, too",
  );
});

worldTest(
  "in a person's own browser a sign-in with full identity sends no notice",
  async (world) => {
    const { browserToken } = await signIn(world, world.caller("first"));
    const caller = inBrowser(world, "again", browserToken!);
    const news = await newsOf(world, async () => {
      world.outside.sims.set(SARA.mobile, "0499370899");
      await startAndEnterCode(world, caller);
      assert.equal((await returnToAccount(world.deps, caller)).outcome, "identity_needed");
      world.outside.sims.set(SARA.mobile, SARA.nationalId);
      await checkIdentity(world.deps, caller, SARA.typed);
      await confirmPerson(world.deps, caller, true);
      const result = await postponeAddress(world.deps, caller);
      assert.ok(result.outcome === "signed_in" && !result.browserToken);
    });
    assert.deepEqual(news, []);
  },
);

worldTest("notices of an account are sent at once", async (world) => {
  await signIn(world, world.caller("a"));
  await world.settled();
  world.clock.time += DAY;
  await signIn(world, world.caller("b"));
  await world.settled();
  assert.equal(world.inbox.filter(({ message }) => message.template === "notice").length, 1);
});

worldTest("the twenty-first session is recorded as the end of the oldest", async (world) => {
  const sessions: string[] = [];
  for (let i = 0; i < 21; i++) {
    world.clock.time += MINUTE / 2;
    const caller = world.caller(`b${i}`, { network: `n${i}`, ip: `a${i}` });
    await world.store.atomic().delete([
      "budget",
      "person",
      world.hash.digest("mobile", SARA.mobile),
    ])
      .commit();
    const result = await signIn(world, caller);
    sessions.push(result.session.id);
    assert.equal(result.endedOf.length, i === 20 ? 1 : 0);
  }
  assert.deepEqual((await auditOf(world, "session.ended")).map(({ detail }) => detail), [
    { session: sessions[0], by: sessions[20], reason: "limit" },
  ]);
});
