import { commitTo } from "../../../domain/platform/commit.ts";
import { read } from "../../../domain/platform/read.ts";
import assert from "node:assert/strict";
import type { AuditRecord } from "../../../domain/platform/audit.ts";
import { QR_ENTRIES_PER_PERSON } from "../../../domain/budget/qr.ts";
import { QR_COLLECT_WITHIN, QR_LIFETIME } from "../../../domain/qr/ticket.ts";
import {
  type Account,
  accountByMobileRecord,
  accountRecord,
} from "../../../domain/identity/account.ts";
import { HOUR, MINUTE } from "../../../domain/platform/platform.ts";
import { createLiveSessions, type LiveSession } from "../../../domain/session/live_sessions.ts";
import { listSessions } from "../../../domain/session/session_list.ts";
import {
  ABSOLUTE_LIMIT,
  IDLE_LIMIT,
  type Session,
  sessionRecord,
} from "../../../domain/session/session.ts";
import type { SignedIn } from "../../../domain/sign_in/open_session.ts";
import { collectQrSession } from "../../../domain/qr/collect.ts";
import { currentQrTicket, drawQrTicket } from "../../../domain/qr/draw.ts";
import { enterQrCode } from "../../../domain/qr/enter_code.ts";
import { approveQrTicket } from "../../../domain/qr/approve.ts";
import type { QrPhone } from "../../../domain/qr/holder.ts";
import { openQrTicket, refuseQrTicket } from "../../../domain/qr/phone.ts";
import { beginSession } from "../../support/deciding.ts";
import { SARA, startAndEnterCode, type World, worldTest } from "../../support/sign_in_world.ts";

const ASKER = {
  device: { browser: "Firefox" as const },
  maskedIp: "185.12.*",
  network: "far",
};

const draw = (world: World, former?: string) => drawQrTicket(world.deps, ASKER, former);

/** A phone in which SARA has signed in. */
async function phone(world: World): Promise<QrPhone> {
  const now = world.clock.now();
  const write = commitTo(world.store);
  const account: Account = {
    id: "sara",
    identity: { kind: "iranian", nationalId: SARA.nationalId },
    ...SARA.person,
    birthDate: SARA.birthDate,
    mobile: SARA.mobile,
    status: "verified",
    createdAt: now,
  };
  write.set(accountRecord(account.id), account).set(
    accountByMobileRecord(world.hash, SARA.mobile),
    account.id,
  );
  const options = { account, level: 2 as const, authTime: now, now };
  const { token, session } = await beginSession(world.deps, write, options);
  await write.commit();
  return await phoneOf(world, {
    outcome: "signed_in",
    sessionToken: token,
    session,
    endedOf: [],
  });
}

async function phoneOf(world: World, { sessionToken }: SignedIn): Promise<QrPhone> {
  const live = await createLiveSessions(world.deps).ofWindow(sessionToken);
  assert.ok(live);
  return { live, place: { ip: "address-2", network: "network-2", requestId: "request-2" } };
}

/** A second session of the same person: also a phone, but not the same one. */
async function otherPhone(world: World, { live }: QrPhone): Promise<QrPhone> {
  const sessionDigest = "another session";
  const session: Session = { ...live.session, id: "another" };
  await commitTo(world.store).set(sessionRecord(sessionDigest), session).commit();
  const other: LiveSession = { ...live, sessionDigest, session };
  return { ...await phonePlace(), live: other };
  function phonePlace() {
    return { place: { ip: "address-3", network: "network-3", requestId: "request-3" } };
  }
}

async function numbers(world: World, token: string) {
  const { number } = (await currentQrTicket(world.deps, token))!;
  assert.ok(number);
  return number;
}

/** Drawn and opened by the phone. */
async function scanned(world: World, holder: QrPhone) {
  const { token, waiting: { id } } = await draw(world);
  const opened = await openQrTicket(world.deps, holder, id);
  assert.equal(opened.outcome, "open");
  const right = await numbers(world, token);
  assert.ok(opened.outcome === "open");
  return { token, id, right, wrong: opened.choices.find((choice) => choice !== right)! };
}

