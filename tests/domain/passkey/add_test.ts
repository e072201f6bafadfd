/** Adding, renaming and removing passkeys, and «من نبودم». */
import assert from "node:assert/strict";
import { addPasskey, passkeyCreation } from "../../../domain/passkey/add_passkey.ts";
import { USES_A_DAY } from "../../../domain/passkey/budget.ts";
import {
  listPasskeys,
  removePasskey,
  renamePasskey,
} from "../../../domain/passkey/change_passkey.ts";
import { MAX_PASSKEYS, passkeyUser } from "../../../domain/passkey/credential/passkeys.ts";
import { PASSKEY_NOTICE } from "../../../domain/notice/notice.ts";
import { refuse } from "../../../domain/notice/refuse.ts";
import { accountRecord } from "../../../domain/identity/account.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { withRefused } from "../../../domain/session/revocation.ts";
import { auditOf } from "../../support/audit.ts";
import { createAuthenticator, type Meddling } from "../../support/authenticator.ts";
import { inOutbox, waitingNotices } from "../../support/outbox.ts";
import { readAccount } from "../../support/sessions.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";
import { add, asked, liveOf, signedIn, use, WINDOW, withPasskey } from "./passkeys.ts";

const listed = async (world: World, { id }: { id: string }) =>
  (await listPasskeys(world.store, id)).map(({ id }) => id);

worldTest("passkey: adding one keeps its public key, audits and tells", async (world) => {
  const signed = await signedIn(world);
  const { account, session } = signed.live;
  await world.settled();
  const result = await add(world, signed, await createAuthenticator(WINDOW));
  assert.ok(result.outcome === "added");
  assert.deepEqual(await listPasskeys(world.store, account.id), [result.passkey]);
  assert.partialDeepStrictEqual(result.passkey, {
    name: "گوشی",
    addedAt: world.clock.time,
    session: session.id,
    browser: session.browser,
  });
  assert.deepEqual(await auditOf(world, "passkey.added"), [{
    at: world.clock.time,
    event: "passkey.added",
    requestId: "request-1",
    ip: "address-1",
    accountId: account.id,
    detail: { passkey: result.passkey.id, session: session.id },
  }]);
  await world.settled();
  const told = world.inbox.at(-1)!.message;
  assert.ok(told.template === "notice");
  assert.equal(told.what, "افزودن کلید عبور");
  assert.match(told.link, /^https:\/\/sso\.example\.ir\/not-me\/[\w-]{43}$/);
});

worldTest("passkey: a notice waits for a version that has words for it", async (world) => {
  const signed = await signedIn(world);
  await world.settled();
  await add(world, signed, await createAuthenticator(WINDOW));
  const kinds = (await inOutbox(world.store)).map(({ kind }) => kind);
  assert.ok(kinds.includes(PASSKEY_NOTICE));
});

worldTest("passkey: browsers are asked for what portal.md wants", async (world) => {
  const signed = await withPasskey(world);
  const options = await asked(world, signed.live);
  assert.partialDeepStrictEqual(options, {
    rp: { id: "sso.example.ir" },
    user: { id: passkeyUser(world.hash, signed.live.account.id), displayName: "سارا محمدی" },
    attestation: "none",
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    excludeCredentials: [{ type: "public-key", id: signed.authenticator.id }],
  });
  assert.ok(!JSON.stringify(options).includes(signed.live.account.id), "no ID of ours leaves");
});

worldTest("passkey: the same form twice adds one and tells once", async (world) => {
  const signed = await signedIn(world);
  const { live, caller } = signed;
  await world.settled();
  const authenticator = await createAuthenticator(WINDOW);
  const credential = await authenticator.add(await asked(world, live));
  const form = { credential, name: "" };
  const both = await Promise.all([1, 2].map(() => addPasskey(world.deps, caller, live, form)));
  assert.deepEqual(both.map(({ outcome }) => outcome), ["added", "added"]);
  assert.equal((await listed(world, live.account)).length, 1);
  assert.equal((await waitingNotices(world.store)).length, 1);
});

