/** Events that the running program pushes to a receiver. */
import assert from "node:assert/strict";
import { SECOND } from "../../../domain/platform/platform.ts";
import type { ReceiverState } from "../../../domain/outbox/receiver.ts";
import { readRecords } from "../../support/store.ts";
import { eventually, until } from "../../support/waiting.ts";
import { programTest, type World } from "../journey.ts";
import { type Agency, archive, reader, signOut, startAgency, verifySet } from "./receiver.ts";

const REVOKED = "https://schemas.openid.net/secevent/caep/event-type/session-revoked";

const come = (agency: Agency, count: number) =>
  eventually(() => Promise.resolve(assert.equal(agency.got.length, count)));

/** The outbox looks four times a second. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 600));

async function signedOut(world: World, agency: Agency) {
  await world.program.useServices([archive(agency)]);
  const { browser, ...known } = await reader(world);
  await signOut(world, browser);
  return known;
}

/** So many failures are written down: only then may time pass. */
const failed = ({ program }: World, count: number) =>
  until(async () => {
    const states = await readRecords(program.dataDir, ["outbox_receiver"]);
    return states.some(({ value }) => (value as ReceiverState).failures === count);
  });

programTest(
  "push: a sign-out is told with the person and session as assertions name them",
  async (world) => {
    await using agency = await startAgency();
    const { sub, sid } = await signedOut(world, agency);
    await come(agency, 1);
    const [{ path, type, accept, token }] = agency.got;
    assert.deepEqual([path, type, accept], [
      "/events",
      "application/secevent+jwt",
      "application/json",
    ]);
    const { sub_id, events } = await verifySet(world, token);
    assert.deepEqual(sub_id, {
      format: "complex",
      user: { format: "iss_sub", iss: world.origin, sub },
      session: { format: "opaque", id: sid },
    });
    const event_timestamp = Math.floor(world.clock.time / SECOND);
    assert.deepEqual(events, { [REVOKED]: { event_timestamp, initiating_entity: "user" } });
    await aMoment();
    assert.equal(agency.got.length, 1);
  },
);

programTest("push: a receiver that was down gets the same event, signed again", async (world) => {
  await using agency = await startAgency();
  agency.answer = () => ({ status: 503 });
  await signedOut(world, agency);
  await come(agency, 1);
  await failed(world, 1);
  world.clock.time += 30 * SECOND;
  await come(agency, 2);
  await failed(world, 2);
  agency.answer = () => ({ status: 202 });
  world.clock.time += 300 * SECOND;
  await come(agency, 3);
  const ids = agency.got.map(({ claims }) => claims.jti);
  assert.equal(new Set(ids).size, 1);
  assert.equal(new Set(agency.got.map(({ token }) => token)).size, 3);
  assert.equal(agency.got[2].claims.iat - agency.got[0].claims.iat, 330);
  world.clock.time += 3600 * SECOND;
  await aMoment();
  assert.equal(agency.got.length, 3);
});

programTest("push: a refused event is not sent again", async (world) => {
  await using agency = await startAgency();
  agency.answer = () => ({
    status: 400,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ err: "invalid_audience", description: "no" }),
  });
  await signedOut(world, agency);
  await come(agency, 1);
  world.clock.time += 3600 * SECOND;
  await aMoment();
  assert.equal(agency.got.length, 1);
});

programTest("push: a redirect is not followed, and the event is kept", async (world) => {
  await using trap = await startAgency();
  await using agency = await startAgency();
  agency.answer = () => ({ status: 307, headers: { location: `${trap.origin}/events` } });
  await signedOut(world, agency);
  await come(agency, 1);
  await aMoment();
  assert.deepEqual(trap.targets, []);
  agency.answer = () => ({ status: 202 });
  world.clock.time += 30 * SECOND;
  await come(agency, 2);
  assert.equal(agency.got[0].claims.jti, agency.got[1].claims.jti);
});

programTest("push: a service that the person has not entered hears nothing", async (world) => {
  await using agency = await startAgency();
  await using other = await startAgency();
  const museum = { ...archive(other), id: "museum" };
  await world.program.useServices([archive(agency), museum]);
  const { browser } = await reader(world);
  await signOut(world, browser);
  await come(agency, 1);
  await aMoment();
  assert.deepEqual(other.got, []);
});
