/** What services ask of their streams: with whose token, for which stream, in which form. */
import assert from "node:assert/strict";
import type { AgencyToken } from "../../../domain/events/ports.ts";
import { EVENT } from "../../../domain/events/event.ts";
import { createEventSender } from "../../../adapters/federation/event_sender.ts";
import { createCatalogue } from "../../../domain/services/catalogue.ts";
import { deliverDue } from "../../support/outbox.ts";
import { service } from "../gateway/samples.ts";
import { WINDOW, windowTest, type WindowWorld } from "../parts.ts";

const TOKENS: Record<string, AgencyToken> = {
  "insurance.manage": { service: "insurance", scopes: ["ssf.manage"] },
  "insurance.read": { service: "insurance", scopes: ["openid", "ssf.read"] },
  "insurance.other": { service: "insurance", scopes: ["letters.write", ""] },
  "library.manage": { service: "library", scopes: ["ssf.manage"] },
  "museum.manage": { service: "museum", scopes: ["ssf.manage"] },
  "gone.manage": { service: "gone", scopes: ["ssf.manage"] },
};

const SERVICES = [
  { events: {} },
  {
    id: "library",
    events: { push: "/hear", types: ["session-revoked" as const, "account-purged" as const] },
  },
  { id: "museum" },
];

const OPTIONS = {
  services: SERVICES,
  deps: {
    agencyTokens: { read: (token: string) => Promise.resolve(TOKENS[token] ?? null) },
    signer: {
      sign: () => Promise.reject(new Error("signed")),
      signLogout: () => Promise.reject(new Error("signed")),
      signSet: (claims: object) => Promise.resolve(JSON.stringify(claims)),
      signProof: () => Promise.reject(new Error("signed")),
      signReceipts: () => Promise.reject(new Error("signed")),
      jwks: () => Promise.resolve({ keys: [] }),
    },
  },
};

type ApiWorld = Omit<WindowWorld, "ask"> & {
  /** With a token, and posting a body if it is given. */
  ask(token: string | null, path: string, body?: unknown): Promise<Asked>;
};

interface Asked {
  status: number;
  headers: Headers;
  answer: string;
  // deno-lint-ignore no-explicit-any -- as a program would read it
  json(): any;
}

function apiTest(name: string, run: (world: ApiWorld) => Promise<void>): void {
  windowTest(`events: ${name}`, async (world) => {
    await run({ ...world, ask: (token, path, body) => ask(world, { token, path, body }) });
  }, OPTIONS);
}

async function ask(
  { send }: WindowWorld,
  { token, path, body }: { token: string | null; path: string; body?: unknown },
): Promise<Asked> {
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (token !== null) headers.authorization = `Bearer ${token}`;
  const form = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
  const response = await send(path, { form, headers });
  const answer = await response.text();
  const { status } = response;
  return { status, headers: response.headers, answer, json: () => JSON.parse(answer) };
}

const CALLS: [path: string, body?: unknown][] = [
  ["/events/streams"],
  ["/events/streams?stream_id=insurance"],
  ["/events/status?stream_id=insurance"],
  ["/events/status", { stream_id: "insurance", status: "paused" }],
  ["/events/verify", { stream_id: "insurance" }],
  ["/events/poll/insurance", { returnImmediately: true }],
];

apiTest("the transmitter says where everything is", async (world) => {
  const { status, headers, json } = await world.ask(null, "/.well-known/ssf-configuration");
  assert.equal(status, 200);
  assert.match(headers.get("content-type")!, /^application\/json/);
  assert.deepEqual(json(), {
    spec_version: "1_0",
    issuer: WINDOW,
    jwks_uri: `${WINDOW}/openid/jwks`,
    delivery_methods_supported: ["urn:ietf:rfc:8935", "urn:ietf:rfc:8936"],
    configuration_endpoint: `${WINDOW}/events/streams`,
    status_endpoint: `${WINDOW}/events/status`,
    verification_endpoint: `${WINDOW}/events/verify`,
    authorization_schemes: [{ spec_urn: "urn:ietf:rfc:6749" }],
    default_subjects: "ALL",
  });
});

apiTest("nothing is answered without a valid token, whatever is asked", async (world) => {
  for (const [path, body] of CALLS) {
    for (const token of [null, "", "forged", "insurance.manage x", "a,b"]) {
      const { status, headers, answer } = await world.ask(token, path, body);
      assert.equal(status, 401, `${path} ${token}`);
      assert.match(headers.get("www-authenticate")!, /^Bearer/);
      assert.equal(headers.get("cache-control"), "no-store");
      assert.equal(answer, "");
    }
  }
});

apiTest("a token must have the scope", async (world) => {
  for (const [path, body] of CALLS) {
    const reading = body === undefined || path.includes("/poll/");
    assert.equal((await world.ask("insurance.other", path, body)).status, 403, path);
    const { status, headers } = await world.ask("insurance.read", path, body);
    if (reading) assert.equal(status, 200, path);
    else {
      assert.equal(status, 403, path);
      assert.match(headers.get("www-authenticate")!, /insufficient_scope.*ssf\.manage/);
    }
  }
});

