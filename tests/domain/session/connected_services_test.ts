import assert from "node:assert/strict";
import { commitTo } from "../../../domain/platform/commit.ts";
import { HOUR, MINUTE } from "../../../domain/platform/platform.ts";
import { read } from "../../../domain/platform/read.ts";
import type { Attribute } from "../../../domain/services/attributes.ts";
import {
  connectedServiceRecord,
  connectedServices,
  noteConnected,
} from "../../../domain/session/connected_services.ts";
import { createHandoffs } from "../../../domain/session/handoff.ts";
import { beginSession } from "../../support/deciding.ts";
import { writeAccount } from "../../support/sessions.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

async function signedIn(world: World) {
  const now = world.clock.now();
  const account = await writeAccount(world, { id: "sara" });
  const write = commitTo(world.store);
  const { token } = await beginSession(world.deps, write, {
    level: 2,
    authTime: now,
    account,
    now,
  });
  assert.ok(await write.commit());
  return world.hash.digest("session", token);
}

async function enter(world: World, sessionDigest: string, service: string, state = "state") {
  const handoffs = createHandoffs(world.deps);
  const code = await handoffs.issue({ sessionDigest, service, state: "state" });
  return await handoffs.redeem({ code, service, state });
}

worldTest(
  "connected services: when each was entered first and last, to the hour",
  async (world) => {
    const digest = await signedIn(world);
    const firstAt = world.clock.time;
    await enter(world, digest, "library");
    world.clock.time += MINUTE;
    await enter(world, digest, "library");
    await enter(world, digest, "museum");
    const early = await connectedServices(world.store, "sara");
    assert.deepEqual([...early], [
      ["library", { firstAt, lastAt: firstAt }],
      ["museum", { firstAt: firstAt + MINUTE, lastAt: firstAt + MINUTE }],
    ]);
    world.clock.time = firstAt + HOUR;
    const later = await signedIn(world);
    await enter(world, later, "library");
    assert.deepEqual((await connectedServices(world.store, "sara")).get("library"), {
      firstAt,
      lastAt: firstAt + HOUR,
    });
    assert.equal((await connectedServices(world.store, "omid")).size, 0);
  },
);

worldTest("connected services: what was received, with a company at any time", async (world) => {
  const { store, hash, clock } = world;
  const enters = async (received: Attribute[], company?: boolean) => {
    const write = commitTo(store);
    const known = await read(store, connectedServiceRecord("sara", "library"));
    const entry = { accountId: "sara", service: "library", now: clock.now(), hash };
    noteConnected(write, known, { ...entry, received, company });
    await write.commit();
    const { firstAt: _, lastAt, ...kept } = (await connectedServices(store, "sara")).get(
      "library",
    )!;
    return { ...kept, isNow: lastAt === clock.now() };
  };
  const name: Attribute[] = ["given_name"];
  assert.deepEqual(await enters(name), { received: name, isNow: true });
  clock.time += MINUTE;
  assert.deepEqual(await enters([], true), { received: name, company: true, isNow: true });
  clock.time += MINUTE;
  assert.deepEqual(await enters(name, true), { received: name, company: true, isNow: false });
  clock.time += HOUR;
  assert.deepEqual(await enters(name), { received: name, company: true, isNow: true });
});

worldTest("connected services: who was turned away has not entered", async (world) => {
  const digest = await signedIn(world);
  assert.equal(await enter(world, digest, "library", "another browser's"), null);
  assert.equal((await connectedServices(world.store, "sara")).size, 0);
});
