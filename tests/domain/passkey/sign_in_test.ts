/** Sign-in by passkey: what it opens, and what it refuses. */
import assert from "node:assert/strict";
import { accountRecord } from "../../../domain/identity/account.ts";
import { USES_A_DAY } from "../../../domain/passkey/budget.ts";
import { listPasskeys, removePasskey } from "../../../domain/passkey/change_passkey.ts";
import { passkeyUser } from "../../../domain/passkey/credential/passkeys.ts";
import { passkeyRequest, signInByPasskey } from "../../../domain/passkey/sign_in_by_passkey.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { HOUR, MINUTE } from "../../../domain/platform/platform.ts";
import { listSignIns } from "../../../domain/portal/past_sign_ins.ts";
import { auditOf } from "../../support/audit.ts";
import { createAuthenticator, type Meddling } from "../../support/authenticator.ts";
import { readAccount } from "../../support/sessions.ts";
import { SARA, worldTest } from "../../support/sign_in_world.ts";
import { add, asked, liveOf, signedIn, use, WINDOW, withPasskey } from "./passkeys.ts";

worldTest("passkey: opens a session of level 2 in a browser that was not known", async (world) => {
  const { live, authenticator } = await withPasskey(world);
  world.clock.time += HOUR;
  const result = await use(world, authenticator, world.caller("second"));
  assert.ok(result.outcome === "signed_in");
  const { session, browserToken, sessionToken } = result;
  assert.ok(browserToken, "the browser is known from now on");
  assert.partialDeepStrictEqual(session, {
    accountId: live.account.id,
    level: 2,
    authTime: world.clock.time,
  });
  assert.ok(await liveOf(world, sessionToken));
  const [passkey] = await listPasskeys(world.store, live.account.id);
  assert.equal(session.passkey, passkey.id);
  assert.equal(passkey.lastUsedAt, world.clock.time);
  const { values: signIns } = await listSignIns(world.deps, live.account.id);
  assert.deepEqual(signIns.map(({ way, knownBrowser }) => [way, knownBrowser]), [
    ["passkey", false],
    ["sms", false],
  ]);
  await world.settled();
  const told = world.inbox.at(-1)!.message;
  assert.ok("what" in told && told.what === "ورود با مرورگر تازه", "the person is told");
});

worldTest("passkey: asks for SIM ownership and for nothing else", async (world) => {
  const { authenticator } = await withPasskey(world);
  world.asked.length = 0;
  await use(world, authenticator, world.caller("second"));
  assert.deepEqual(world.asked, ["sim"]);
});

worldTest("passkey: a number that is not the person's any more opens nothing", async (world) => {
  const { authenticator } = await withPasskey(world);
  world.outside.sims.set(SARA.mobile, "0499370899");
  const result = await use(world, authenticator, world.caller("second"));
  assert.deepEqual(result, { outcome: "sim_mismatch" });
});

worldTest(
  "passkey: an account without a number is opened by its owner's code only",
  async (world) => {
    const { live, authenticator } = await withPasskey(world);
    const { mobile: _, ...account } = await readAccount(world, live.account.id);
    await commitTo(world.store).set(accountRecord(account.id), account).commit();
    world.asked.length = 0;
    const result = await use(world, authenticator, world.caller("second"));
    assert.deepEqual(result, { outcome: "sim_mismatch" });
    assert.deepEqual(world.asked, []);
  },
);

worldTest("passkey: works again once the registry answers, with the same answer", async (world) => {
  const { authenticator } = await withPasskey(world);
  const caller = world.caller("second");
  const credential = await authenticator.use(passkeyRequest(world.deps, caller));
  world.outside.down.add("sim");
  for (let i = 0; i <= USES_A_DAY.use; i++) {
    const { outcome } = await signInByPasskey(world.deps, caller, credential);
    assert.equal(outcome, "registry_unavailable");
  }
  world.outside.down.delete("sim");
  const second = await signInByPasskey(world.deps, caller, credential);
  assert.equal(second.outcome, "signed_in");
});

