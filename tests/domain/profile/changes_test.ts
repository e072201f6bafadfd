/** A change reaches the services that may have the value, and the person sees what became of it. */
import assert from "node:assert/strict";
import { createConsents } from "../../../domain/federation/consents.ts";
import { withdrawConsent } from "../../../domain/federation/withdraw_consent.ts";
import { notePersonChanged } from "../../../domain/events/person_changed.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { HOUR, MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { listChanges, retryChange, type ToldState } from "../../../domain/profile/changes.ts";
import { connectedServiceRecord } from "../../../domain/session/connected_services.ts";
import { eventsTest, type EventsWorld, PUSHED, withEvents } from "../../support/events.ts";
import { writeAccount } from "../../support/sessions.ts";

const ATTRIBUTES = ["given_name", "postal_code"] as const;
const AGENCY = { attributes: [...ATTRIBUTES], changes: "/changes" };

async function connect({ store, clock }: EventsWorld, accountId: string, ids: string[]) {
  const write = commitTo(store);
  const times = { firstAt: clock.now() - HOUR, lastAt: clock.now() - HOUR };
  for (const id of ids) write.set(connectedServiceRecord(accountId, id), times);
  await write.commit();
}

/** Sara has moved. */
async function move(world: EventsWorld, postalCode = "1234567890"): Promise<number> {
  const { store, clock } = world;
  await writeAccount(world, { id: "sara", postalCode });
  const write = commitTo(store);
  const facts = [{ fact: "claims", claims: ["postal_code"] }] as const;
  notePersonChanged(write, { accountId: "sara", facts, now: clock.now() });
  await write.commit();
  return clock.now();
}

async function statesOf({ deps }: EventsWorld): Promise<Record<string, ToldState["state"]>> {
  const [change] = await listChanges(deps, "sara");
  return Object.fromEntries(change.services.map(({ service, told }) => [service.id, told.state]));
}

const values = ({ pushed }: EventsWorld) =>
  pushed.map(({ aud, events }) => [aud, Object.values(events)[0].claims]);

const EIGHT = Array.from({ length: 8 }, (_, i) => `agency-${i}`);

Deno.test("changes: of 8 services 2 are down: 6 are told, and all 8 after they are back", async () => {
  const services = [
    ...EIGHT.map((id) => ({ ...AGENCY, id })),
    { ...AGENCY, id: "nosy", attributes: ["given_name" as const] },
    { ...AGENCY, id: "stranger" },
  ];
  await withEvents(services, async (world) => {
    await connect(world, "sara", [...EIGHT, "nosy"]);
    world.answer = ({ aud }) => ({ status: ["agency-2", "agency-5"].includes(aud) ? 503 : 202 });
    await move(world);
    await world.deliver();
    const states = await statesOf(world);
    const down = { "agency-2": "waiting", "agency-5": "waiting" };
    assert.deepEqual(states, {
      ...Object.fromEntries(EIGHT.map((id) => [id, "told"])),
      ...down,
    });
    world.answer = () => ({ status: 202 });
    world.clock.time += 2 * SECOND;
    await world.deliver();
    assert.deepEqual(await statesOf(world), Object.fromEntries(EIGHT.map((id) => [id, "told"])));
    const told = new Set(world.pushed.map(({ aud }) => aud));
    assert.ok(!told.has("nosy") && !told.has("stranger"), "not entitled, or never entered");
    const ids = world.pushed.map(({ jti }) => jti);
    assert.equal(new Set(ids).size, 8, "the same message each time, another one for each service");
  });
});

eventsTest("changes: the values go, in the form of assertions", [AGENCY], async (world) => {
  await connect(world, "sara", ["insurance"]);
  await move(world, "9876543210");
  await world.deliver();
  assert.deepEqual(values(world), [["insurance", { postal_code: "9876543210" }]]);
  assert.equal((world.pushed[0].sub_id as { format: string }).format, "iss_sub");
});

eventsTest("changes: a late attempt tells what is true then", [AGENCY], async (world) => {
  await connect(world, "sara", ["insurance"]);
  world.answer = () => ({ status: 503 });
  await move(world, "1111111111");
  await world.deliver();
  world.answer = () => ({ status: 202 });
  world.clock.time += SECOND;
  await move(world, "2222222222");
  await world.deliver();
  assert.deepEqual(values(world).at(-1), ["insurance", { postal_code: "2222222222" }]);
  assert.ok(!JSON.stringify(values(world).slice(1)).includes("1111111111"));
});

const ANSWERS = [
  { answer: { status: 202 }, state: "told" },
  { answer: { status: 200 }, state: "accepted" },
  { answer: { status: 204 }, state: "accepted" },
  { answer: { status: 422, body: '{"err":"outside_area"}' }, state: "refused" },
  { answer: { status: 400, body: '{"err":"invalid_audience"}' }, state: "refused" },
  { answer: { status: 302 }, state: "waiting" },
  { answer: { status: 404 }, state: "waiting" },
] as const;

for (const { answer, state } of ANSWERS) {
  eventsTest(`changes: ${JSON.stringify(answer)} is ${state}`, [AGENCY], async (world) => {
    await connect(world, "sara", ["insurance"]);
    world.answer = () => answer;
    await move(world);
    await world.deliver();
    assert.deepEqual(await statesOf(world), { insurance: state });
  });
}

