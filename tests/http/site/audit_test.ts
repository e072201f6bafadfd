/**
 * Audit records of the running program outside the sign-in rules, whose events are covered in
 * tests/domain.
 */
import assert from "node:assert/strict";
import type { AuditEvent } from "../../../domain/platform/audit.ts";
import { DAY } from "../../../domain/platform/platform.ts";
import { readAudit } from "../../support/store.ts";
import { programTest, signIn, type World } from "../journey.ts";

async function detailsOf({ program }: World, event: AuditEvent) {
  const records = await readAudit(program.dataDir);
  return records.filter((record) => record.event === event).map(({ detail }) => detail);
}

programTest("audit: session.ended, by signing out and from the list of sessions", async (world) => {
  const [one, other] = [world.browser(), world.browser()];
  const maryam = world.person("verified-citizen");
  await signIn(world.program, one, maryam);
  world.clock.time += 61_000;
  await signIn(world.program, other, maryam);
  const created = (await detailsOf(world, "session.created")).map((detail) => detail?.session);
  assert.deepEqual(await detailsOf(world, "session.ended"), []);

  const list = await one.get(`${world.origin}/sessions`);
  await one.submit(list, { end: String(created[1]) }, { to: "/sessions" });
  await one.submit(await one.get(`${world.origin}/`), {}, { to: "/sign-out" });
  const ended = (await detailsOf(world, "session.ended")).map((detail) => detail?.session);
  assert.deepEqual(ended, [created[1], created[0]]);
});

programTest("audit: services.changed, with what was added and removed", async (world) => {
  const pension = { id: "pension", title: { fa: "بازنشستگی" }, upstream: "http://127.0.0.1:9" };
  await world.program.useServices([pension]);
  await world.program.useServices([pension]);
  await world.program.useServices([]);
  assert.deepEqual(await detailsOf(world, "services.changed"), [
    { added: "pension", changed: "", removed: "" },
    { added: "", changed: "", removed: "pension" },
  ]);
});

programTest("audit: keys.rotated, at the first key and each one after", async (world) => {
  const enter = async () => {
    const browser = world.browser();
    await signIn(world.program, browser, world.person("verified-citizen"), `${world.at("echo")}/`);
  };
  await enter();
  const kids = await detailsOf(world, "keys.rotated");
  assert.equal(kids.length, 1);
  world.clock.time += 30 * DAY;
  await enter();
  const later = await detailsOf(world, "keys.rotated");
  assert.equal(later.length, 2);
  assert.deepEqual(later[0], kids[0]);
  assert.notDeepEqual(later[1], kids[0]);
});
