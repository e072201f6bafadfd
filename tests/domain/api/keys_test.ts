import assert from "node:assert/strict";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { eventsAfter } from "../../../domain/agency_events/log.ts";
import { dueNotice, noteKeyUse, readKeys, tellOfEndingKeys } from "../../../domain/api/keys.ts";
import { DAY, HOUR, SECOND } from "../../../domain/platform/platform.ts";
import { createCatalogue } from "../../../domain/services/catalogue.ts";
import { isHeld } from "../../../domain/services/openid.ts";
import { SERVICE_NEWS, type ServiceNews } from "../../../domain/staff/members/tell_desk.ts";
import { agency } from "../../support/letters.ts";
import { inOutbox } from "../../support/outbox.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const END = Date.UTC(2027, 2, 1);

Deno.test("keys: 30, 7 and 1 days before the end, and not after it", () => {
  const cases: [left: number, notice: number | null][] = [
    [31 * DAY, null],
    [30 * DAY, 30],
    [7 * DAY + 1, 30],
    [7 * DAY, 7],
    [DAY, 1],
    [1, 1],
    [0, null],
    [-DAY, null],
  ];
  for (const [left, notice] of cases) {
    assert.equal(dueNotice(END / SECOND, END - left), notice, String(left));
  }
  const key = { kty: "EC", exp: END / SECOND } as const;
  assert.deepEqual([isHeld(key, END - 1), isHeld(key, END), isHeld({ kty: "EC" }, END)], [
    true,
    false,
    true,
  ]);
});

const withKeys = (...ends: (number | undefined)[]) =>
  agency("court", {
    upstream: undefined,
    openid: {
      redirect_uris: [],
      scopes: ["events.read"],
      jwks: {
        keys: ends.map((end, i) => ({
          ...{ kty: "EC" as const, kid: `key-${i + 1}` },
          exp: end === undefined ? undefined : end / SECOND,
        })),
      },
    },
  });

const tell = ({ store, clock }: World, service: ReturnType<typeof withKeys>) =>
  tellOfEndingKeys({
    store,
    clock,
    random: systemRandom,
    catalogue: createCatalogue({ services: [service] }),
  });

worldTest("keys: an agency is told once for each notice, by several workers", async (world) => {
  const court = withKeys(END, undefined, END + 60 * DAY);
  const told = async () => {
    await Promise.all([tell(world, court), tell(world, court)]);
    await tell(world, court);
    const { events } = await eventsAfter(world.store, "court", { after: 0, limit: 10 });
    return events.map(({ type, subject, data }) => [type, subject, data!.days]);
  };
  world.clock.time = END - 31 * DAY;
  assert.deepEqual(await told(), []);
  const notices: unknown[] = [];
  for (const days of [30, 7, 1]) {
    world.clock.time = END - days * DAY;
    notices.push(["key.expiring", "key-1", days]);
    assert.deepEqual(await told(), notices);
  }
  world.clock.time = END + DAY;
  assert.deepEqual(await told(), notices);
});

worldTest("keys: a gateway that was away tells the notice that is due, alone", async (world) => {
  world.clock.time = END - 2 * DAY;
  await tell(world, withKeys(END));
  await tell(world, withKeys(END + DAY));
  const { events } = await eventsAfter(world.store, "court", { after: 0, limit: 10 });
  assert.deepEqual(events.map(({ data }) => data), [
    { days: 7, expires_at: "2027-03-01T00:00:00.000Z" },
    { days: 7, expires_at: "2027-03-02T00:00:00.000Z" },
  ]);
});

worldTest(
  "keys: a suspended service needs its keys again, a retired one does not",
  async (world) => {
    world.clock.time = END - 2 * DAY;
    const tellOf = async (closed: "suspended" | "retired") => {
      await tell(world, { ...withKeys(END), desk: { closed } });
      return (await eventsAfter(world.store, "court", { after: 0, limit: 10 })).events.length;
    };
    assert.equal(await tellOf("retired"), 0);
    assert.equal(await tellOf("suspended"), 1);
  },
);

worldTest("keys: their last use, to the hour, each by itself", async (world) => {
  const { store, clock } = world;
  const court = withKeys(END, undefined);
  const first = clock.time;
  const note = () => noteKeyUse(world, { service: "court", kid: "key-1" });
  await note();
  clock.time += HOUR - 1;
  await note();
  assert.deepEqual(await readKeys(store, court), [
    { kid: "key-1", endsAt: END, usedAt: first },
    { kid: "key-2", endsAt: undefined, usedAt: undefined },
  ]);
  clock.time += 1;
  await note();
  assert.equal((await readKeys(store, court))[0].usedAt, first + HOUR);
});

worldTest(
  "keys: the agency's people are told 30 and 7 days before, and not of the file's",
  async (world) => {
    const published = { agencyId: "agency-1", revision: 1 };
    const court = { ...withKeys(END), desk: { published } };
    for (const days of [30, 7, 1]) {
      world.clock.time = END - days * DAY;
      await Promise.all([tell(world, court), tell(world, court)]);
      await tell(world, { ...withKeys(END), id: "library" });
    }
    const news = (await inOutbox(world.store)).filter(({ kind }) => kind === SERVICE_NEWS);
    assert.deepEqual(news.map(({ at, receiver }) => [(END - at) / DAY, receiver]), [
      [30, "agency:agency-1"],
      [7, "agency:agency-1"],
    ]);
    const { kind, roles } = news[0].content as ServiceNews;
    assert.deepEqual([kind, roles], ["key_expiring", ["manager", "key_holder"]]);
  },
);
