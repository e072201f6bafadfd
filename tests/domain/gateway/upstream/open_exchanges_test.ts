import assert from "node:assert/strict";
import type { Standing } from "../../../../domain/access/needs.ts";
import { createOpenExchanges } from "../../../../domain/gateway/upstream/open_exchanges.ts";
import type { z } from "zod";
import { serviceSchema } from "../../../../domain/services/service.ts";

const SETTINGS = { id: "library", title: { fa: "کتابخانه" }, upstream: "http://127.0.0.1:9000" };
const service = serviceSchema.parse(SETTINGS);

const NOW = Date.UTC(2026, 10, 22, 9);
/** The holder of a session, whose account is `account-<session>`. */
const of = (session: string) => ({ sessionKey: session, accountId: `account-${session}` });
const STANDING: Standing = { level: 2, authTime: NOW };

function world(isStillValid: (session: string, active: boolean) => boolean = () => true) {
  const asked: [string, boolean][] = [];
  const exchanges = createOpenExchanges({
    standingOf({ sessionKey: session }, active) {
      asked.push([session, active]);
      return Promise.resolve(isStillValid(session, active) ? STANDING : null);
    },
    clock: { now: () => NOW },
  });
  return { exchanges, asked };
}

Deno.test("createOpenExchanges checks each session once: after a revocation, and every fifth time", async () => {
  const { exchanges, asked } = world();
  for (const session of ["a", "a", "b"]) exchanges.add(of(session), { service, revoke() {} });
  await exchanges.checkSessions();
  assert.deepEqual(asked, []);
  exchanges.noteRevocation();
  await exchanges.checkSessions();
  assert.deepEqual(asked, [["a", false], ["b", false]]);
  for (let look = 0; look < 4; look++) await exchanges.checkSessions();
  assert.equal(asked.length, 2);
  await exchanges.checkSessions();
  assert.equal(asked.length, 4);
});

Deno.test("createOpenExchanges asks for each service that a session has entered", async () => {
  const asked: (string | undefined)[] = [];
  const exchanges = createOpenExchanges({
    standingOf({ entry }) {
      asked.push(entry);
      return Promise.resolve(entry === "library" ? null : STANDING);
    },
    clock: { now: () => NOW },
  });
  const revoked: string[] = [];
  for (const entry of ["library", "museum"]) {
    exchanges.add({ ...of("a"), entry }, { service, revoke: () => void revoked.push(entry) });
  }
  exchanges.noteRevocation(new Set(["account-a"]));
  await exchanges.checkSessions();
  assert.deepEqual([asked, revoked], [["library", "museum"], ["library"]]);
});

Deno.test("createOpenExchanges checks after a revocation only the sessions of those persons", async () => {
  const { exchanges, asked } = world();
  for (const session of ["a", "b", "c"]) exchanges.add(of(session), { service, revoke() {} });
  exchanges.noteRevocation(new Set(["account-a"]));
  exchanges.noteRevocation(new Set(["account-c", "account-x"]));
  await exchanges.checkSessions();
  assert.deepEqual(asked, [["a", false], ["c", false]]);
  exchanges.noteRevocation(new Set(["account-a"]));
  exchanges.noteRevocation();
  exchanges.noteRevocation(new Set(["account-a"]));
  await exchanges.checkSessions();
  assert.equal(asked.length, 5, "of everybody, if that was said in between");
});

Deno.test("createOpenExchanges checks all every fifth time, however often one person's are due", async () => {
  const { exchanges, asked } = world();
  for (const session of ["a", "b"]) exchanges.add(of(session), { service, revoke() {} });
  for (let look = 0; look < 5; look++) {
    exchanges.noteRevocation(new Set(["account-a"]));
    await exchanges.checkSessions();
  }
  assert.deepEqual(asked.map(([session]) => session).join(""), "aaaaab");
});

