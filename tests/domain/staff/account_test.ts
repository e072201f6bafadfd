/** What a member of staff changes of their own: passkeys, password, other sessions. */
import assert from "node:assert/strict";
import {
  addStaffPasskey,
  listStaffPasskeys,
  removeStaffPasskey,
  staffPasskeyCreation,
} from "../../../domain/staff/account/passkeys.ts";
import { changeStaffPassword } from "../../../domain/staff/account/change_password.ts";
import { changeApp, secretOfNewApp } from "../../../domain/staff/account/new_app.ts";
import { createStaffNoticeSender, STAFF_NOTICE } from "../../../domain/staff/members/own_notice.ts";
import { endOwnSession, listOwnSessions } from "../../../domain/staff/account/own_sessions.ts";
import { endOtherSessions } from "../../../domain/staff/account/own_session.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import {
  endStaffSession,
  staffSessionOfRecord,
  useStaffSession,
} from "../../../domain/staff/session.ts";
import { enterFactor, openFactors } from "../../../domain/staff/enter_factor.ts";
import { isProvedWithoutSms, proveAgain, sendProof } from "../../../domain/staff/prove_again.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { auditOf } from "../../support/audit.ts";
import { deliverDue } from "../../support/outbox.ts";
import {
  type Authenticator,
  createAuthenticator,
  type Meddling,
} from "../../support/authenticator.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";
import {
  activeStaff,
  codeOf,
  DESK,
  factor,
  INVITED,
  NETWORK,
  PASSWORD,
  password,
  rightPassword,
  staffDeps,
} from "./staff_world.ts";

/** Begins a session; returns it as it stands at each call. */
async function signedIn(world: World, secret: string) {
  world.clock.time += MINUTE;
  const result = await factor(world, await rightPassword(world), codeOf(world, secret));
  assert.ok(result.outcome === "right");
  const find = () => useStaffSession(staffDeps(world), result.sessionToken);
  const live = async () => {
    const found = await find();
    assert.ok(found);
    return found;
  };
  return { live, find };
}

type Live = Awaited<ReturnType<typeof signedIn>>;

async function asked(world: World, { live }: Live) {
  const deps = staffDeps(world);
  const known = await listStaffPasskeys(world.store, (await live()).staff.id);
  const options = staffPasskeyCreation(deps, await live(), { deskName: "desk", known });
  return { options, known };
}

async function add(world: World, session: Live, own: Authenticator, meddling?: Meddling) {
  const { options } = await asked(world, session);
  const credential = await own.add(options, meddling);
  const send = async (name = "گوشی") =>
    (await addStaffPasskey(staffDeps(world), await session.live(), { credential, name })).outcome;
  return { send, outcome: await send() };
}

worldTest("own passkey: is added once, and signs in until it is removed", async (world) => {
  const session = await signedIn(world, await activeStaff(world));
  const own = await createAuthenticator(DESK);
  const { send, outcome } = await add(world, session, own);
  assert.equal(outcome, "added");
  assert.equal(await send(), "added", "pressed twice");
  const { options, known: [passkey, ...others] } = await asked(world, session);
  assert.deepEqual(others, []);
  assert.equal(passkey.name, "گوشی");
  assert.equal(options.rp.id, "desk.example.ir");
  assert.deepEqual(options.excludeCredentials.map(({ id }) => id), [own.id]);

  const deps = staffDeps(world);
  const token = await rightPassword(world);
  const { passkey: question } = (await openFactors(deps, token))!;
  const credential = await own.use(question!);
  assert.equal(
    (await enterFactor(deps, { token, code: "", credential, place: NETWORK })).outcome,
    "right",
  );
  const remove = async () =>
    (await removeStaffPasskey(deps, await session.live(), passkey.id)).outcome;
  assert.equal(await remove(), "removed");
  assert.equal(await remove(), "gone");
  assert.equal((await openFactors(deps, await rightPassword(world)))!.passkey, undefined);
  assert.equal(await send(), "lapsed", "the answer of before adds it no second time");
  const acts = (await auditOf(world, "staff.changed")).map(({ detail }) => detail?.act);
  assert.deepEqual(acts.toSorted(), ["add_passkey", "remove_passkey"]);
});