worldTest(
  "passkey: the same form twice gets the same session, a minute later too",
  async (world) => {
    const { authenticator } = await withPasskey(world);
    const caller = world.caller("second");
    const credential = await authenticator.use(passkeyRequest(world.deps, caller));
    const both = await Promise.all(
      [1, 2].map(() => signInByPasskey(world.deps, caller, credential)),
    );
    world.clock.time += MINUTE;
    const all = [...both, await signInByPasskey(world.deps, caller, credential)];
    assert.deepEqual(all.map(({ outcome }) => outcome).toSorted(), [
      "signed_in",
      "signed_in_before",
      "signed_in_before",
    ]);
    const tokens = new Set(all.map((one) => "sessionToken" in one && one.sessionToken));
    assert.equal(tokens.size, 1);
    world.clock.time += MINUTE;
    assert.equal((await signInByPasskey(world.deps, caller, credential)).outcome, "lapsed");
  },
);

worldTest("passkey: an answer is of no use in another browser", async (world) => {
  const { authenticator } = await withPasskey(world);
  const credential = await authenticator.use(passkeyRequest(world.deps, world.caller("second")));
  const thief = await signInByPasskey(world.deps, world.caller("thief"), credential);
  assert.deepEqual(thief, { outcome: "lapsed" });
});

worldTest(
  "passkey: a tab that was open before the journey's token changed goes on",
  async (world) => {
    const { authenticator } = await withPasskey(world);
    const before = world.caller("second");
    const after = world.caller("third", { opened: [before.transaction] });
    const credential = await authenticator.use(passkeyRequest(world.deps, before));
    assert.equal((await signInByPasskey(world.deps, after, credential)).outcome, "signed_in");
  },
);

worldTest("passkey: a challenge is answered within five minutes", async (world) => {
  const { authenticator } = await withPasskey(world);
  const caller = world.caller("second");
  const asked = passkeyRequest(world.deps, caller);
  world.clock.time += 5 * MINUTE;
  const late = await signInByPasskey(world.deps, caller, await authenticator.use(asked));
  assert.deepEqual(late, { outcome: "lapsed" });
});

worldTest("passkey: a challenge of one's own making is refused", async (world) => {
  const { authenticator } = await withPasskey(world);
  const caller = world.caller("second");
  const { challenge } = passkeyRequest(world.deps, caller);
  const bytes = Uint8Array.fromBase64(challenge, { alphabet: "base64url" });
  // Another end, which the tag does not fit.
  bytes[7] ^= 1;
  const own = bytes.toBase64({ alphabet: "base64url" });
  const given = await signInByPasskey(
    world.deps,
    caller,
    await authenticator.use({ challenge: own }),
  );
  assert.deepEqual(given, { outcome: "lapsed" });
});

worldTest("passkey: a challenge for adding one opens nothing", async (world) => {
  const { authenticator, live } = await withPasskey(world);

  const caller = world.caller("x", { transaction: live.sessionDigest });
  const credential = await authenticator.use(await asked(world, live));
  assert.deepEqual(await signInByPasskey(world.deps, caller, credential), { outcome: "lapsed" });
});

const ATTACKS: Record<string, Meddling> = {
  "another origin": { origin: "https://sso.example.ir.evil.example" },
  "a service's origin": { origin: "https://insurance.example.ir" },
  "another port": { origin: "https://sso.example.ir:8443" },
  "http": { origin: "http://sso.example.ir" },
  "a frame": { crossOrigin: true },
  "the RP ID of the parent domain": { rpId: "example.ir" },
  "another RP ID": { rpId: "evil.example" },
  "the type of a new passkey": { type: "webauthn.create" },
  "nobody present": { flags: 0 },
  "nobody verified": { flags: 1 },
  "an altered signature": { spoil: "signature" },
  "altered data": { spoil: "data" },
};

for (const [name, meddling] of Object.entries(ATTACKS)) {
  worldTest(`passkey attack: ${name}`, async (world) => {
    const { live, authenticator } = await withPasskey(world);
    const given = await use(world, authenticator, world.caller("thief"), meddling);
    assert.deepEqual(given, { outcome: "refused" });
    const [record] = await auditOf(world, "passkey.refused");
    assert.partialDeepStrictEqual(record, {
      accountId: live.account.id,
      detail: { reason: "response" },
    });
  });
}

