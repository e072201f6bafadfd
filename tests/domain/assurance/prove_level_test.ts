/**
 * Level 3: by card, by face, within its attempts, under a new session identifier (security_cases
 * 15).
 */
import assert from "node:assert/strict";
import { RegistryUnavailable } from "../../../domain/registry/registries.ts";
import { visitorAt } from "../../../domain/gateway/visitor/pairwise.ts";
import { needOf } from "../../../domain/access/needs.ts";
import { accessRefusal } from "../../../domain/access/refusal.ts";
import { PERSON_CHANGED, type PersonChanged } from "../../../domain/events/person_changed.ts";
import { DAY, MINUTE } from "../../../domain/platform/platform.ts";
import { serviceSchema } from "../../../domain/services/service.ts";
import { createLiveSessions, type LiveSession } from "../../../domain/session/live_sessions.ts";
import { proveByCard, proveByFace } from "../../../domain/assurance/prove_level.ts";
import { postponeAddress } from "../../../domain/sign_in/confirm_address.ts";
import { checkIdentity } from "../../../domain/sign_in/check_identity.ts";
import { confirmPerson } from "../../../domain/sign_in/confirm_person.ts";
import { inOutbox } from "../../support/outbox.ts";
import { join, JPEG } from "../../support/photos.ts";
import {
  SARA,
  signIn,
  startAndEnterCode,
  type World,
  worldTest,
} from "../../support/sign_in_world.ts";

const CARD = "9999999900010064";
const NOTARY = serviceSchema.parse({
  id: "notary",
  title: { fa: "ثبت اسناد" },
  upstream: "http://127.0.0.1:1",
  level: 3,
  max_age: 600,
});

/** The registries of level 3, with their calls and answers. */
function vouchers() {
  const asked: unknown[] = [];
  const says = { card: true, face: { match: true, live: true }, down: false };
  return {
    asked,
    says,
    ports: {
      cards: {
        isHolder: (...question: unknown[]) => {
          asked.push(question);
          return says.down
            ? Promise.reject(new RegistryUnavailable("cards", 7))
            : Promise.resolve(says.card);
        },
      },
      faces: {
        compare: (...question: unknown[]) => {
          asked.push(question);
          return Promise.resolve(says.face);
        },
      },
    },
  };
}

async function signedIn(world: World) {
  const caller = world.caller("a");
  const { sessionToken } = await signIn(world, caller);
  const sessions = createLiveSessions(world.deps);
  const live = await sessions.ofWindow(sessionToken);
  return { caller, live: live!, sessions, sessionToken };
}

worldTest("proveByCard() raises the session under a new identifier", async (world) => {
  const { caller, live, sessions, sessionToken } = await signedIn(world);
  const { ports, asked } = vouchers();
  world.clock.time += MINUTE;
  const result = await proveByCard({ ...world.deps, ...ports }, caller, live, CARD);
  assert.ok(result.outcome === "raised");
  assert.deepEqual(asked, [[CARD, { kind: "iranian", nationalId: SARA.nationalId }]]);
  assert.equal(await sessions.ofWindow(sessionToken), null, "the old one is dead");
  const { session } = (await sessions.ofWindow(result.sessionToken))!;
  assert.equal(session.level, 3);
  assert.deepEqual(session.level3, { at: world.clock.time, way: "card" });
  assert.equal(session.authTime, live.session.authTime, "a higher level is no younger session");
  assert.equal(session.expiresAt, live.session.expiresAt);
});

worldTest(
  "proveByCard() tells services which session has level 3, and when it had it before",
  async (world) => {
    const { caller, live, sessions } = await signedIn(world);
    const deps = { ...world.deps, ...vouchers().ports };
    const first = await proveByCard(deps, caller, live, CARD);
    assert.ok(first.outcome === "raised");
    const formerlyAt = world.clock.time;
    world.clock.time += MINUTE;
    await proveByCard(deps, caller, (await sessions.ofWindow(first.sessionToken))!, CARD);
    const messages = (await inOutbox(world.store)).filter(({ kind }) => kind === PERSON_CHANGED);
    const sessionId = live.session.id;
    assert.deepEqual(messages.map(({ content }) => (content as PersonChanged).facts), [
      [{ fact: "level3_proved", sessionId, formerlyAt: undefined }],
      [{ fact: "level3_proved", sessionId, formerlyAt }],
    ]);
  },
);

worldTest(
  "proveByCard() does not ask the registry about a typing mistake, and counts no attempt",
  async (world) => {
    const { caller, live } = await signedIn(world);
    const { ports, asked } = vouchers();
    const deps = { ...world.deps, ...ports };
    for (let i = 0; i < 20; i++) {
      const slip = await proveByCard(deps, caller, live, "9999999900010065");
      assert.deepEqual(slip, { outcome: "invalid", error: "check_digit" });
    }
    assert.deepEqual(asked, []);
  },
);

worldTest("proveByCard() allows five attempts a day with somebody else's card", async (world) => {
  const { caller, live } = await signedIn(world);
  const { ports, asked, says } = vouchers();
  const deps = { ...world.deps, ...ports };
  says.card = false;
  const began = world.clock.time;
  const tries = await Promise.all(
    Array.from({ length: 12 }, () => proveByCard(deps, caller, live, CARD)),
  );
  assert.equal(tries.filter(({ outcome }) => outcome === "mismatch").length, 5);
  assert.equal(asked.length, 5);
  says.card = true;
  assert.deepEqual(await proveByCard(deps, caller, live, CARD), {
    outcome: "limited",
    retryAt: began + DAY,
  });
  world.clock.time = began + DAY;
  const tomorrow = await signedIn(world);
  assert.equal((await proveByCard(deps, caller, tomorrow.live, CARD)).outcome, "raised");
});