worldTest("passkey: ten at most, also if more are added at once", async (world) => {
  const signed = await signedIn(world);
  const { live, caller } = signed;
  const options = await Promise.all(
    Array.from({ length: MAX_PASSKEYS + 2 }, () => asked(world, live)),
  );
  const results = await Promise.all(options.map(async (one) => {
    const credential = await (await createAuthenticator(WINDOW)).add(one);
    return await addPasskey(world.deps, caller, live, { credential, name: "" });
  }));
  const full = results.filter(({ outcome }) => outcome === "full");
  assert.equal(full.length, 2);
  assert.equal((await listed(world, live.account)).length, MAX_PASSKEYS);
});

worldTest("passkey: twenty a day are added, however many are removed", async (world) => {
  const signed = await signedIn(world);
  const { live, caller } = signed;
  for (let i = 0; i < USES_A_DAY.add; i++) {
    const added = await add(world, signed, await createAuthenticator(WINDOW));
    assert.ok(added.outcome === "added", String(i));
    await removePasskey(world.deps, caller, live, added.passkey.id);
  }
  const more = await add(world, signed, await createAuthenticator(WINDOW));
  assert.equal(more.outcome, "limited");
  assert.equal((await auditOf(world, "passkey.limited")).length, 1);
});

const ATTACKS: Record<string, [Meddling, "refused" | "lapsed"]> = {
  "another origin": [{ origin: "https://evil.example" }, "refused"],
  "a frame": [{ crossOrigin: true }, "refused"],
  "another RP ID": [{ rpId: "example.ir" }, "refused"],
  "the type of a sign-in": [{ type: "webauthn.get" }, "refused"],
  "nobody present": [{ flags: 0 }, "refused"],
  "nobody verified": [{ flags: 1 }, "refused"],
  "an authenticator that attests itself": [{ attestsItself: true }, "refused"],
  "another ID than the attested one": [{ id: "AAAA" }, "refused"],
};

for (const [name, [meddling, outcome]] of Object.entries(ATTACKS)) {
  worldTest(`passkey attack, adding: ${name}`, async (world) => {
    const signed = await signedIn(world);
    const given = await add(world, signed, await createAuthenticator(WINDOW), meddling);
    assert.deepEqual(given, { outcome });
    assert.deepEqual(await listed(world, signed.live.account), []);
  });
}

worldTest("passkey attack, adding: the answer to another session's question", async (world) => {
  const first = await signedIn(world, "first");
  const second = await signedIn(world, "second");
  const authenticator = await createAuthenticator(WINDOW);
  const credential = await authenticator.add(await asked(world, first.live));
  const form = { credential, name: "" };
  const given = await addPasskey(world.deps, second.caller, second.live, form);
  assert.deepEqual(given, { outcome: "lapsed" });
});

worldTest("passkey attack, adding: a question that is five minutes old", async (world) => {
  const { live, caller } = await signedIn(world);
  const options = await asked(world, live);
  world.clock.time += 5 * MINUTE;
  const credential = await (await createAuthenticator(WINDOW)).add(options);
  const given = await addPasskey(world.deps, caller, live, { credential, name: "" });
  assert.deepEqual(given, { outcome: "lapsed" });
});

worldTest("passkey attack, adding: a credential that somebody has", async (world) => {
  const signed = await withPasskey(world);
  const given = await add(world, signed, signed.authenticator);
  assert.deepEqual(given, { outcome: "known" });
});

worldTest("passkey attack, adding: a session that has just ended", async (world) => {
  const signed = await signedIn(world);
  const { account, session } = signed.live;
  const refused = withRefused(
    account,
    { [session.id]: world.clock.time + MINUTE },
    world.clock.time,
  );
  await commitTo(world.store).set(accountRecord(account.id), refused).commit();
  const given = await add(world, signed, await createAuthenticator(WINDOW));
  assert.deepEqual(given, { outcome: "elsewhere" });
  assert.deepEqual(await listed(world, account), []);
});

worldTest("passkey attack, adding: what is no answer at all", async (world) => {
  const { live, caller } = await signedIn(world);
  for (const credential of ["", "{}", "[1]", '{"id":1}']) {
    const given = await addPasskey(world.deps, caller, live, { credential, name: "" });
    assert.deepEqual(given, { outcome: "refused" });
  }
});