Deno.test("createOpenExchanges looks between its checks at the sessions of a revocation alone", async () => {
  const { exchanges, asked } = world((session) => session !== "a");
  let isOpen = true;
  exchanges.add(of("a"), { service, revoke: () => void (isOpen = false) });
  exchanges.add(of("b"), { service, revoke() {} });
  for (let look = 0; look < 20; look++) await exchanges.checkRevoked();
  assert.deepEqual([asked, isOpen], [[], true]);
  exchanges.noteRevocation(new Set(["account-a"]));
  await exchanges.checkRevoked();
  assert.deepEqual([asked, isOpen], [[["a", false]], false]);
});

Deno.test("createOpenExchanges revokes all exchanges of an ended session, and no others", async () => {
  const { exchanges } = world((session) => session !== "a");
  const ended: string[] = [];
  for (const [session, name] of [["a", "a1"], ["a", "a2"], ["b", "b1"]]) {
    const remove = exchanges.add(of(session), {
      service,
      revoke() {
        ended.push(name);
        remove();
      },
    });
  }
  exchanges.noteRevocation();
  await exchanges.checkSessions();
  assert.deepEqual(ended, ["a1", "a2"]);
  assert.equal(exchanges.size, 1);
});

Deno.test("createOpenExchanges reports whether the person was active in the session", async () => {
  const { exchanges, asked } = world();
  let active = true;
  const wasActive = () => {
    const was = active;
    active = false;
    return was;
  };
  exchanges.add(of("a"), { service, revoke() {}, wasActive: () => false });
  exchanges.add(of("a"), { service, revoke() {}, wasActive });
  for (let round = 0; round < 2; round++) {
    exchanges.noteRevocation();
    await exchanges.checkSessions();
  }
  assert.deepEqual(asked, [["a", true], ["a", false]]);
});

Deno.test("createOpenExchanges checks again soon after a failure", async () => {
  let fails = true;
  const { exchanges, asked } = world(() => {
    if (fails) throw new Error("the store does not answer");
    return true;
  });
  exchanges.add(of("a"), { service, revoke: () => assert.fail("its end was not reported") });
  exchanges.noteRevocation();
  await assert.rejects(exchanges.checkSessions(), /does not answer/);
  fails = false;
  await exchanges.checkSessions();
  assert.equal(asked.length, 2);
});

Deno.test("createOpenExchanges drains exchanges that never end by themselves, and forgets ended ones", () => {
  const { exchanges } = world();
  const told: string[] = [];
  const remove = exchanges.add(of("a"), {
    service,
    revoke() {},
    drain: () => told.push("gone already"),
  });
  remove();
  exchanges.add(of("a"), { service, revoke() {} });
  exchanges.add(of("b"), { service, revoke() {}, drain: () => told.push("socket") });
  exchanges.drain();
  assert.deepEqual(told, ["socket"]);
  assert.equal(exchanges.size, 2);
});

Deno.test("createOpenExchanges drains only the given services", () => {
  const { exchanges } = world();
  const told: string[] = [];
  const other = serviceSchema.parse(SETTINGS);
  exchanges.add(of("a"), { service, revoke() {}, drain: () => told.push("former") });
  exchanges.add(of("a"), { service: other, revoke() {}, drain: () => told.push("present") });
  exchanges.drain(new Set([service]));
  assert.deepEqual(told, ["former"]);
});

Deno.test("createOpenExchanges asks every exchange for activity", async () => {
  const { exchanges } = world();
  let asked = 0;
  const wasActive = () => ++asked > 0;
  for (let open = 0; open < 3; open++) exchanges.add(of("a"), { service, revoke() {}, wasActive });
  exchanges.noteRevocation();
  await exchanges.checkSessions();
  assert.equal(asked, 3, "each forgets by being asked");
});

