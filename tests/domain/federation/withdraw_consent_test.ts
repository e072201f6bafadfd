/** Who withdraws a consent leaves that one site, in every session. */
import assert from "node:assert/strict";
import { EVENT } from "../../../domain/events/event.ts";
import { createConsents, withdrawnRecord } from "../../../domain/federation/consents.ts";
import { LOGOUT, type SessionEnd } from "../../../domain/federation/tell_services.ts";
import { withdrawConsent } from "../../../domain/federation/withdraw_consent.ts";
import { sidAt, subjectAt } from "../../../domain/services/pairwise.ts";
import type { Account } from "../../../domain/identity/account.ts";
import { commitTo, type Write } from "../../../domain/platform/commit.ts";
import { listAll, read } from "../../../domain/platform/read.ts";
import { connectedServices } from "../../../domain/session/connected_services.ts";
import { enteredServicesRecord, enterService } from "../../../domain/session/entered_services.ts";
import { SESSION_ENDING } from "../../../domain/session/session_ends.ts";
import { MAX_SESSIONS } from "../../../domain/session/session_list.ts";
import type { ServiceEvent } from "../../../domain/events/event.ts";
import { beginSession } from "../../support/deciding.ts";
import { eventsTest, type EventsWorld, PUSHED } from "../../support/events.ts";
import { inOutbox } from "../../support/outbox.ts";
import { writeAccount } from "../../support/sessions.ts";

const SITE = {
  upstream: undefined,
  openid: { redirect_uris: ["https://reader.example.ir/"], client_secret_sha256: "0".repeat(64) },
  backchannel_logout_uri: "https://reader.example.ir/logout",
  events: { ...PUSHED, push: "https://reader.example.ir/events" },
};

const SERVICES = [
  { id: "reader", ...SITE },
  { id: "museum", ...SITE },
  { id: "quiet", ...SITE, backchannel_logout_uri: undefined, events: undefined },
  { id: "both", ...SITE, upstream: "http://127.0.0.1:1" },
];

const ACT = { accountId: "sara", requestId: "request-1" };

async function open(world: EventsWorld, account: Account, ...services: string[]) {
  const { store, clock, deps } = world;
  const now = clock.now();
  const write = commitTo(store);
  const { session } = await beginSession(deps, write, { level: 2, authTime: now, account, now });
  assert.ok(await write.commit());
  for (const id of services) await enterService(world.deps, session, world.service(id), []);
  return session;
}

const agree = ({ deps }: EventsWorld, service: string) =>
  createConsents(deps).agree(ACT, { service, attributes: [], level: 2, company: false });

/** What is to leave for services, without the watch for ends. */
const leaving = async ({ store }: EventsWorld) =>
  (await inOutbox(store)).filter(({ kind }) => kind !== SESSION_ENDING);

const entered = async ({ store }: EventsWorld) =>
  new Map(
    (await Array.fromAsync(listAll(store, enteredServicesRecord.all("sara"))))
      .map(({ value }) => [value.sessionId, value.services]),
  );

eventsTest(
  "withdrawal: the site is told for each session, and no other",
  SERVICES,
  async (world) => {
    const { deps, clock } = world;
    const sara = await writeAccount(world, { id: "sara" });
    const sessions = [
      await open(world, sara, "reader", "museum"),
      await open(world, sara, "reader"),
    ];
    const apart = await open(world, sara, "museum");
    const omid = await writeAccount(world, { id: "omid" });
    await open(world, omid, "reader");
    await agree(world, "reader");
    assert.equal(await withdrawConsent(deps, { ...ACT, service: "reader" }), true);
    const told = await leaving(world);
    const reader = world.service("reader");
    const sids = sessions.map(({ id }) => sidAt(reader, id, deps.hash)).toSorted();
    const logouts = told.filter(({ kind }) => kind === LOGOUT);
    assert.deepEqual(logouts.map(({ content }) => (content as SessionEnd).sid).toSorted(), sids);
    const events = told.filter(({ kind }) => kind === EVENT)
      .map(({ content }) => content as ServiceEvent);
    const sub = subjectAt(reader, "sara", deps.hash);
    assert.deepEqual(
      events.map(({ service, event, subject, detail }) => ({ service, event, subject, detail }))
        .toSorted((a, b) => JSON.stringify(a) < JSON.stringify(b) ? -1 : 1),
      sids.map((sid) => ({
        service: "reader",
        event: "session-revoked",
        subject: { of: "session", sub, sid },
        detail: { initiating_entity: "user" },
      })),
    );
    assert.equal(told.length, 4);
    assert.ok(told.every(({ at }) => at === clock.time));
    assert.deepEqual(
      await entered(world),
      new Map([[sessions[0].id, ["museum"]], [sessions[1].id, []], [apart.id, ["museum"]]]),
      "the end of a session is told to the others only",
    );
    assert.deepEqual([...(await connectedServices(world.store, "sara")).keys()], ["museum"]);
    assert.deepEqual([...(await connectedServices(world.store, "omid")).keys()], ["reader"]);
  },
);

eventsTest(
  "withdrawal: a site that is told nothing is left all the same",
  SERVICES,
  async (world) => {
    const sara = await writeAccount(world, { id: "sara" });
    await open(world, sara, "quiet");
    await agree(world, "quiet");
    assert.ok(await withdrawConsent(world.deps, { ...ACT, service: "quiet" }));
    assert.deepEqual(await leaving(world), []);
    assert.equal((await connectedServices(world.store, "sara")).size, 0);
  },
);

eventsTest(
  "withdrawal: a service that is also behind the gateway hears of later ends",
  SERVICES,
  async (world) => {
    const sara = await writeAccount(world, { id: "sara" });
    const { id } = await open(world, sara, "both");
    await agree(world, "both");
    assert.ok(await withdrawConsent(world.deps, { ...ACT, service: "both" }));
    assert.equal((await leaving(world)).length, 2);
    assert.deepEqual(await entered(world), new Map([[id, ["both"]]]));
    assert.equal((await connectedServices(world.store, "sara")).size, 1);
  },
);

eventsTest("withdrawal: as many sessions as a person may have", SERVICES, async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  for (let i = 0; i < MAX_SESSIONS; i++) await open(world, sara, "reader");
  await agree(world, "reader");
  assert.ok(await withdrawConsent(world.deps, { ...ACT, service: "reader" }));
  assert.equal((await leaving(world)).length, 2 * MAX_SESSIONS);
});

eventsTest("withdrawal: also from a site that has left the catalogue", SERVICES, async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  await open(world, sara, "reader");
  await agree(world, "reader");
  world.use([]);
  assert.ok(await withdrawConsent(world.deps, { ...ACT, service: "reader" }));
  assert.equal((await connectedServices(world.store, "sara")).size, 0);
});

eventsTest("withdrawal: without a consent nothing is written", SERVICES, async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  await open(world, sara, "reader");
  const { deps, store } = world;
  const mark = withdrawnRecord("marked", "reader");
  const include = (write: Write) => void write.set(mark, { at: 1 });
  assert.equal(await withdrawConsent(deps, { ...ACT, service: "reader" }, include), false);
  assert.deepEqual(await leaving(world), []);
  assert.equal((await read(store, mark)).value, null);
  await agree(world, "reader");
  const results = await Promise.all(
    [1, 2, 3].map(() => withdrawConsent(deps, { ...ACT, service: "reader" }, include)),
  );
  assert.deepEqual(results.toSorted(), [false, false, true], "of several at once one ends it");
  assert.deepEqual((await read(store, mark)).value, { at: 1 });
  assert.equal((await leaving(world)).length, 2);
});