worldTest("passkey: a name of forty characters, without what nobody sees", async (world) => {
  const { live } = await withPasskey(world);
  const [id] = await listed(world, live.account);
  const rename = (name: string) => renamePasskey(world.deps, live, { id, name });
  assert.deepEqual(await rename("a".repeat(41)), { outcome: "name_too_long" });
  assert.deepEqual(await rename("  گوشی\u200cهای \u202e من "), { outcome: "renamed" });
  const [{ name }] = await listPasskeys(world.store, live.account.id);
  assert.equal(name, "گوشی\u200cهای من");
});

worldTest("passkey: those of others can be neither renamed nor removed", async (world) => {
  const { live, caller } = await withPasskey(world);
  const id = "0".repeat(16);
  assert.deepEqual(await renamePasskey(world.deps, live, { id, name: "x" }), { outcome: "gone" });
  assert.deepEqual(await removePasskey(world.deps, caller, live, id), { outcome: "gone" });
  assert.equal((await listed(world, live.account)).length, 1);
});

worldTest(
  "passkey: removing one audits and tells once, and lets it be added again",
  async (world) => {
    const { live, caller, authenticator } = await withPasskey(world);
    const [id] = await listed(world, live.account);
    for (const outcome of ["removed", "gone"]) {
      assert.deepEqual(await removePasskey(world.deps, caller, live, id), { outcome });
    }
    assert.deepEqual(await auditOf(world, "passkey.removed"), [{
      at: world.clock.time,
      event: "passkey.removed",
      requestId: "request-1",
      ip: "address-1",
      accountId: live.account.id,
      detail: { passkey: id, session: live.session.id },
    }]);
    await world.settled();
    const told = world.inbox.at(-1)!.message;
    assert.ok("what" in told && told.what === "حذف کلید عبور");
    const stored = JSON.stringify((await world.store.list(["passkeys"])).entries);
    assert.ok(!stored.includes(authenticator.id), "nothing of it is left");
    assert.equal((await add(world, { live, caller }, authenticator)).outcome, "added");
  },
);

worldTest(
  "passkey: «من نبودم» removes all, ends what they opened, and lists them",
  async (world) => {
    const { live, caller, authenticator } = await withPasskey(world);
    const opened = await use(world, authenticator, world.caller("thief"));
    assert.ok(opened.outcome === "signed_in");
    const ids = await listed(world, live.account);
    // Of the notice that it was added, not of the sign-in.
    const [link] = world.inbox.flatMap(({ message }) =>
      "what" in message && message.what === "افزودن کلید عبور" ? [message.link] : []
    );
    const token = new URL(link).pathname.split("/").at(-1)!;
    assert.partialDeepStrictEqual(await refuse(world.deps, token, "r"), {
      first: true,
      passkeys: true,
    });
    assert.deepEqual(await listed(world, live.account), []);
    const [record] = await auditOf(world, "session.refused");
    assert.partialDeepStrictEqual(record, { detail: { passkeys: ids.join(" ") } });
    assert.equal(await liveOf(world, opened.sessionToken), null);
    assert.deepEqual(await use(world, authenticator, world.caller("again")), {
      outcome: "refused",
    });
    // The session in which it was added has ended too.
    assert.equal((await add(world, { live, caller }, authenticator)).outcome, "elsewhere");
  },
);

worldTest(
  "passkey: a session that was refused by an older version opens nothing",
  async (world) => {
    const { live, authenticator } = await withPasskey(world);
    const account = await readAccount(world, live.account.id);
    const until = world.clock.time + MINUTE;
    // It knows no passkeys, and leaves them where they are.
    const refused = withRefused(account, { [live.session.id]: until }, world.clock.time);
    await commitTo(world.store).set(accountRecord(account.id), refused).commit();
    assert.deepEqual(await use(world, authenticator, world.caller("b")), { outcome: "refused" });
  },
);

worldTest("passkey: no question is asked twice", async (world) => {
  const { live } = await signedIn(world);
  const questions = [1, 2].map(() =>
    passkeyCreation(world.deps, live, { windowName: "پنجره", known: [] }).challenge
  );
  assert.notEqual(questions[0], questions[1]);
});
