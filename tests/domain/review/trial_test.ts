/** Servers that an expert has looked at: by whom, how often, how long, and what is kept of it. */
import assert from "node:assert/strict";
import { agencyRecord } from "../../../domain/agency/agency.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { HOUR, SECOND } from "../../../domain/platform/platform.ts";
import { read } from "../../../domain/platform/read.ts";
import { take } from "../../../domain/review/hold.ts";
import { trialRecord, TRIALS_AN_HOUR, tryServers } from "../../../domain/review/trial.ts";
import { START } from "../../support/sign_in_world.ts";
import { openPublication, wellRead } from "../publication/world.ts";
import { APPLICATION, caseOf, CONTENT, expert, submit } from "./sample.ts";

const nahid = expert("nahid");
const omid = expert("omid");

async function openTrials() {
  const world = await openPublication();
  const name = { fa: "کتابخانهٔ ملی" };
  await commitTo(world.store)
    .set(agencyRecord("agency-1"), { id: "agency-1", name, state: "active", createdAt: START })
    .commit();
  await submit(world);
  await take(world.deps, nahid, await caseOf(world));
  return {
    ...world,
    press: async (by = nahid) => (await tryServers(world.deps, by, await caseOf(world))).outcome,
    kept: async (round = 1) =>
      (await read(world.store, trialRecord(APPLICATION.id, 1, round))).value,
  };
}

Deno.test("trial: who has the application has its servers looked at, and the result is kept", async () => {
  await using world = await openTrials();
  assert.equal(await world.press(omid), "not_held");
  assert.equal(await world.press(expert("own", { agencyId: "agency-1" })), "own");
  assert.deepEqual([world.server.asked, await world.kept()], [[], null]);
  world.server.answer = () => wellRead("books");
  assert.equal(await world.press(), "done");
  const kept = await world.kept();
  assert.deepEqual(kept?.by, { id: "nahid", name: "name of nahid" });
  assert.deepEqual([kept?.probe.finding, kept?.probe.at], ["passed", START]);
  // The server shows one header whatever it is sent: what the gateway says does not arrive.
  assert.equal(kept?.gate?.finding, "failed");
  assert.ok(world.server.asked.every((asked) => asked.startsWith("https://books.example.ir/")));
});

Deno.test("trial: a server that does not pass is not fired at, and a new round begins without a result", async () => {
  await using world = await openTrials();
  world.server.answer = () => ({ status: 503, body: "" });
  assert.equal(await world.press(), "done");
  const kept = await world.kept();
  assert.deepEqual(kept?.probe.servers.map(({ reason }) => reason), ["unhealthy"]);
  assert.equal(kept?.gate, undefined);
  assert.deepEqual(world.server.asked, ["https://books.example.ir/"]);
  await submit(world, { round: 2 });
  assert.equal(await world.kept(2), null);
});

Deno.test("trial: an expert has so many an hour, of all applications", async () => {
  await using world = await openTrials();
  for (let count = 0; count < TRIALS_AN_HOUR; count++) {
    assert.equal(await world.press(), "done");
    world.clock.time += SECOND;
  }
  const asked = world.server.asked.length;
  assert.equal(await world.press(), "too_often");
  const id = "application-2";
  await submit(world, { content: { ...CONTENT, service: { serviceId: "films" } }, id });
  await take(world.deps, nahid, await caseOf(world, id));
  assert.equal(
    (await tryServers(world.deps, nahid, await caseOf(world, id))).outcome,
    "too_often",
  );
  assert.equal(world.server.asked.length, asked);
  world.clock.time += HOUR;
  assert.equal(await world.press(), "done");
});

Deno.test("trial: servers that are slow are not waited for all along", async () => {
  await using world = await openTrials();
  world.server.answer = () => {
    world.clock.time += 8 * SECOND;
    return wellRead("books");
  };
  assert.equal(await world.press(), "done");
  assert.equal(world.server.asked.length, 2);
  const kept = await world.kept();
  assert.deepEqual([kept?.probe.finding, kept?.gate?.finding], ["passed", "unseen"]);
});

Deno.test("trial: an agency that is not active has no service to look at", async () => {
  await using world = await openTrials();
  const agency = agencyRecord("agency-1");
  const { value } = await read(world.store, agency);
  await commitTo(world.store).set(agency, { ...value!, state: "suspended" }).commit();
  assert.equal(await world.press(), "invalid");
  assert.deepEqual(world.server.asked, []);
});