worldTest("passkey attack: another person's credential ID", async (world) => {
  const { authenticator, live } = await withPasskey(world);
  const thief = await createAuthenticator(WINDOW);
  const userHandle = passkeyUser(world.hash, live.account.id);
  const meddling = { id: authenticator.id, userHandle };
  assert.deepEqual(await use(world, thief, world.caller("thief"), meddling), {
    outcome: "refused",
  });
});

worldTest("passkey attack: another person's account, with one's own credential", async (world) => {
  const { authenticator } = await withPasskey(world);
  const meddling = { userHandle: passkeyUser(world.hash, "somebody-else") };
  assert.deepEqual(await use(world, authenticator, world.caller("thief"), meddling), {
    outcome: "refused",
  });
});

worldTest("passkey attack: a stranger's credential is audited once an hour", async (world) => {
  const stranger = await createAuthenticator(WINDOW);
  for (let i = 0; i < 3; i++) {
    const given = await use(world, stranger, world.caller("thief"), { userHandle: "a".repeat(43) });
    assert.deepEqual(given, { outcome: "refused" });
  }
  assert.equal((await auditOf(world, "passkey.refused")).length, 1);
});

worldTest("passkey attack: what is no answer at all", async (world) => {
  const caller = world.caller("thief");
  for (const credential of ["", "{}", "null", "[]", "1", "{", '{"id":["a"]}', "{".repeat(9000)]) {
    assert.deepEqual(await signInByPasskey(world.deps, caller, credential), { outcome: "refused" });
  }
  assert.equal((await auditOf(world, "passkey.refused")).length, 0, "nothing is stored");
});

worldTest("passkey attack: a copy, whose counter does not rise", async (world) => {
  const { authenticator, live } = await withPasskey(world);
  assert.equal(
    (await use(world, authenticator, world.caller("b"), { counter: 7 })).outcome,
    "signed_in",
  );
  for (const counter of [7, 6, 0]) {
    assert.deepEqual(await use(world, authenticator, world.caller(`c${counter}`), { counter }), {
      outcome: "refused",
    });
  }
  const [passkey] = await listPasskeys(world.store, live.account.id);
  assert.equal(passkey.counter, 7);
  const records = await auditOf(world, "passkey.refused");
  assert.deepEqual(records.map(({ detail }) => detail), [{
    reason: "counter",
    passkey: passkey.id,
  }]);
});

worldTest("passkey: one that does not count, as synchronised ones do not", async (world) => {
  const signed = await signedIn(world);
  const authenticator = await createAuthenticator(WINDOW);

  await add(world, signed, authenticator, { counter: 0 });
  for (const name of ["b", "c"]) {
    const given = await use(world, authenticator, world.caller(name), { counter: 0 });
    assert.equal(given.outcome, "signed_in");
  }
});

worldTest("passkey: opens nothing once it is removed", async (world) => {
  const { authenticator, live, caller } = await withPasskey(world);
  const [{ id }] = await listPasskeys(world.store, live.account.id);
  await removePasskey(world.deps, caller, live, id);
  assert.deepEqual(await use(world, authenticator, world.caller("b")), { outcome: "refused" });
});

worldTest("passkey: fifty sign-ins a day, which only its holder can use up", async (world) => {
  const { authenticator, live } = await withPasskey(world);
  for (let i = 0; i < 5; i++) {
    await use(world, authenticator, world.caller("thief"), { spoil: "signature" });
  }
  for (let i = 0; i < USES_A_DAY.use; i++) {
    const given = await use(world, authenticator, world.caller(`b${i}`));
    assert.equal(given.outcome, "signed_in", String(i));
  }
  const given = await use(world, authenticator, world.caller("more"));
  assert.partialDeepStrictEqual(given, {
    outcome: "limited",
    retryAt: world.clock.time + 24 * HOUR,
  });
  const [record] = await auditOf(world, "passkey.limited");
  assert.partialDeepStrictEqual(record, { accountId: live.account.id, detail: { use: "use" } });
});
