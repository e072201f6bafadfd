/**
 * Concurrent changes during a call to a registry or the operator: each step continues only if
 * nothing that it depends on has changed.
 */
import { commitTo } from "../../../domain/platform/commit.ts";
import { firstPage, read } from "../../../domain/platform/read.ts";
import assert from "node:assert/strict";
import { type Account, accountRecord } from "../../../domain/identity/account.ts";
import { DAY, MINUTE } from "../../../domain/platform/platform.ts";
import { checkIdentity } from "../../../domain/sign_in/check_identity.ts";
import { confirmAddress, postponeAddress } from "../../../domain/sign_in/confirm_address.ts";
import { confirmPerson } from "../../../domain/sign_in/confirm_person.ts";
import type { Caller } from "../../../domain/journey/caller.ts";
import { emailCode } from "../../../domain/code/email_code.ts";
import { enterCode } from "../../../domain/code/enter_code.ts";
import { resendCode } from "../../../domain/code/request_code.ts";
import { returnToAccount } from "../../../domain/sign_in/return_to_account.ts";
import { type Transaction, transactionRecord } from "../../../domain/journey/transaction.ts";
import { browserRecord } from "../../../domain/session/known_browser.ts";
import { auditOf } from "../../support/audit.ts";
import { meddlingAfterRead, meddlingWith } from "../../support/meddling.ts";
import { changeRunning, runningOf } from "../../support/running.ts";
import {
  DANIEL,
  identify,
  SARA,
  signIn,
  start,
  startAndEnterCode,
  type World,
  worldTest,
} from "../../support/sign_in_world.ts";

const OTHER_MOBILE = "09350000000";
const OMID = { ...SARA.typed, nationalId: "0499370899" };

async function changeAccount(world: World, id: string, changes: Partial<Account>) {
  const account = await read(world.store, accountRecord(id));
  await commitTo(world.store).set(account, { ...account.value!, ...changes }).commit();
}

const accounts = async (world: World) =>
  (await world.store.list<Account>(["account"])).entries.map(({ value }) => value);

for (const registry of ["sim", "civil"] as const) {
  worldTest(
    `identity: another tab starts over with another number during the call to ${registry}`,
    async (world) => {
      const caller = world.caller("a");
      await startAndEnterCode(world, caller);
      meddlingWith(
        world.deps[registry],
        () => changeRunning(world, caller, { mobile: OTHER_MOBILE }),
      );
      assert.deepEqual(await checkIdentity(world.deps, caller, SARA.typed), {
        outcome: "elsewhere",
      });
      assert.equal((await runningOf(world, caller))?.identity, undefined);
    },
  );
}

worldTest(
  "identity: another number does not fail because of the first one's SIM",
  async (world) => {
    world.outside.sims.set(SARA.mobile, OMID.nationalId);
    const caller = world.caller("a");
    await startAndEnterCode(world, caller);
    meddlingWith(world.deps.sim, () => changeRunning(world, caller, { mobile: OTHER_MOBILE }));
    assert.deepEqual(await checkIdentity(world.deps, caller, SARA.typed), { outcome: "elsewhere" });
    const { step, failure } = (await runningOf(world, caller))!;
    assert.deepEqual([step, failure], ["identity", undefined]);
  },
);

worldTest("identity: a journey that was started over waits for its own code", async (world) => {
  const caller = world.caller("a");
  await startAndEnterCode(world, caller);
  meddlingWith(world.deps.civil, () => changeRunning(world, caller, { step: "code" }));
  assert.deepEqual(await checkIdentity(world.deps, caller, SARA.typed), { outcome: "elsewhere" });
  assert.equal((await runningOf(world, caller))?.step, "code");
});

/** A caller at the postal code step. */
async function atAddress(
  world: World,
  { typed = SARA.typed as Parameters<typeof checkIdentity>[2], mobile = SARA.mobile } = {},
) {
  const caller = world.caller("a");
  await startAndEnterCode(world, caller, mobile);
  await checkIdentity(world.deps, caller, typed);
  await confirmPerson(world.deps, caller, true);
  return caller;
}