Deno.test("createOpenExchanges runs one check at a time", async () => {
  const answer = Promise.withResolvers<Standing>();
  let asked = 0;
  const exchanges = createOpenExchanges({
    standingOf: () => (asked++, answer.promise),
    clock: { now: () => NOW },
  });
  exchanges.add(of("a"), { service, revoke() {} });
  exchanges.noteRevocation();
  const looking = exchanges.checkSessions();
  exchanges.noteRevocation();
  await exchanges.checkSessions();
  assert.equal(asked, 1);
  answer.resolve(STANDING);
  await looking;
  await exchanges.checkSessions();
  assert.equal(asked, 2, "for the revocation that came meanwhile");
});

Deno.test("createOpenExchanges checks no session without open exchanges", async () => {
  const { exchanges, asked } = world();
  const remove = exchanges.add(of("a"), { service, revoke() {} });
  exchanges.add(of("a"), { service, revoke() {} })();
  remove();
  exchanges.noteRevocation();
  await exchanges.checkSessions();
  assert.deepEqual(asked, []);
  exchanges.add(of("a"), { service, revoke() {} });
  remove();
  assert.equal(exchanges.size, 1, "what has ended before takes nothing with it");
});

Deno.test("createOpenExchanges asks after no session for strangers, and drains their exchanges", async () => {
  const { exchanges, asked } = world(() => false);
  const told: string[] = [];
  exchanges.add(null, {
    service,
    revoke: () => told.push("revoke"),
    drain: () => told.push("drain"),
  });
  exchanges.noteRevocation();
  await exchanges.checkSessions();
  assert.deepEqual([asked, told], [[], []]);
  exchanges.drain();
  assert.deepEqual(told, ["drain"]);
});

/** Checks once; the names of the exchanges that were revoked. */
async function revokedAmong(
  standing: Standing,
  services: Record<string, Partial<z.input<typeof serviceSchema>>>,
  later: number,
): Promise<string[]> {
  const clock = { time: NOW, now: () => clock.time };
  const exchanges = createOpenExchanges({ standingOf: () => Promise.resolve(standing), clock });
  const revoked: string[] = [];
  for (const [name, rules] of Object.entries(services)) {
    const service = serviceSchema.parse({ ...SETTINGS, ...rules });
    exchanges.add(of("a"), { service, revoke: () => revoked.push(name) });
  }
  clock.time = NOW + later;
  exchanges.noteRevocation();
  await exchanges.checkSessions();
  return revoked;
}

Deno.test("createOpenExchanges revokes what would not be admitted any more, to the millisecond", async () => {
  const services = {
    hour: { max_age: 3600 },
    day: { max_age: 86_400 },
    always: {},
    third: { level: 3 as const, max_age: 600 },
    anyThird: { level: 3 as const },
  };
  const standing: Standing = { level: 3, authTime: NOW, level3: { at: NOW, way: "card" } };
  const after = (later: number) => revokedAmong(standing, services, later);
  assert.deepEqual(await after(0), []);
  assert.deepEqual(await after(600_000), []);
  assert.deepEqual(await after(600_001), ["third"]);
  assert.deepEqual(await after(3_600_000), ["third"]);
  assert.deepEqual(await after(3_600_001), ["hour", "third"]);
  assert.deepEqual(await after(86_400_001), ["hour", "day", "third"]);
});

Deno.test("createOpenExchanges judges by the session as it is now", async () => {
  const services = {
    legal: { persons: "legal" as const },
    natural: { persons: "natural" as const },
    third: { level: 3 as const },
  };
  const company = { companyId: "10100000000", name: "شرکت" };
  assert.deepEqual(await revokedAmong(STANDING, services, 0), ["legal", "third"]);
  const acting = { ...STANDING, actingFor: company };
  assert.deepEqual(await revokedAmong(acting, services, 0), ["natural", "third"]);
  const first: Standing = { ...STANDING, level: 1 };
  assert.deepEqual(await revokedAmong(first, { second: { level: 2 }, first: { level: 1 } }, 0), [
    "second",
  ]);
});