worldTest("proveByCard() gives the attempt back if the registry does not answer", async (world) => {
  const { caller, live } = await signedIn(world);
  const { ports, says } = vouchers();
  const deps = { ...world.deps, ...ports };
  says.down = true;
  for (let i = 0; i < 7; i++) {
    assert.deepEqual(await proveByCard(deps, caller, live, CARD), {
      outcome: "registry_unavailable",
      registry: "cards",
      retryAt: world.clock.time + 7000,
    });
  }
  says.down = false;
  assert.equal((await proveByCard(deps, caller, live, CARD)).outcome, "raised");
});

worldTest("proveByCard() raises one session once", async (world) => {
  const { caller, live } = await signedIn(world);
  const deps = { ...world.deps, ...vouchers().ports };
  const both = await Promise.all([1, 2].map(() => proveByCard(deps, caller, live, CARD)));
  assert.deepEqual(both.map(({ outcome }) => outcome).toSorted(), ["elsewhere", "raised"]);
});

worldTest("proveByCard() does not raise a session below level 2", async (world) => {
  const caller = world.caller("a");
  await startAndEnterCode(world, caller);
  await checkIdentity(world.deps, caller, SARA.typed);
  await confirmPerson(world.deps, caller, true);
  const result = await postponeAddress(world.deps, caller);
  assert.ok(result.outcome === "signed_in");
  const live = await createLiveSessions(world.deps).ofWindow(result.sessionToken);
  const { ports, asked } = vouchers();
  const raised = await proveByCard({ ...world.deps, ...ports }, caller, live!, CARD);
  assert.deepEqual(raised, { outcome: "level_too_low" });
  assert.deepEqual(asked, []);
});

worldTest(
  "proveByFace() passes on the picture only, and accepts a live match only",
  async (world) => {
    const { caller, live } = await signedIn(world);
    const { ports, asked, says } = vouchers();
    const deps = { ...world.deps, ...ports };
    const prove = (bytes: Uint8Array<ArrayBuffer> | null) => proveByFace(deps, caller, live, bytes);
    assert.deepEqual(await prove(null), { outcome: "invalid", error: "missing" });
    assert.deepEqual(await prove(join("<svg/>")), { outcome: "invalid", error: "type" });
    const large = new Uint8Array(5 * 1024 * 1024 + 1);
    assert.deepEqual(await prove(large), { outcome: "invalid", error: "too_large" });
    assert.deepEqual(asked, []);

    says.face = { match: true, live: false };
    assert.equal((await prove(JPEG)).outcome, "not_live");
    says.face = { match: false, live: false };
    assert.equal((await prove(JPEG)).outcome, "not_live");
    says.face = { match: false, live: true };
    assert.equal((await prove(JPEG)).outcome, "mismatch");
    says.face = { match: true, live: true };
    assert.equal((await prove(join(JPEG, "<script>"))).outcome, "raised");
    assert.deepEqual(asked.at(-1), [
      { type: "image/jpeg", bytes: JPEG },
      { kind: "iranian", nationalId: SARA.nationalId },
    ]);
  },
);

worldTest("level 3 is audited without the card, and notified to its owner", async (world) => {
  const { caller, live } = await signedIn(world);
  const deps = { ...world.deps, ...vouchers().ports };
  await proveByCard(deps, caller, live, CARD);
  const records = [];
  for (const prefix of ["audit", "outbox", "session", "budget"]) {
    records.push(...(await world.store.list([prefix])).entries);
  }
  const text = JSON.stringify(records);
  assert.match(text, /"level\.raised"/);
  assert.match(text, /"level_raised"/);
  assert.doesNotMatch(text, new RegExp(`${CARD}|${CARD.slice(-4)}`));
});

worldTest(
  "level 3 expires by the rule of the service, and is reported to no other",
  async (world) => {
    const { caller, live, sessions } = await signedIn(world);
    const deps = { ...world.deps, ...vouchers().ports };
    assert.equal(needOf(live.session, NOTARY, world.clock.time), "level3");
    world.clock.time += 5 * MINUTE;
    const result = await proveByCard(deps, caller, live, CARD);
    assert.ok(result.outcome === "raised");
    const provedAt = world.clock.time;
    const raised = (await sessions.ofWindow(result.sessionToken)) as LiveSession;
    const at = (policy: object) => visitorAt({ ...NOTARY, ...policy }, raised, world.deps).identity;

    assert.equal(at({}).level, 3);
    assert.equal(at({}).authTime, provedAt / 1000);
    assert.equal(at({ level: 2 }).level, 2);
    assert.equal(at({ level: 2 }).authTime, live.session.authTime / 1000);

    const access = (now: number) =>
      accessRefusal(visitorAt(NOTARY, raised, world.deps).session, NOTARY, now);
    assert.equal(access(provedAt + 600_000), null);
    assert.equal(needOf(raised.session, NOTARY, provedAt + 600_000), null);
    assert.equal(access(provedAt + 600_001), "level_too_old");
    assert.equal(needOf(raised.session, NOTARY, provedAt + 600_001), "level3");
    const patient = { ...NOTARY, max_age: undefined };
    assert.equal(needOf(raised.session, patient, provedAt + DAY), null);
  },
);