worldTest("own passkey: no answer but one to this session's question", async (world) => {
  const secret = await activeStaff(world);
  const session = await signedIn(world, secret);
  const other = await signedIn(world, secret);
  const own = await createAuthenticator(DESK);
  assert.equal(
    (await add(world, session, own, { origin: "https://sso.example.ir" })).outcome,
    "refused",
  );
  assert.equal((await add(world, session, own, { flags: 1 })).outcome, "refused", "unverified");
  const deps = staffDeps(world);
  const { options } = await asked(world, session);
  const credential = await own.add(options);
  const send = async ({ live }: Live, name = "") =>
    (await addStaffPasskey(deps, await live(), { credential, name })).outcome;
  assert.equal(await send(other), "lapsed", "another session was asked");
  assert.equal(await send(session, "ک".repeat(41)), "name_too_long");
  world.clock.time += 5 * MINUTE;
  assert.equal(await send(session), "lapsed", "too late");
  const ended = await session.live();
  const late = await own.add((await asked(world, session)).options);
  await endStaffSession(deps, ended);
  const { outcome } = await addStaffPasskey(deps, ended, { credential: late, name: "" });
  assert.equal(outcome, "lapsed", "signed out meanwhile");
  assert.deepEqual(await listStaffPasskeys(world.store, ended.staff.id), []);
});

worldTest("own passkey: five are the most, and none twice", async (world) => {
  const session = await signedIn(world, await activeStaff(world));
  const first = await createAuthenticator(DESK);
  assert.equal((await add(world, session, first)).outcome, "added");
  assert.equal((await add(world, session, first)).outcome, "refused", "known");
  for (let i = 0; i < 4; i++) {
    assert.equal((await add(world, session, await createAuthenticator(DESK))).outcome, "added");
  }
  assert.equal((await add(world, session, await createAuthenticator(DESK))).outcome, "full");
});

const NEW = "چهار اسب سفید";

async function change(world: World, { live }: Live, typed = {}) {
  const form = { current: PASSWORD, password: NEW, again: NEW, place: NETWORK, ...typed };
  return await changeStaffPassword(staffDeps(world), await live(), form);
}

worldTest("own password: a new one ends every session but this", async (world) => {
  const secret = await activeStaff(world);
  const session = await signedIn(world, secret);
  const other = await signedIn(world, secret);
  const step = await rightPassword(world);
  assert.deepEqual(await change(world, session), { outcome: "changed" });
  assert.equal(await other.find(), null);
  await session.live();
  world.clock.time += MINUTE;
  assert.equal((await factor(world, step, codeOf(world, secret))).outcome, "lapsed");
  assert.equal((await password(world)).outcome, "refused");
  assert.equal((await password(world, NEW)).outcome, "right");
  assert.equal((await auditOf(world, "staff.changed")).length, 1);
});

worldTest("own password: not without the current one, nor to a bad one", async (world) => {
  const session = await signedIn(world, await activeStaff(world));
  const faults = async (typed: object) => {
    const result = await change(world, session, typed);
    assert.ok(result.outcome === "faulty", result.outcome);
    return result.faults;
  };
  assert.deepEqual(await faults({ current: "" }), { current: "missing", password: undefined });
  assert.equal((await faults({ password: "short", again: "short" })).password, "short");
  assert.equal((await faults({ again: `${NEW}.` })).password, "different");
  assert.equal((await faults({ password: PASSWORD, again: PASSWORD })).password, "same");
  assert.deepEqual(await faults({ current: `${PASSWORD}.` }), { current: "wrong" });
  assert.equal((await password(world)).outcome, "right", "nothing has changed");
});

worldTest("own password: guesses of the current one count as at the sign-in", async (world) => {
  const session = await signedIn(world, await activeStaff(world));
  const guess = async () => (await change(world, session, { current: "a guess of it" })).outcome;
  const outcomes = new Set<string>();
  for (let i = 0; i < 25; i++) outcomes.add(await guess());
  assert.deepEqual([...outcomes], ["faulty", "limited"]);
  assert.equal((await password(world)).outcome, "limited");
});

worldTest("own sessions: the others end", async (world) => {
  const secret = await activeStaff(world);
  const session = await signedIn(world, secret);
  const other = await signedIn(world, secret);
  const ended = await other.live();
  assert.equal((await endOtherSessions(staffDeps(world), await session.live())).outcome, "ended");
  assert.equal(await other.find(), null);
  await session.live();
  assert.equal((await endOtherSessions(staffDeps(world), ended)).outcome, "lapsed");
});

worldTest("own sessions: are listed, and one of them ends", async (world) => {
  const secret = await activeStaff(world);
  const other = await signedIn(world, secret);
  const session = await signedIn(world, secret);
  const deps = staffDeps(world);
  const listed = async () => await listOwnSessions(deps, await session.live());
  const [own, former, ...more] = await listed();
  assert.deepEqual([own.isCurrent, former.isCurrent, more.length], [true, false, 0]);
  const end = async (id: string, by = session) =>
    (await endOwnSession(deps, await by.live(), id)).outcome;
  assert.equal(await end(own.id), "gone", "this one is signed out, not ended");
  assert.equal(await end(former.digest), "gone", "a digest is no ID");
  assert.equal(await end(former.id), "ended");
  assert.equal(await end(former.id), "gone", "pressed twice");
  assert.equal(await other.find(), null);
  assert.equal((await listed()).length, 1);
  await signedIn(world, secret);
  world.clock.time += 20 * MINUTE;
  assert.equal(await session.find(), null, "idle");
});

