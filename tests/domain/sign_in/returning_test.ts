import { read } from "../../../domain/platform/read.ts";
import assert from "node:assert/strict";
import { isSamePerson } from "../../../domain/identity/person_identity.ts";
import type { Account } from "../../../domain/identity/account.ts";
import { DAY } from "../../../domain/platform/platform.ts";
import { listSessions } from "../../../domain/session/session_list.ts";
import { sessionRecord } from "../../../domain/session/session.ts";
import { returnToAccount } from "../../../domain/sign_in/return_to_account.ts";
import { readAccount } from "../../support/sessions.ts";
import {
  identify,
  SARA,
  signIn,
  startAndEnterCode,
  type World,
  worldTest,
} from "../../support/sign_in_world.ts";

const OMID = { nationalId: "0499370899", typed: { ...SARA.typed, nationalId: "0499370899" } };

function addOmid(world: World, mobile: string) {
  world.outside.sims.set(mobile, OMID.nationalId);
  world.outside.people.set(`${OMID.nationalId} 1370/5/14`, { ...SARA.person, firstName: "امید" });
}

/** A caller whose browser signed in before. */
async function knownCaller(world: World, name: string) {
  const { browserToken } = await signIn(world, world.caller("first visit"));
  world.clock.time += DAY;
  return world.caller(name, { browser: world.hash.digest("browser", browserToken!) });
}

worldTest(
  "a known browser needs the code only, and SIM ownership is checked again",
  async (world) => {
    const caller = await knownCaller(world, "again");
    world.asked.length = 0;
    assert.deepEqual(await startAndEnterCode(world, caller), {
      outcome: "accepted",
      knownBrowser: true,
    });
    const result = await returnToAccount(world.deps, caller);
    assert.equal(result.outcome === "signed_in" && result.session.level, 2);
    assert.equal(result.outcome === "signed_in" && result.browserToken, undefined);
    assert.deepEqual(world.asked, ["sim"]);
  },
);

worldTest("a right code in an unknown browser is not sufficient", async (world) => {
  await signIn(world, world.caller("own browser"));
  const thief = world.caller("thief");
  assert.deepEqual(await startAndEnterCode(world, thief), {
    outcome: "accepted",
    knownBrowser: false,
  });
  assert.equal((await returnToAccount(world.deps, thief)).outcome, "elsewhere");
});

worldTest("a browser known to one person is unknown to another", async (world) => {
  const caller = await knownCaller(world, "shared computer");
  addOmid(world, "09350000000");
  assert.deepEqual(await startAndEnterCode(world, caller, "09350000000"), {
    outcome: "accepted",
    knownBrowser: false,
  });
});

worldTest(
  "a recycled number never opens its former owner's account, not even in their browser",
  async (world) => {
    const caller = await knownCaller(world, "again");
    addOmid(world, SARA.mobile);
    await startAndEnterCode(world, caller);
    assert.equal((await returnToAccount(world.deps, caller)).outcome, "identity_needed");
    const result = await identify(world, caller, { typed: OMID.typed });
    const accounts = (await world.store.list<Account>(["account"])).entries.map((e) => e.value);
    const sara = accounts.find(({ identity }) =>
      isSamePerson(identity, { kind: "iranian", nationalId: SARA.nationalId })
    );
    assert.notEqual(result.session.accountId, sara?.id);
    assert.equal(sara?.mobile, undefined);
  },
);

worldTest("a new SIM replaces the old one, which is notified", async (world) => {
  const first = await signIn(world, world.caller("a"));
  const newMobile = "09350000000";
  world.outside.sims.set(newMobile, SARA.nationalId);
  const second = await signIn(world, world.caller("b"), { mobile: newMobile });
  assert.equal(second.session.accountId, first.session.accountId);
  // The holder of the old SIM may have begun the old session.
  const live = await listSessions(world, await readAccount(world, first.session.accountId));
  assert.deepEqual(live.map(({ session }) => session.id), [second.session.id]);
  await world.settled();
  const { mobile, message } = world.inbox.at(-1)!;
  assert.equal(mobile, SARA.mobile);
  assert.ok(message.template === "sim_changed" && message.newMobileTail === "0000");
  // The old number has no account now: even in the old browser it begins as a stranger.
  const old = world.caller("c", { browser: world.hash.digest("browser", first.browserToken!) });
  assert.deepEqual(await startAndEnterCode(world, old), {
    outcome: "accepted",
    knownBrowser: false,
  });
});

worldTest("a registry outage lets the returning person try again", async (world) => {
  const caller = await knownCaller(world, "again");
  await startAndEnterCode(world, caller);
  world.outside.down.add("sim");
  const outage = await returnToAccount(world.deps, caller);
  assert.equal(outage.outcome, "registry_unavailable");
  world.outside.down.delete("sim");
  assert.equal((await returnToAccount(world.deps, caller)).outcome, "signed_in");
});

worldTest("a new sign-in ends the browser's former session", async (world) => {
  const { sessionToken } = await signIn(world, world.caller("a"));
  const old = world.hash.digest("session", sessionToken);
  await signIn(world, world.caller("b", { session: old }));
  assert.equal((await read(world.store, sessionRecord(old))).value, null);
});
