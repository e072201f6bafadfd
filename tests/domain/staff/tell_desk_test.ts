/** An agency's managers and editors are told once each that there is news, and not what it is. */
import assert from "node:assert/strict";
import { DeliveryFailed } from "../../../domain/notice/delivery.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { HOUR } from "../../../domain/platform/platform.ts";
import { agencyMembersRecord } from "../../../domain/staff/members.ts";
import { type Staff, staffRecord } from "../../../domain/staff/staff.ts";
import { createDeskNewsSenders, tellDesk } from "../../../domain/staff/members/tell_desk.ts";
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