const approve = (world: World, holder: QrPhone, id: string, number: number) =>
  approveQrTicket(world.deps, holder, { id, typed: String(number) });

const collect = (world: World, token: string, name = "waiting browser") =>
  collectQrSession(world.deps, world.caller(name), token);

const stateOf = async (world: World, token: string) =>
  (await currentQrTicket(world.deps, token))?.state;

async function events(world: World): Promise<AuditRecord[]> {
  const { entries } = await world.store.list<AuditRecord>(["audit"], { limit: 500 });
  return entries.map(({ value }) => value);
}

worldTest("qr: a phone's approval opens one session in the waiting browser", async (world) => {
  const holder = await phone(world);
  world.clock.time += 10 * MINUTE;
  world.asked.length = 0;
  const { token, id, right } = await scanned(world, holder);
  assert.equal(await stateOf(world, token), "scanned");
  assert.equal(await collect(world, token), null);

  assert.equal((await approve(world, holder, id, right)).outcome, "approved");
  assert.deepEqual(world.asked, ["sim"], "SIM ownership is asked again");
  const signedIn = await collect(world, token);
  assert.ok(signedIn);
  const { session } = signedIn;
  assert.equal(session.accountId, holder.live.account.id);
  assert.equal(session.level, 2);
  assert.equal(session.via, "qr");
  assert.equal(session.authTime, holder.live.session.authTime, "approving is no new proof");
  assert.equal(session.expiresAt, holder.live.session.authTime + ABSOLUTE_LIMIT);
  assert.equal(signedIn.browserToken, undefined, "the browser does not become known");

  assert.equal(await collect(world, token), null, "once");
  assert.equal(await stateOf(world, token), "collected");
  assert.equal((await openQrTicket(world.deps, holder, id)).outcome, "dead");
  const seen = (await events(world)).filter(({ event }) => /^(qr|session)\./.test(event))
    .map(({ event, detail }) => `${event} ${detail?.via ?? ""}`.trim());
  assert.deepEqual(seen, ["qr.opened", "qr.approved", "session.created qr"]);
});

worldTest("qr: nothing of ticket, code or number is readable in a key", async (world) => {
  const { waiting: { id, manualCode } } = await draw(world);
  const { entries } = await world.store.list([]);
  const keys = JSON.stringify(entries.map(({ key }) => key));
  assert.ok(!keys.includes(id) && !keys.includes(manualCode));
  assert.ok(!JSON.stringify(entries).includes(manualCode));
  assert.ok(!JSON.stringify(entries.map(({ value }) => value)).includes(id));
  assert.match(id, /^[\w-]{22}$/);
  assert.match(manualCode, /^\d{9}$/);
});

worldTest("qr: there is no number before a phone has opened the code", async (world) => {
  const { waiting } = await draw(world);
  assert.equal(waiting.number, undefined);
});

worldTest("qr: the first phone that opens a code owns it", async (world) => {
  const holder = await phone(world);
  const other = await otherPhone(world, holder);
  const { token, id, right } = await scanned(world, holder);
  assert.equal((await openQrTicket(world.deps, other, id)).outcome, "dead");
  assert.equal((await approve(world, other, id, right)).outcome, "dead");
  assert.equal(await refuseQrTicket(world.deps, other, { id, reason: "refused" }), false);
  assert.equal(await stateOf(world, token), "scanned");
  assert.equal((await approve(world, holder, id, right)).outcome, "approved");
});

worldTest("qr: of two concurrent phones one owns the code", async (world) => {
  const holder = await phone(world);
  const other = await otherPhone(world, holder);
  const { token, waiting: { id } } = await draw(world);
  const opened = await Promise.all(
    [holder, other, holder, other].map((one) => openQrTicket(world.deps, one, id)),
  );
  const right = await numbers(world, token);
  const outcomes = await Promise.all([holder, other].map((one) => approve(world, one, id, right)));
  assert.deepEqual(outcomes.map(({ outcome }) => outcome).sort(), ["approved", "dead"]);
  assert.equal(opened.filter(({ outcome }) => outcome === "open").length, 2, "the same one, twice");
});

