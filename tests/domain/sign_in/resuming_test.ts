/** A verification that continues from a session: with whom, from which step, and until when. */
import { commitTo } from "../../../domain/platform/commit.ts";
import assert from "node:assert/strict";
import { type Account, accountRecord } from "../../../domain/identity/account.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { signOut } from "../../../domain/session/end_session.ts";
import { checkIdentity } from "../../../domain/sign_in/check_identity.ts";
import { confirmAddress, postponeAddress } from "../../../domain/sign_in/confirm_address.ts";
import { confirmPerson } from "../../../domain/sign_in/confirm_person.ts";
import { readTransaction } from "../../../domain/journey/transaction.ts";
import { resumeVerification } from "../../../domain/sign_in/verify_later.ts";
import { meddlingAfterRead, meddlingWith } from "../../support/meddling.ts";
import { changeRunning, runningOf } from "../../support/running.ts";
import {
  SARA,
  signIn,
  startAndEnterCode,
  type World,
  worldTest,
} from "../../support/sign_in_world.ts";

/** Signed in with a temporary account. */
async function temporary(world: World) {
  const first = world.caller("first");
  await startAndEnterCode(world, first);
  await checkIdentity(world.deps, first, SARA.typed);
  await confirmPerson(world.deps, first, true);
  const signedIn = await postponeAddress(world.deps, first);
  assert.ok(signedIn.outcome === "signed_in");
  const live = (await createLiveSessions(world.deps).ofWindow(signedIn.sessionToken))!;
  return { live, caller: world.caller("later", { session: live.sessionDigest }) };
}

async function resumed(world: World) {
  const { live, caller } = await temporary(world);
  assert.equal(await resumeVerification(world.deps, caller, live), true);
  return { live, caller, confirm: () => confirmAddress(world.deps, caller, "1234567890") };
}

const changeAccount = (world: World, account: Account, changes: Partial<Account>) =>
  commitTo(world.store).set(accountRecord(account.id), { ...account, ...changes }).commit();

for (
  const [name, change, step] of [
    ["says the same", () => {}, "postal_code"],
    ["is down", ({ outside }) => outside.down.add("civil"), "postal_code"],
    [
      "says that the person has died",
      ({ outside }) =>
        outside.people.set(`${SARA.nationalId} 1370/5/14`, { ...SARA.person, alive: false }),
      "identity",
    ],
    ["knows no such person", ({ outside }) => outside.people.clear(), "identity"],
  ] as [string, (world: World) => void, string][]
) {
  worldTest(`verifying later begins at ${step} if the registry ${name}`, async (world) => {
    const { live, caller } = await temporary(world);
    change(world);
    assert.equal(await resumeVerification(world.deps, caller, live), true);
    const running = (await runningOf(world, caller))!;
    assert.equal(running.step, step);
    assert.deepEqual(running.identity?.who, live.account.identity);
    assert.deepEqual([running.session, running.authTime], [
      live.sessionDigest,
      live.session.authTime,
    ]);
  });
}

worldTest(
  "there is nothing to verify for a verified account, or without a number",
  async (world) => {
    const { live, caller } = await temporary(world);
    for (const changes of [{ status: "verified" as const }, { mobile: undefined }]) {
      const account = { ...live.account, ...changes };
      assert.equal(await resumeVerification(world.deps, caller, { ...live, account }), false);
    }
    assert.equal(await runningOf(world, caller), null);
  },
);

worldTest("a verification belongs to the session in which it began", async (world) => {
  const { caller, confirm } = await resumed(world);
  const other = await signIn(world, world.caller("other", { network: "n2" }), {
    mobile: otherPerson(world),
    typed: { ...SARA.typed, nationalId: "0499370899" },
  });
  const session = world.hash.digest("session", other.sessionToken);
  for (const who of [{ ...caller, session }, { ...caller, session: undefined }]) {
    const result = await confirmAddress(world.deps, who, "1234567890");
    assert.deepEqual(result, { outcome: "elsewhere" });
  }
  assert.equal((await confirm()).outcome, "signed_in");
});

function otherPerson({ outside }: World): string {
  outside.sims.set("09350000000", "0499370899");
  outside.people.set("0499370899 1370/5/14", { ...SARA.person, firstName: "امید" });
  return "09350000000";
}

worldTest(
  "a session that ends during the call to the post ends its verification",
  async (world) => {
    const { live, confirm } = await resumed(world);
    meddlingWith(world.deps.post, () => signOut(world.deps, live.sessionDigest));
    assert.deepEqual(await confirm(), { outcome: "elsewhere" });
  },
);

for (const record of ["session", "account"] as const) {
  worldTest(
    `a session that ends after its ${record} was read ends its verification, too`,
    async (world) => {
      const { live, caller } = await resumed(world);
      const running = (await runningOf(world, caller))!;
      // The commit's own reads; earlier ones belong to the step.
      meddlingWith(world.deps.post, () => {
        meddlingAfterRead(world.store, record, () => signOut(world.deps, live.sessionDigest));
        return Promise.resolve();
      });
      const result = await confirmAddress(world.deps, caller, "1234567890");
      assert.deepEqual(result, { outcome: "elsewhere" });
      assert.equal(running.step, "postal_code");
      assert.deepEqual((await world.store.list(["session"])).entries, []);
    },
  );
}

worldTest("a number that the account has lost during the call proves nothing", async (world) => {
  const { live, confirm } = await resumed(world);
  meddlingWith(
    world.deps.post,
    () => changeAccount(world, live.account, { mobile: "09350000000" }),
  );
  assert.deepEqual(await confirm(), { outcome: "elsewhere" });
  await changeAccount(world, live.account, {});
  assert.equal((await confirm()).outcome, "signed_in");
});

worldTest(
  "readTransaction(): a journey of a session is visible to its own browser, while it is live",
  async (world) => {
    const { live, caller } = await resumed(world);
    const other = await signIn(world, world.caller("other", { network: "n2" }), {
      mobile: otherPerson(world),
      typed: { ...SARA.typed, nationalId: "0499370899" },
    });
    const seen = async (session?: string) =>
      (await readTransaction(world.deps, { ...caller, session }))?.step;
    assert.equal(await seen(live.sessionDigest), "postal_code");
    assert.equal(await seen(world.hash.digest("session", other.sessionToken)), undefined);
    assert.equal(await seen(undefined), undefined);
    await signOut(world.deps, live.sessionDigest);
    assert.equal(await seen(live.sessionDigest), undefined);
  },
);

worldTest(
  "ending all sessions during the call to the post ends the verification",
  async (world) => {
    const { live, confirm } = await resumed(world);
    meddlingWith(world.deps.post, () => changeAccount(world, live.account, { epoch: 7 }));
    assert.deepEqual(await confirm(), { outcome: "elsewhere" });
  },
);

worldTest(
  "a journey that becomes a session's during the call to the post belongs to that session",
  async (world) => {
    const { live } = await temporary(world);
    world.clock.time += MINUTE;
    const caller = world.caller("without a session");
    await startAndEnterCode(world, caller);
    await checkIdentity(world.deps, caller, SARA.typed);
    await confirmPerson(world.deps, caller, true);
    meddlingWith(
      world.deps.post,
      () => changeRunning(world, caller, { session: live.sessionDigest }),
    );
    const result = await confirmAddress(world.deps, caller, "1234567890");
    assert.deepEqual(result, { outcome: "elsewhere" });
  },
);
