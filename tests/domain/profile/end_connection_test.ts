/** Who ends a connection leaves that one service in all their sessions, and it hears no more. */
import assert from "node:assert/strict";
import { createConsents } from "../../../domain/federation/consents.ts";
import { LOGOUT } from "../../../domain/federation/tell_services.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { endConnection } from "../../../domain/profile/end_connection.ts";
import { listReceipts } from "../../../domain/receipts/download.ts";
import { connectedServices } from "../../../domain/session/connected_services.ts";
import { createHandoffs } from "../../../domain/session/handoff.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { auditOf } from "../../support/audit.ts";
import { beginSession } from "../../support/deciding.ts";
import { eventsTest, type EventsWorld, PUSHED } from "../../support/events.ts";
import { inOutbox } from "../../support/outbox.ts";
import { writeAccount } from "../../support/sessions.ts";

const SERVICES = [
  { id: "library", events: PUSHED, backchannel_logout_uri: "/logout" },
  { id: "museum", events: PUSHED },
];

async function signIn({ store, clock, deps }: EventsWorld, accountId: string) {
  const account = await writeAccount({ store, clock }, { id: accountId });
  const write = commitTo(store);
  const now = clock.now();
  const { token } = await beginSession(deps, write, { level: 2, authTime: now, account, now });
  assert.ok(await write.commit());
  return deps.hash.digest("session", token);
}

const RELEASE = { by: "gateway", attributes: ["given_name", "postal_code"] } as const;

/** @returns the cookie of the service's host */
async function enter({ deps }: EventsWorld, sessionDigest: string, service: string) {
  const handoffs = createHandoffs(deps);
  const code = await handoffs.issue({ sessionDigest, service, state: "s" });
  const entered = { code, service, state: "s", isTold: true, release: RELEASE };
  return (await handoffs.redeem(entered))!.token;
}

const ACT = { accountId: "sara", service: "library", requestId: "request-1" };

eventsTest("connection: ended, in every session and nowhere else", SERVICES, async (world) => {
  const { deps, store } = world;
  const [phone, desk] = [await signIn(world, "sara"), await signIn(world, "sara")];
  const omid = await signIn(world, "omid");
  const ended = [await enter(world, phone, "library"), await enter(world, desk, "library")];
  const others = [
    ["museum", await enter(world, phone, "museum")],
    ["library", await enter(world, omid, "library")],
  ];
  assert.equal(await endConnection(deps, ACT), true);
  const live = createLiveSessions(deps);
  for (const token of ended) assert.equal(await live.ofService(token, "library"), null);
  for (const [service, token] of others) assert.ok(await live.ofService(token, service), service);
  const openAt = (token: string) =>
    live.ofExchange({ sessionKey: phone, entry: deps.hash.digest("session", token) }, true);
  assert.equal(await openAt(ended[0]), null, "what is open there ends too");
  assert.ok(await openAt(others[0][1]), "and not what is open elsewhere");
  assert.deepEqual([...(await connectedServices(store, "sara")).keys()], ["museum"]);
  const told = (await inOutbox(store)).filter(({ receiver }) => receiver.endsWith(":library"));
  const kinds = told.map(({ kind }) => kind).toSorted();
  assert.deepEqual(kinds, ["event", "event", LOGOUT, LOGOUT], "each session, in both ways");
  assert.equal(await endConnection(deps, ACT), false, "there is none any more");
  const audited = await auditOf(world, "connection.ended");
  assert.deepEqual(audited.map(({ accountId, service }) => [accountId, service]), [[
    "sara",
    "library",
  ]]);
});

eventsTest("connection: who comes back gets another receipt", SERVICES, async (world) => {
  const session = await signIn(world, "sara");
  const numbers = async () =>
    (await listReceipts({ ...world.deps, seal: NO_CURSORS }, "sara")).values
      .map(({ number }) => number);
  await enter(world, session, "library");
  await enter(world, session, "library");
  assert.deepEqual(await numbers(), [1]);
  await endConnection(world.deps, ACT);
  await enter(world, session, "library");
  assert.deepEqual(await numbers(), [2, 1]);
});

const NO_CURSORS = { close: (text: string) => text, open: () => null };

eventsTest("connection: a consent is withdrawn with it", SERVICES, async (world) => {
  const consents = createConsents(world.deps);
  const asked = { service: "library", attributes: [], level: 2, company: false } as const;
  await consents.agree(ACT, { ...asked, attributes: [] });
  assert.equal(await endConnection(world.deps, ACT), true, "also without an entry");
  assert.deepEqual(await consents.list("sara"), []);
});