eventsTest(
  "changes: what was refused is past once later values were taken",
  [AGENCY],
  async (world) => {
    const { deps, clock } = world;
    const past = async () =>
      (await listChanges(deps, "sara")).map((
        { services: [{ told, isPast }] },
      ) => [told.state, isPast]);
    await connect(world, "sara", ["insurance"]);
    world.answer = () => ({ status: 422, body: "{}" });
    await move(world, "1111111111");
    await world.deliver();
    clock.time += MINUTE;
    await move(world, "2222222222");
    await world.deliver();
    assert.deepEqual(await past(), [["refused", false], ["refused", false]]);
    world.answer = () => ({ status: 202 });
    clock.time += MINUTE;
    await move(world, "3333333333");
    await world.deliver();
    assert.deepEqual(await past(), [["told", false], ["refused", true], ["refused", true]]);
  },
);

const SILENT = { attributes: [...ATTRIBUTES] };

eventsTest(
  "changes: who has no receiver has the value once the person came again",
  [SILENT],
  async (world) => {
    await connect(world, "sara", ["insurance"]);
    await move(world);
    assert.deepEqual(await statesOf(world), { insurance: "at_next_visit" });
    const { store, clock } = world;
    const known = connectedServiceRecord("sara", "insurance");
    const firstAt = clock.now() - HOUR;
    clock.time += 2 * HOUR;
    await commitTo(store).set(known, { firstAt, lastAt: clock.now() }).commit();
    assert.deepEqual(await statesOf(world), { insurance: "told" });
  },
);

eventsTest("changes: a refusal keeps its code, and no text", [AGENCY], async (world) => {
  await connect(world, "sara", ["insurance"]);
  world.answer = () => ({ status: 422, body: '{"err":"Sara Mohammadi is not ours"}' });
  await move(world);
  await world.deliver();
  const [{ services: [{ told }] }] = await listChanges(world.deps, "sara");
  assert.ok(told.state === "refused");
  assert.deepEqual([told.reason, told.code], ["refused", "refused"]);
});

eventsTest(
  "changes: what was refused is told again on request, once a minute",
  [AGENCY],
  async (world) => {
    const { deps, clock } = world;
    await connect(world, "sara", ["insurance"]);
    world.answer = () => ({ status: 422, body: "{}" });
    const at = await move(world);
    await world.deliver();
    const retry = (accountId: string, service = "insurance") =>
      retryChange(deps, accountId, { at, service });
    assert.equal(await retry("sara"), false, "a moment ago");
    clock.time += MINUTE;
    for (const [accountId, service] of [["omid"], ["sara", "museum"]]) {
      assert.equal(
        await retry(accountId, service),
        false,
        "another's change, or an unknown service",
      );
    }
    world.answer = () => ({ status: 200 });
    assert.equal(await retry("sara"), true);
    assert.deepEqual(await statesOf(world), { insurance: "waiting" });
    assert.equal(await retry("sara"), false, "it waits already");
    await world.deliver();
    assert.deepEqual(await statesOf(world), { insurance: "accepted" });
    assert.equal(new Set(world.pushed.map(({ jti }) => jti)).size, 1);
    clock.time += HOUR;
    assert.equal(await retry("sara"), false, "it has it");
  },
);

eventsTest(
  "changes: a service that came later got the value at once, and is not listed",
  [AGENCY],
  async (world) => {
    await move(world);
    world.clock.time += 2 * HOUR;
    await connect(world, "sara", ["insurance"]);
    assert.deepEqual(await statesOf(world), {});
  },
);

const LIBRARY = { id: "library", attributes: [...ATTRIBUTES] };

eventsTest(
  "changes: without a receiver a stream tells, without a stream the next visit does",
  [{ ...LIBRARY, events: PUSHED }, { ...LIBRARY, id: "museum" }],
  async (world) => {
    await connect(world, "sara", ["library", "museum"]);
    await move(world);
    await world.deliver();
    assert.deepEqual(await statesOf(world), { library: "told", museum: "at_next_visit" });
    assert.deepEqual(values(world), [["library", { postal_code: null }]]);
  },
);

const ELSEWHERE = {
  ...LIBRARY,
  upstream: undefined,
  changes: "https://library.example.ir/changes",
  openid: {
    redirect_uris: ["https://library.example.ir/cb"],
    client_secret_sha256: "0".repeat(64),
  },
};

eventsTest(
  "changes: a site elsewhere gets what the person agreed to",
  [ELSEWHERE],
  async (world) => {
    const consents = createConsents(world.deps);
    const act = { accountId: "sara", requestId: "r" };
    const asked = { service: "library", level: 2, company: false } as const;
    await connect(world, "sara", ["library"]);
    await move(world);
    await world.deliver();
    assert.deepEqual(await statesOf(world), {}, "no consent");
    await consents.agree(act, { ...asked, attributes: ["given_name"] });
    world.clock.time += SECOND;
    await move(world);
    await world.deliver();
    assert.deepEqual(values(world), [], "not to this one");
    await consents.agree(act, { ...asked, attributes: ["postal_code"] });
    world.answer = () => ({ status: 503 });
    world.clock.time += SECOND;
    await move(world);
    await world.deliver();
    assert.equal(values(world).length, 1);
    await withdrawConsent(world.deps, { ...act, service: "library" });
    world.answer = () => ({ status: 202 });
    world.clock.time += 30 * SECOND;
    await world.deliver();
    assert.equal(values(world).length, 1, "withdrawn before the next attempt");
  },
);