const changes: [string, (running: Transaction) => Partial<Transaction>][] = [
  ["another number", () => ({ mobile: OTHER_MOBILE })],
  ["another person", ({ identity }) => ({
    identity: { ...identity!, who: { kind: "iranian", nationalId: OMID.nationalId } },
  })],
  ["no person", () => ({ identity: undefined })],
  ["an earlier step", () => ({ step: "confirm" })],
];
for (const [name, change] of changes) {
  worldTest(
    `postal code: the journey has ${name} by the time the post has answered`,
    async (world) => {
      const caller = await atAddress(world);
      const running = (await runningOf(world, caller))!;
      meddlingWith(world.deps.post, () => changeRunning(world, caller, change(running)));
      const result = await confirmAddress(world.deps, caller, "1234567890");
      assert.deepEqual(result, { outcome: "elsewhere" });
      assert.deepEqual(await accounts(world), []);
    },
  );
}

worldTest(
  "postal code: another foreigner is another person, the same with another document is not",
  async (world) => {
    const caller = await atAddress(world, DANIEL);
    const { identity } = (await runningOf(world, caller))!;
    assert.equal(identity?.who.kind, "foreign");
    const as = (who: object) => ({ identity: { ...identity!, who: { ...identity!.who, ...who } } });
    meddlingWith(
      world.deps.post,
      () => changeRunning(world, caller, as({ fidaCode: "99910000022" })),
    );
    const other = await confirmAddress(world.deps, caller, "1234567890");
    assert.deepEqual(other, { outcome: "elsewhere" });

    await changeRunning(world, caller, { identity });
    meddlingWith(
      world.deps.post,
      () => changeRunning(world, caller, as({ documentNumber: "N3W00001" })),
    );
    assert.equal((await confirmAddress(world.deps, caller, "1234567890")).outcome, "signed_in");
  },
);

worldTest(
  "postal code: an account that was verified during the call stays verified",
  async (world) => {
    const first = await atAddress(world);
    const temporary = await postponeAddress(world.deps, first);
    assert.ok(temporary.outcome === "signed_in");
    world.clock.time += DAY;
    const again = await atAddress(world);
    meddlingAfterRead(
      world.store,
      "account",
      () =>
        changeAccount(world, temporary.session.accountId, { status: "verified", verifiedAt: 1 }),
    );
    assert.equal((await postponeAddress(world.deps, again)).outcome, "signed_in");
    const [account] = await accounts(world);
    assert.deepEqual([account.status, account.verifiedAt], ["verified", 1]);
  },
);

worldTest("a number that is taken from an account takes nothing else along", async (world) => {
  const { session } = await signIn(world, world.caller("sara"));
  world.outside.sims.set(SARA.mobile, OMID.nationalId);
  world.outside.people.set(`${OMID.nationalId} 1370/5/14`, SARA.person);
  world.clock.time += DAY;
  const caller = await atAddress(world, { typed: OMID });
  meddlingAfterRead(
    world.store,
    "account",
    () => changeAccount(world, session.accountId, { postalCode: "9876543210" }),
  );
  assert.equal((await confirmAddress(world.deps, caller, "1234567890")).outcome, "signed_in");
  const former = (await accounts(world)).find(({ id }) => id === session.accountId);
  assert.deepEqual([former?.mobile, former?.postalCode], [undefined, "9876543210"]);
});

/** A caller in a known browser whose SIM is being checked. */
async function returning(world: World) {
  const { browserToken, session } = await signIn(world, world.caller("first visit"));
  world.clock.time += DAY;
  const browser = world.hash.digest("browser", browserToken!);
  const caller = world.caller("again", { browser });
  await startAndEnterCode(world, caller);
  return { caller, accountId: session.accountId };
}

