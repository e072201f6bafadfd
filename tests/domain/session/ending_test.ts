/**
 * Each way to end sessions: what it ends, what it records, and what it does if there is nothing
 * left to end.
 */
import { record } from "../../../domain/platform/record.ts";
import { read } from "../../../domain/platform/read.ts";
import { commitTo, type Write } from "../../../domain/platform/commit.ts";
import assert from "node:assert/strict";
import type { Account } from "../../../domain/identity/account.ts";
import { accountRecord } from "../../../domain/identity/account.ts";
import { renewalRecords, renewSession } from "../../../domain/session/renew_session.ts";
import { endAll, endListed, signOut } from "../../../domain/session/end_session.ts";
import { isKnownBrowser } from "../../../domain/session/known_browser.ts";
import { withRefused } from "../../../domain/session/revocation.ts";
import { listSessions } from "../../../domain/session/session_list.ts";
import { transact } from "../../../domain/platform/commit.ts";
import { meddlingAfterRead } from "../../support/meddling.ts";
import { countLive, lastTold, readAccount, writeAccount } from "../../support/sessions.ts";
import { beginSession, rememberBrowser } from "../../support/deciding.ts";
import { START, type World, worldTest } from "../../support/sign_in_world.ts";

async function begin(world: World, account: Account) {
  const now = world.clock.time;
  const write = commitTo(world.store);
  const begun = await beginSession(world.deps, write, { account, level: 2, authTime: now, now });
  await write.commit();
  return { ...begun, digest: world.hash.digest("session", begun.token) };
}

const countRecord = record<number, []>("recorded", { about: "a count" });

/** Counts the recorded commits. */
function recorder() {
  let count = 0;
  return {
    include: (write: Write) => void write.set(countRecord(), ++count),
    recorded: async ({ store }: World) => (await read(store, countRecord())).value ?? 0,
  };
}

const told = (world: World) => lastTold(world, "sara");

worldTest(
  "signOut(): ends the session, forgets a shared browser, and leaves one record",
  async (world) => {
    const sara = await writeAccount(world, { id: "sara" });
    const { token, digest } = await begin(world, sara);
    const write = commitTo(world.store);
    const known = await rememberBrowser(world.deps, write, { account: sara, now: START });
    await write.commit();
    const browser = world.hash.digest("browser", known.token!);
    const { include, recorded } = recorder();
    await signOut(world.deps, digest, { browser, include });
    assert.equal(await countLive(world, [token]), 0);
    assert.equal(await isKnownBrowser(world.store, browser, sara, START), false);
    assert.equal(await recorded(world), 1);
    assert.equal(await told(world), world.clock.time, "other workers");
    await signOut(world.deps, digest, { include });
    assert.equal(await recorded(world), 1, "there was nothing left to end");
  },
);

worldTest("endListed(): ends the named one, with one record", async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  const [one, other] = [await begin(world, sara), await begin(world, sara)];
  const { include, recorded } = recorder();
  const end = (id: string) => endListed(world.deps, { accountId: "sara", id }, include);
  assert.equal(await end("no such session"), false);
  assert.equal(await end(other.session.id), true);
  assert.equal(await countLive(world, [one.token]), 1);
  assert.equal(await countLive(world, [other.token]), 0);
  assert.equal(await recorded(world), 1);
  assert.equal(await told(world), world.clock.time, "other workers");
  assert.equal(await end(other.session.id), false);
  assert.equal(await recorded(world), 1);
});

worldTest(
  "endListed(): a session that is just getting another token ends, too",
  async (world) => {
    const sara = await writeAccount(world, { id: "sara" });
    const { session, digest } = await begin(world, sara);
    let renewed = "";
    const ofAnotherWorker = { ...world.store };
    meddlingAfterRead(world.store, "session", async () => {
      const begun = await transact(
        ofAnotherWorker,
        renewalRecords(digest, "sara"),
        (records, write) =>
          renewSession(world.deps, write, records, world.clock.time, { level: 3 }),
      );
      renewed = begun!.token;
    });
    assert.equal(
      await endListed(world.deps, { accountId: "sara", id: session.id }, () => {}),
      true,
    );
    assert.equal(await countLive(world, [renewed]), 0);
  },
);

worldTest("endAll(): ends all of them, repeatedly, but only from a live one", async (world) => {
  await writeAccount(world, { id: "sara" });
  const { include, recorded } = recorder();
  for (let round = 1; round <= 3; round++) {
    const sara = await readAccount(world, "sara");
    const [one, other] = [await begin(world, sara), await begin(world, sara)];
    const end = () => endAll(world.deps, { digest: one.digest, accountId: "sara" }, include);
    world.clock.time += 1;
    assert.equal(await end(), true);
    assert.equal(await countLive(world, [one.token, other.token]), 0);
    assert.deepEqual(await listSessions(world.deps, await readAccount(world, "sara")), []);
    assert.equal(await told(world), world.clock.time, "other workers");
    assert.equal(await end(), false, "by one that has ended");
    assert.equal(await recorded(world), round);
  }
});

worldTest(
  "withRefused(): the hundredth refusal ends what it names, the next one all",
  async (world) => {
    let sara = await writeAccount(world, { id: "sara" });
    const { token } = await begin(world, sara);
    const refuse = async (count: number, from: number) => {
      for (let i = from; i < from + count; i++) {
        sara = withRefused(sara, { [`b${i}`]: world.clock.time + 1000 + i }, world.clock.time);
      }
      await commitTo(world.store).set(accountRecord("sara"), sara).commit();
    };
    await refuse(100, 0);
    assert.equal(await countLive(world, [token]), 1);
    assert.equal(Object.keys(sara.refused!).length, 100);
    await refuse(1, 100);
    assert.equal(await countLive(world, [token]), 0);
    assert.equal(Object.keys(sara.refused!).length, 100);
  },
);

worldTest(
  "endListed(): a session that is just signing out is not recorded as ended here",
  async (world) => {
    const sara = await writeAccount(world, { id: "sara" });
    const { session, digest } = await begin(world, sara);
    const { include, recorded } = recorder();
    meddlingAfterRead(world.store, "session", () => signOut(world.deps, digest));
    assert.equal(
      await endListed(world.deps, { accountId: "sara", id: session.id }, include),
      false,
    );
    assert.equal(await recorded(world), 0);
  },
);