worldTest("qr: 20 collections at once open one session", async (world) => {
  const holder = await phone(world);
  const { token, id, right } = await scanned(world, holder);
  await approve(world, holder, id, right);
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, i) => collect(world, token, `tab ${i}`)),
  );
  assert.equal(all.filter(Boolean).length, 1);
  assert.equal((await listSessions(world.deps, holder.live.account)).length, 2);
});

worldTest(
  "qr: a wrong number invalidates the code, and the right one comes too late",
  async (world) => {
    const holder = await phone(world);
    const { token, id, right, wrong } = await scanned(world, holder);
    assert.equal((await approve(world, holder, id, wrong)).outcome, "wrong_number");
    assert.equal((await approve(world, holder, id, right)).outcome, "dead");
    assert.equal(await stateOf(world, token), "refused");
    assert.equal(await collect(world, token), null);
    const refusal = (await events(world)).findLast(({ event }) => event === "qr.refused");
    assert.equal(refusal?.detail?.reason, "wrong_number");
  },
);

worldTest("qr: all three numbers at once never approve after a wrong one", async (world) => {
  const holder = await phone(world);
  const { token, id, right, wrong } = await scanned(world, holder);
  const outcomes = (await Promise.all(
    [wrong, right, wrong].map((number) => approve(world, holder, id, number)),
  )).map(({ outcome }) => outcome);
  const isApproved = outcomes.includes("approved");
  assert.notEqual(isApproved, outcomes.includes("wrong_number"), String(outcomes));
  assert.equal(await stateOf(world, token), isApproved ? "approved" : "refused");
});

worldTest("qr: a number that was never offered counts as wrong", async (world) => {
  const holder = await phone(world);
  const { id } = await scanned(world, holder);
  assert.equal(
    (await approveQrTicket(world.deps, holder, { id, typed: "7" })).outcome,
    "wrong_number",
  );
});

for (const reason of ["refused", "not_me"] as const) {
  worldTest(`qr: ${reason}, then approve: invalid`, async (world) => {
    const holder = await phone(world);
    const { token, id, right } = await scanned(world, holder);
    assert.equal(await refuseQrTicket(world.deps, holder, { id, reason }), true);
    assert.equal((await approve(world, holder, id, right)).outcome, "dead");
    assert.equal(await collect(world, token), null);
    assert.equal(await stateOf(world, token), "refused");
  });
}

worldTest("qr: an approval can be revoked until it is collected", async (world) => {
  const holder = await phone(world);
  const { token, id, right } = await scanned(world, holder);
  await approve(world, holder, id, right);
  assert.equal(await refuseQrTicket(world.deps, holder, { id, reason: "not_me" }), true);
  assert.equal(await collect(world, token), null);
});

worldTest("qr: concurrent approval and refusal end in one of the two", async (world) => {
  const holder = await phone(world);
  const { token, id, right } = await scanned(world, holder);
  await Promise.all([
    approve(world, holder, id, right),
    refuseQrTicket(world.deps, holder, { id, reason: "refused" }),
  ]);
  // In either order: a refusal also revokes an approval.
  assert.equal(await stateOf(world, token), "refused");
  assert.equal(await collect(world, token), null);
});

worldTest("qr: is valid for 120 seconds to the millisecond", async (world) => {
  const holder = await phone(world);
  const early = await draw(world);
  const late = await draw(world);
  world.clock.time += QR_LIFETIME - 1;
  assert.equal((await openQrTicket(world.deps, holder, early.waiting.id)).outcome, "open");
  const right = await numbers(world, early.token);
  world.clock.time += 1;
  assert.equal((await openQrTicket(world.deps, holder, late.waiting.id)).outcome, "dead");
  assert.equal((await approve(world, holder, early.waiting.id, right)).outcome, "dead");
  assert.equal(await stateOf(world, early.token), "expired");
  assert.deepEqual(await enterQrCode(world.deps, holder, late.waiting.manualCode), {
    outcome: "unknown",
  });
});