const meanwhile: [string, (world: World, caller: Caller, accountId: string) => Promise<void>][] = [
  [
    "the person has refused the browser",
    async (world, caller, id) => {
      const { value } = await read(world.store, browserRecord(caller.browser!));
      await changeAccount(world, id, {
        refused: { [value!.accounts[id].id]: world.clock.time + DAY },
      });
    },
  ],
  [
    "the account has another number",
    (world, _, id) => changeAccount(world, id, { mobile: OTHER_MOBILE }),
  ],
  ["the account has no number", (world, _, id) => changeAccount(world, id, { mobile: undefined })],
  [
    "the journey is at another step",
    (world, caller) => changeRunning(world, caller, { step: "identity" }),
  ],
  [
    "the journey is another account's",
    (world, caller) => changeRunning(world, caller, { accountId: "another" }),
  ],
  [
    "the journey has another number",
    (world, caller) => changeRunning(world, caller, { mobile: OTHER_MOBILE }),
  ],
];
for (const [name, change] of meanwhile) {
  worldTest(`returning: ${name} by the time the SIM registry has answered`, async (world) => {
    const { caller, accountId } = await returning(world);
    meddlingWith(world.deps.sim, () => change(world, caller, accountId));
    assert.deepEqual(await returnToAccount(world.deps, caller), { outcome: "elsewhere" });
    assert.equal((await auditOf(world, "session.created")).length, 1, "of the first visit");
  });
}

worldTest("returning: a deleted account leads to identity", async (world) => {
  const { caller, accountId } = await returning(world);
  await commitTo(world.store).delete(accountRecord(accountId)).commit();
  assert.deepEqual(await returnToAccount(world.deps, caller), { outcome: "identity_needed" });
  const running = (await runningOf(world, caller))!;
  assert.deepEqual([running.step, running.accountId], ["identity", undefined]);
  await identify(world, caller);
});

worldTest("code: a code that is typed for one number opens no other's journey", async (world) => {
  const caller = world.caller("a");
  await start(world, caller);
  meddlingAfterRead(
    world.store,
    "transaction",
    () => changeRunning(world, caller, { mobile: OTHER_MOBILE }),
  );
  assert.deepEqual(await enterCode(world.deps, caller, world.lastCode()), { outcome: "elsewhere" });
});

worldTest(
  "e-mail: a code that was sent during the call is not mailed in place of the other",
  async (world) => {
    const caller = world.caller("a");
    await start(world, caller);
    world.clock.time += MINUTE;
    meddlingAfterRead(world.store, "transaction", () => resendCode(world.deps, caller));
    assert.deepEqual(await emailCode(world.deps, caller), { outcome: "elsewhere" });
  },
);

worldTest("SMS: a late refusal of one code does not affect the next", async (world) => {
  const caller = world.caller("a");
  world.outside.down.add("sms");
  const next = { id: "next", digest: "", sentAt: 1, expiresAt: 2, wrongTries: 0 };
  const { send } = world.deps.sms;
  world.deps.sms.send = async (...message) => {
    const [running] = await firstPage(world.store, transactionRecord.all(), 1);
    await commitTo(world.store).set(running, { ...running.value, code: next }).commit();
    return await send(...message);
  };
  assert.equal((await start(world, caller)).outcome, "undelivered");
  assert.equal((await runningOf(world, caller))?.codeUndelivered, undefined);
});

worldTest(
  "returning: a browser that was refused since the code leads to identity, without a call",
  async (world) => {
    const { caller } = await returning(world);
    await commitTo(world.store).delete(browserRecord(caller.browser!)).commit();
    world.asked.length = 0;
    assert.deepEqual(await returnToAccount(world.deps, caller), { outcome: "identity_needed" });
    assert.deepEqual(world.asked, []);
    assert.deepEqual(
      await auditOf(world, "identity.sim_mismatch"),
      [],
      "the SIM was not asked about",
    );
  },
);

worldTest(
  "returning: an outage says when to come back, and the session is as old as the code",
  async (world) => {
    const { caller } = await returning(world);
    const entered = world.clock.time;
    world.clock.time += 10 * MINUTE;
    world.outside.down.add("sim");
    assert.deepEqual(await returnToAccount(world.deps, caller), {
      outcome: "registry_unavailable",
      registry: "sim",
      retryAt: world.clock.time + 10_000,
    });
    world.outside.down.clear();
    const result = await returnToAccount(world.deps, caller);
    assert.equal(result.outcome === "signed_in" && result.session.authTime, entered);
  },
);
