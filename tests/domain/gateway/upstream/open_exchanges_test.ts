import assert from "node:assert/strict";
import { createOpenExchanges } from "../../../../domain/gateway/upstream/open_exchanges.ts";
import { serviceSchema } from "../../../../domain/services/service.ts";

const SETTINGS = { id: "library", title: { fa: "کتابخانه" }, upstream: "http://127.0.0.1:9000" };
const service = serviceSchema.parse(SETTINGS);

function world(isStillValid: (session: string, active: boolean) => boolean = () => true) {
  const asked: [string, boolean][] = [];
  const exchanges = createOpenExchanges({
    isStillValid(session, active) {
      asked.push([session, active]);
      return Promise.resolve(isStillValid(session, active));
    },
  });
  return { exchanges, asked };
}

Deno.test("createOpenExchanges checks each session once: after a revocation, and every fifth time", async () => {
  const { exchanges, asked } = world();
  for (const session of ["a", "a", "b"]) exchanges.add(session, { service, revoke() {} });
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

Deno.test("createOpenExchanges revokes all exchanges of an ended session, and no others", async () => {
  const { exchanges } = world((session) => session !== "a");
  const ended: string[] = [];
  for (const [session, name] of [["a", "a1"], ["a", "a2"], ["b", "b1"]]) {
    const remove = exchanges.add(session, {
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
  exchanges.add("a", { service, revoke() {}, wasActive: () => false });
  exchanges.add("a", { service, revoke() {}, wasActive });
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
  exchanges.add("a", { service, revoke: () => assert.fail("its end was not reported") });
  exchanges.noteRevocation();
  await assert.rejects(exchanges.checkSessions(), /does not answer/);
  fails = false;
  await exchanges.checkSessions();
  assert.equal(asked.length, 2);
});

Deno.test("createOpenExchanges drains exchanges that never end by themselves, and forgets ended ones", () => {
  const { exchanges } = world();
  const told: string[] = [];
  const remove = exchanges.add("a", {
    service,
    revoke() {},
    drain: () => told.push("gone already"),
  });
  remove();
  exchanges.add("a", { service, revoke() {} });
  exchanges.add("b", { service, revoke() {}, drain: () => told.push("socket") });
  exchanges.drain();
  assert.deepEqual(told, ["socket"]);
  assert.equal(exchanges.size, 2);
});

Deno.test("createOpenExchanges drains only the given services", () => {
  const { exchanges } = world();
  const told: string[] = [];
  const other = serviceSchema.parse(SETTINGS);
  exchanges.add("a", { service, revoke() {}, drain: () => told.push("former") });
  exchanges.add("a", { service: other, revoke() {}, drain: () => told.push("present") });
  exchanges.drain(new Set([service]));
  assert.deepEqual(told, ["former"]);
});

Deno.test("createOpenExchanges asks every exchange for activity", async () => {
  const { exchanges } = world();
  let asked = 0;
  const wasActive = () => ++asked > 0;
  for (let open = 0; open < 3; open++) exchanges.add("a", { service, revoke() {}, wasActive });
  exchanges.noteRevocation();
  await exchanges.checkSessions();
  assert.equal(asked, 3, "each forgets by being asked");
});

Deno.test("createOpenExchanges runs one check at a time", async () => {
  const answer = Promise.withResolvers<boolean>();
  let asked = 0;
  const exchanges = createOpenExchanges({ isStillValid: () => (asked++, answer.promise) });
  exchanges.add("a", { service, revoke() {} });
  exchanges.noteRevocation();
  const looking = exchanges.checkSessions();
  exchanges.noteRevocation();
  await exchanges.checkSessions();
  assert.equal(asked, 1);
  answer.resolve(true);
  await looking;
  await exchanges.checkSessions();
  assert.equal(asked, 2, "for the revocation that came meanwhile");
});

Deno.test("createOpenExchanges checks no session without open exchanges", async () => {
  const { exchanges, asked } = world();
  const remove = exchanges.add("a", { service, revoke() {} });
  exchanges.add("a", { service, revoke() {} })();
  remove();
  exchanges.noteRevocation();
  await exchanges.checkSessions();
  assert.deepEqual(asked, []);
  exchanges.add("a", { service, revoke() {} });
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