worldTest("qr: an approval waits 120 seconds to be collected", async (world) => {
  const holder = await phone(world);
  const first = await scanned(world, holder);
  const second = await scanned(world, holder);
  for (const { id, right } of [first, second]) await approve(world, holder, id, right);
  world.clock.time += QR_COLLECT_WITHIN - 1;
  assert.ok(await collect(world, first.token));
  world.clock.time += 1;
  assert.equal(await collect(world, second.token), null);
});

worldTest("qr: drawing a new code invalidates the old one in any state", async (world) => {
  const holder = await phone(world);
  const waiting = await draw(world);
  await draw(world, waiting.token);
  assert.equal((await openQrTicket(world.deps, holder, waiting.waiting.id)).outcome, "dead");
  assert.deepEqual(await enterQrCode(world.deps, holder, waiting.waiting.manualCode), {
    outcome: "unknown",
  });

  const opened = await scanned(world, holder);
  await draw(world, opened.token);
  assert.equal((await approve(world, holder, opened.id, opened.right)).outcome, "dead");

  const approved = await scanned(world, holder);
  await approve(world, holder, approved.id, approved.right);
  const next = await draw(world, approved.token);
  assert.equal(await collect(world, approved.token), null);
  assert.equal(await collect(world, next.token), null);
});

worldTest("qr: a ticket of another browser cannot be collected", async (world) => {
  const holder = await phone(world);
  const { id, right } = await scanned(world, holder);
  const { token } = await draw(world);
  await approve(world, holder, id, right);
  assert.equal(await collect(world, token), null);
  assert.equal(await collect(world, "A".repeat(43)), null);
});

worldTest("qr: a SIM that now belongs to somebody else approves nothing", async (world) => {
  const holder = await phone(world);
  const { token, id, right } = await scanned(world, holder);
  world.outside.sims.set(SARA.mobile, "0499370899");
  assert.equal((await approve(world, holder, id, right)).outcome, "sim_mismatch");
  assert.equal(await stateOf(world, token), "refused");
  assert.equal(await collect(world, token), null);
});

worldTest(
  "qr: while the SIM registry is down the code stays open for another attempt",
  async (world) => {
    const holder = await phone(world);
    const { token, id, right } = await scanned(world, holder);
    world.outside.down.add("sim");
    const failed = await approve(world, holder, id, right);
    assert.deepEqual(failed, {
      outcome: "registry_unavailable",
      registry: "sim",
      retryAt: world.clock.time + 10_000,
    });
    assert.equal(await collect(world, token), null);
    world.outside.down.clear();
    assert.equal((await approve(world, holder, id, right)).outcome, "approved");
    assert.ok(await collect(world, token));
  },
);

worldTest("qr: a phone that signs out revokes its approvals", async (world) => {
  const holder = await phone(world);
  const sessions = createLiveSessions(world.deps);
  const first = await scanned(world, holder);
  const second = await scanned(world, holder);
  await approve(world, holder, first.id, first.right);
  await sessions.signOut(holder.live, {});
  assert.equal((await approve(world, holder, second.id, second.right)).outcome, "dead");
  assert.equal(await collect(world, first.token), null);
});

worldTest("qr: a phone idle for half an hour approves nothing", async (world) => {
  const holder = await phone(world);
  world.clock.time += IDLE_LIMIT;
  const { id, right } = await scanned(world, holder);
  assert.equal((await approve(world, holder, id, right)).outcome, "dead");
});

