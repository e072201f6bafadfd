/** An agency's managers and editors are told once each that there is news, and not what it is. */
import assert from "node:assert/strict";
import { DeliveryFailed } from "../../../domain/notice/delivery.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { HOUR } from "../../../domain/platform/platform.ts";
import { agencyMembersRecord } from "../../../domain/staff/members.ts";
import { type Staff, staffRecord } from "../../../domain/staff/staff.ts";
import { GUIDE_IMPRINTS } from "../../../domain/window/imprint.ts";
import { loadTexts } from "../../../views/load_texts.ts";
import { createMessages } from "../../../views/mod.ts";
import { createDeskNewsSenders } from "../../../domain/staff/members/send_desk_news.ts";
import { tellDesk, tellMember, tellOfService } from "../../../domain/staff/members/tell_desk.ts";
import { deliverDue } from "../../support/outbox.ts";
import { START, type World, worldTest } from "../../support/sign_in_world.ts";

const DESK = "https://desk.example.ir";

async function withStaff({ store }: World, ...all: Partial<Staff>[]): Promise<void> {
  const write = commitTo(store);
  for (const [i, given] of all.entries()) {
    const staff: Staff = {
      id: `staff-${i}`,
      userName: { kind: "issued", value: `staff-${i}` },
      name: "سارا",
      mobile: `0912000000${i}`,
      roles: ["manager"],
      agencyId: "agency-1",
      state: "active",
      epoch: 0,
      createdAt: START,
      ...given,
    };
    write.set(staffRecord(staff.id), staff);
  }
  const members = all.map((_, i) => `staff-${i}`);
  await write.set(agencyMembersRecord("agency-1"), { members, managers: [] }).commit();
}

async function tell({ store, deps }: World): Promise<void> {
  const write = commitTo(store);
  tellDesk(deps, write, { agencyId: "agency-1", at: START });
  await write.commit();
}

worldTest("desk news: managers and editors of the agency, and nobody else", async (world) => {
  await withStaff(
    world,
    {},
    { roles: ["editor", "reader"] },
    { roles: ["reader"] },
    { roles: ["key_holder"] },
    { agencyId: "agency-2" },
    { state: "suspended" },
    { state: "invited" },
    { roles: ["expert"], agencyId: undefined },
  );
  await tell(world);
  await deliverDue(world, createDeskNewsSenders({ ...world.deps, desk: DESK }));
  assert.deepEqual(world.inbox.map(({ mobile, message }) => [mobile, message]).sort(), [
    ["09120000000", { template: "desk_news", link: DESK }],
    ["09120000001", { template: "desk_news", link: DESK }],
  ]);
});

worldTest("desk news: who was told is not told again because another was not", async (world) => {
  await withStaff(world, {}, {});
  await tell(world);
  let isDown = true;
  const sms: typeof world.deps.sms = {
    send(mobile, ...rest) {
      if (isDown && mobile === "09120000001") return Promise.reject(new DeliveryFailed(1));
      return world.deps.sms.send(mobile, ...rest);
    },
  };
  const senders = createDeskNewsSenders({ ...world.deps, sms, desk: DESK });
  await deliverDue(world, senders);
  assert.deepEqual(world.inbox.map(({ mobile }) => mobile), ["09120000000"]);
  isDown = false;
  world.clock.time += HOUR;
  await deliverDue(world, senders);
  assert.deepEqual(world.inbox.map(({ mobile }) => mobile), ["09120000000", "09120000001"]);
});

const title = { fa: "کتابخانه", en: "Library" };

async function tellOf(
  { store, deps, clock }: World,
  news: Partial<Parameters<typeof tellOfService>[2]> = {},
): Promise<void> {
  const write = commitTo(store);
  const about = { kind: "suspended", service: "library", title } as const;
  tellOfService(deps, write, { ...about, agencyId: "agency-1", at: clock.now(), ...news });
  await write.commit();
}

worldTest("service news: of which service, in the member's language", async (world) => {
  await withStaff(
    world,
    { language: "en" },
    { roles: ["editor"] },
    { roles: ["operator"], agencyId: undefined },
    { roles: ["expert"], agencyId: undefined },
  );
  const texts = await loadTexts(GUIDE_IMPRINTS);
  const messages = createMessages(texts, GUIDE_IMPRINTS, ["en"]);
  const senders = createDeskNewsSenders({ ...world.deps, messages, desk: DESK });
  await tellOf(world);
  await deliverDue(world, senders);
  const told = () => world.inbox.splice(0).map(({ mobile, message }) => [mobile, message]).sort();
  const about = { template: "desk_news", link: DESK, service: "کتابخانه" };
  assert.deepEqual(told(), [
    ["09120000000", { ...about, service: "Library", language: "en" }],
    ["09120000001", about],
  ]);
  await tellOf(world, { agencyId: undefined });
  await deliverDue(world, senders);
  assert.deepEqual(told(), [["09120000002", about]]);
});

worldTest("service news: one of a kind, service and hour", async (world) => {
  await withStaff(world, {});
  const deliver = () => deliverDue(world, createDeskNewsSenders({ ...world.deps, desk: DESK }));
  for (const news of [{}, {}, { kind: "resumed" }, { service: "tax" }] as const) {
    await tellOf(world, news);
  }
  await deliver();
  await tellOf(world);
  await deliver();
  assert.equal(world.inbox.length, 3);
  world.clock.time += HOUR;
  await tellOf(world);
  await deliver();
  assert.equal(world.inbox.length, 4);
});

worldTest("service news: one member is told of an answer, unless they have left", async (world) => {
  await withStaff(world, {}, { state: "suspended" });
  const write = commitTo(world.store);
  for (const staffId of ["staff-0", "staff-1", "nobody"]) {
    tellMember(write, { id: "1", staffId, at: START });
  }
  await write.commit();
  await deliverDue(world, createDeskNewsSenders({ ...world.deps, desk: DESK }));
  assert.deepEqual(world.inbox.map(({ mobile }) => mobile), ["09120000000"]);
});