worldTest("own sessions: one that an older version began is listed after a use", async (world) => {
  const session = await signedIn(world, await activeStaff(world));
  const { digest, staff } = await session.live();
  await commitTo(world.store).delete(staffSessionOfRecord(staff.id, digest)).commit();
  const listed = async () => (await listOwnSessions(staffDeps(world), await session.live())).length;
  assert.equal(await listed(), 0);
  world.clock.time += 2 * MINUTE;
  await session.live();
  assert.equal(await listed(), 1);
});

const replaced = async (world: World, { live }: Live, code?: string) => {
  const deps = staffDeps(world);
  const secret = secretOfNewApp(deps, await live(), "page");
  const typed = { opened: "page", code: code ?? codeOf(world, secret) };
  return { ...await changeApp(deps, await live(), typed), secret };
};

worldTest("own app: another takes its place, and other sessions end", async (world) => {
  const old = await activeStaff(world);
  const other = await signedIn(world, old);
  const session = await signedIn(world, old);
  const outcome = async (code?: string) => {
    const { secret: _, ...result } = await replaced(world, session, code);
    return result;
  };
  assert.deepEqual(await outcome(""), { outcome: "faulty", fault: "missing" });
  assert.deepEqual(await outcome(codeOf(world, old)), { outcome: "faulty", fault: "wrong" });
  const { secret, ...changed } = await replaced(world, session);
  assert.deepEqual(changed, { outcome: "changed" });
  assert.equal(await other.find(), null);
  await session.live();
  assert.notEqual(secret, secretOfNewApp(staffDeps(world), await session.live(), "another page"));
  world.clock.time += MINUTE;
  const step = await rightPassword(world);
  assert.equal((await factor(world, step, codeOf(world, old))).outcome, "wrong");
  assert.equal((await factor(world, step, codeOf(world, secret))).outcome, "right");
});

worldTest("own app: not by who has the SIM alone", async (world) => {
  const secret = await activeStaff(world);
  const session = await signedIn(world, secret);
  const deps = staffDeps(world);
  world.clock.time += 5 * MINUTE;
  assert.equal((await replaced(world, session)).outcome, "lapsed", "nothing was proved since");
  await sendProof(deps, await session.live(), NETWORK);
  const { code } = world.inbox.at(-1)!.message as { code: string };
  const prove = async (typed: string, isStrict: boolean) => {
    const proof = { code: typed, place: NETWORK, isStrict };
    return (await proveAgain(deps, await session.live(), proof)).outcome;
  };
  assert.equal(await prove(code, true), "wrong", "a strict question takes no SMS");
  assert.equal(await prove(code, false), "right");
  assert.equal((await replaced(world, session)).outcome, "lapsed");
  assert.equal(await prove(codeOf(world, secret), true), "right");
  // An older version proves by SMS, and leaves what stood beside it.
  const { session: proved } = await session.live();
  const later = { ...proved, provedAt: proved.provedAt! + 1 };
  assert.deepEqual(
    [proved, later].map((one) => isProvedWithoutSms(one, world.clock.time)),
    [true, false],
  );
  assert.equal((await replaced(world, session)).outcome, "changed");
});

worldTest("own changes: each is told by SMS to the member's mobile", async (world) => {
  const session = await signedIn(world, await activeStaff(world));
  const own = await createAuthenticator(DESK);
  await add(world, session, own);
  const [{ id }] = await listStaffPasskeys(world.store, (await session.live()).staff.id);
  await removeStaffPasskey(staffDeps(world), await session.live(), id);
  await change(world, session);
  await replaced(world, session);
  world.inbox.length = 0;
  const messages = {
    staffNoticeSms: ({ change: what }: { change: string }) => ({ what, about: "" }),
  };
  const sender = createStaffNoticeSender({ ...world.deps, messages, desk: DESK });
  await deliverDue(world.deps, { [STAFF_NOTICE]: sender });
  const told = world.inbox.map(({ mobile, message }) => {
    assert.ok("link" in message && "what" in message);
    assert.equal(message.template, "desk_notice", "not the citizens' wording");
    assert.deepEqual([mobile, message.link], [INVITED.mobile, `${DESK}/recovery`]);
    return message.what;
  });
  assert.deepEqual(told.toSorted(), ["app", "passkey_added", "passkey_removed", "password"]);
});