worldTest("qr: chains of approvals never outlive the code with which they began", async (world) => {
  const first = await phone(world);
  const began = first.live.session.authTime;
  let holder = first;
  for (let hop = 0; hop < 3; hop++) {
    world.clock.time += 20 * MINUTE;
    const { token, id, right } = await scanned(world, holder);
    await approve(world, holder, id, right);
    const signedIn: SignedIn | null = await collect(world, token, `hop ${hop}`);
    assert.ok(signedIn);
    assert.equal(signedIn.session.expiresAt, began + ABSOLUTE_LIMIT);
    holder = await phoneOf(world, signedIn);
  }
});

worldTest("qr: gives no more than the phone's level, and never level 3", async (world) => {
  const holder = await phone(world);
  for (const [own, given] of [[1, 1], [2, 2], [3, 2]] as const) {
    const key = sessionRecord(holder.live.sessionDigest);
    const session = { ...holder.live.session, level: own };
    await commitTo(world.store).set(key, session).commit();
    const { token, id, right } = await scanned(world, holder);
    await approve(world, holder, id, right);
    assert.equal((await collect(world, token))?.session.level, given);
  }
});

worldTest("qr: an account that lost its mobile during the call is not opened", async (world) => {
  const holder = await phone(world);
  const { token, id, right } = await scanned(world, holder);
  await approve(world, holder, id, right);
  const account = { ...holder.live.account, mobile: undefined };
  await commitTo(world.store).set(accountRecord(account.id), account).commit();
  assert.equal(await collect(world, token), null);
});

worldTest("qr: the browser's former session is ended", async (world) => {
  const holder = await phone(world);
  const former = await otherPhone(world, holder);
  const { token, id, right } = await scanned(world, holder);
  await approve(world, holder, id, right);
  const caller = world.caller("waiting", { session: former.live.sessionDigest });
  assert.ok(await collectQrSession(world.deps, caller, token));
  assert.equal((await read(world.store, sessionRecord(former.live.sessionDigest))).value, null);
});

worldTest("qr: a browser signed in by it still needs identity after a code", async (world) => {
  const holder = await phone(world);
  const { token, id, right } = await scanned(world, holder);
  await approve(world, holder, id, right);
  const own = world.hash.digest("browser", "a browser of its own");
  const caller = world.caller("waiting", { browser: own });
  assert.ok(await collectQrSession(world.deps, caller, token));
  world.clock.time += HOUR;
  assert.deepEqual(await startAndEnterCode(world, world.caller("later", { browser: own })), {
    outcome: "accepted",
    knownBrowser: false,
  });
});

worldTest("qr: the manual code leads to the same ticket, in any digits", async (world) => {
  const holder = await phone(world);
  const { waiting: { id, manualCode } } = await draw(world);
  const persian = manualCode.replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[Number(digit)]);
  const grouped = ` ${persian.slice(0, 3)} ${persian.slice(3, 6)}-${persian.slice(6)} `;
  for (const typed of [manualCode, persian, grouped]) {
    assert.deepEqual(await enterQrCode(world.deps, holder, typed), { outcome: "found", id });
  }
  for (const [typed, outcome] of [["", "missing"], ["12345678", "format"], ["abc", "format"]]) {
    assert.deepEqual(await enterQrCode(world.deps, holder, typed), { outcome });
  }
});

worldTest(
  "qr: manual codes are guessed ten times an hour and no more, in parallel too",
  async (world) => {
    const holder = await phone(world);
    const { waiting: { id, manualCode } } = await draw(world);
    const wrong = String((Number(manualCode) + 1) % 1e9).padStart(9, "0");
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, () => enterQrCode(world.deps, holder, wrong)),
    );
    const unknown = outcomes.filter(({ outcome }) => outcome === "unknown");
    assert.equal(unknown.length, QR_ENTRIES_PER_PERSON);
    assert.deepEqual(await enterQrCode(world.deps, holder, manualCode), {
      outcome: "limited",
      retryAt: world.clock.time + HOUR,
    });
    // Scanning stays possible.
    assert.equal((await openQrTicket(world.deps, holder, id)).outcome, "open");
  },
);