apiTest("another service's stream is as absent as one that does not exist", async (world) => {
  for (const [path, body] of CALLS.slice(1)) {
    for (const token of ["library.manage", "museum.manage", "gone.manage"]) {
      assert.equal((await world.ask(token, path, body)).status, 404, `${token} ${path}`);
    }
  }
  assert.equal((await world.ask("museum.manage", "/events/streams")).status, 404);
  assert.equal((await world.ask("insurance.manage", "/events/status")).status, 404);
});

apiTest("a stream is read with its events and its way", async (world) => {
  const { json } = await world.ask("insurance.read", "/events/streams?stream_id=insurance");
  const { events_supported, events_delivered, ...rest } = json();
  assert.deepEqual(events_delivered, events_supported);
  assert.equal(events_supported.length, 7);
  assert.deepEqual(rest, {
    stream_id: "insurance",
    iss: WINDOW,
    aud: "insurance",
    events_requested: events_supported,
    delivery: {
      method: "urn:ietf:rfc:8936",
      endpoint_url: `${WINDOW}/events/poll/insurance`,
    },
    min_verification_interval: 60,
  });
  const [library] = (await world.ask("library.manage", "/events/streams")).json();
  assert.deepEqual(library.delivery, {
    method: "urn:ietf:rfc:8935",
    endpoint_url: "https://library.example.ir/hear",
  });
  assert.deepEqual(library.events_delivered, [
    "https://schemas.openid.net/secevent/caep/event-type/session-revoked",
    "https://schemas.openid.net/secevent/risc/event-type/account-purged",
  ]);
});

apiTest("a status is changed and read", async (world) => {
  const change = { stream_id: "insurance", status: "paused", reason: "maintenance" };
  const changed = await world.ask("insurance.manage", "/events/status", change);
  assert.deepEqual([changed.status, changed.json()], [200, change]);
  const path = "/events/status?stream_id=insurance";
  assert.deepEqual((await world.ask("insurance.read", path)).json(), change);
});

apiTest("what is malformed is refused", async (world) => {
  const wrong: [path: string, body: unknown][] = [
    ["/events/status", "{"],
    ["/events/status", {}],
    ["/events/status", { stream_id: "insurance", status: "gone" }],
    ["/events/status", { stream_id: "insurance", status: "paused", reason: "x".repeat(201) }],
    ["/events/verify", "stream_id=insurance"],
    ["/events/verify", { stream_id: "insurance", state: "x".repeat(1001) }],
    ["/events/poll/insurance", "[]"],
    ["/events/poll/insurance", { maxEvents: -1 }],
    ["/events/poll/insurance", { ack: "all" }],
    ["/events/poll/insurance", { ack: Array(501).fill("x") }],
    ["/events/poll/insurance", { setErrs: { x: "bad" } }],
  ];
  for (const [path, body] of wrong) {
    const { status } = await world.ask("insurance.manage", path, body);
    assert.equal(status, 400, `${path} ${JSON.stringify(body).slice(0, 80)}`);
  }
  const large = { ack: ["x".repeat(70_000)] };
  assert.equal((await world.ask("insurance.manage", "/events/poll/insurance", large)).status, 413);
});

apiTest("a verification is asked for once a minute", async (world) => {
  const body = { stream_id: "insurance", state: "state-1" };
  assert.equal((await world.ask("insurance.manage", "/events/verify", body)).status, 204);
  const { status, headers } = await world.ask("insurance.manage", "/events/verify", body);
  assert.deepEqual([status, headers.get("retry-after")], [429, "60"]);
});

apiTest(
  "events are fetched, acknowledged and not seen again; a pushed stream has none to fetch",
  async (world) => {
    const { store, clock, deps } = world;
    await world.ask("insurance.manage", "/events/verify", { stream_id: "insurance", state: "s" });
    const catalogue = createCatalogue({ services: SERVICES.map(service) });
    const receivers = { push: () => Promise.reject(new Error("pushed")) };
    const signer = OPTIONS.deps.signer;
    const sender = createEventSender({ ...deps, catalogue, receivers, signer, issuer: WINDOW });
    await deliverDue({ store, clock }, { [EVENT]: sender });

    const path = "/events/poll/insurance";
    const first = (await world.ask("insurance.read", path, { maxEvents: 5 })).json();
    const [[jti, set]] = Object.entries(first.sets) as [string, string][];
    const { iss, aud, sub_id, jti: own } = JSON.parse(set);
    assert.deepEqual({ iss, aud, sub_id, own }, {
      iss: WINDOW,
      aud: "insurance",
      sub_id: { format: "opaque", id: "insurance" },
      own: jti,
    });
    assert.ok(!("moreAvailable" in first));
    const second = await world.ask("insurance.read", path, { maxEvents: 0 });
    assert.deepEqual(second.json(), { sets: {} });
    const ack = await world.ask("insurance.read", path, { ack: [jti], returnImmediately: true });
    assert.deepEqual(ack.json(), { sets: {} });
    const pushed = await world.ask("library.manage", "/events/poll/library", {
      returnImmediately: true,
    });
    assert.equal(pushed.status, 404);
  },
);
