/** `/outbox` of the desk: what waits is resumed, and what left is sent again. */
import assert from "node:assert/strict";
import { commitTo } from "../../../domain/platform/commit.ts";
import { HOUR } from "../../../domain/platform/platform.ts";
import { mayReplay } from "../../../domain/console/outbox_desk.ts";
import { logRecord } from "../../../domain/outbox/log.ts";
import { receiverRecord } from "../../../domain/outbox/receiver.ts";
import { auditOf } from "../../support/audit.ts";
import { deskTest, type DeskWorld, member } from "../desk/parts.ts";

const RECEIVER = "webhook:library";
const PERSON = `person:${"a".repeat(24)}`;

async function begin(world: DeskWorld, receiver: string) {
  const { store, clock } = world;
  const at = clock.time - HOUR;
  const message = { id: "1", kind: "test", receiver, at, content: {} };
  await commitTo(store)
    .set(receiverRecord(receiver), { state: "paused", since: at, failures: 9, nextAt: at })
    .set(logRecord(receiver, message), {
      ...message,
      fate: "given_up",
      endedAt: at,
      attempts: 9,
      reason: "status 500",
    }).commit();
  const cookies = await world.signIn(member("zahra", ["operator"], { agencyId: undefined }));
  const get = (path: string) => world.send(path, { cookies });
  const post = (form: Record<string, string>) => world.send("/outbox/receiver", { cookies, form });
  await get("/outbox");
  const [{ path, receiver: shown }] = world.shown.at(-1)!.props.receivers;
  await get(path);
  const { name } = world.shown.at(-1)!.props;
  return { post, shown, name, last: () => world.shown.at(-1)!.props };
}

deskTest("outbox: a receiver is resumed, and its messages are sent again", async (world) => {
  const { post, name, last } = await begin(world, RECEIVER);
  assert.deepEqual(last().messages.map(({ fate }: { fate: string }) => fate), ["given_up"]);
  assert.equal(last().behind.state, "paused");
  assert.equal((await post({ name, act: "resume" })).status, 200);
  assert.equal(last().done, "resumed");
  assert.equal(last().behind.state, "behind");
  for (const hours of ["0", "73", "x"]) {
    assert.equal((await post({ name, act: "replay", hours })).status, 422, hours);
    assert.equal(last().hours, hours);
  }
  assert.equal((await post({ name, act: "replay", hours: "۲" })).status, 200);
  assert.equal(last().done, "replayed");
  const [resumed] = await auditOf(world, "outbox.resumed");
  assert.deepEqual(resumed.detail, { staff: "zahra", receiver: RECEIVER });
  const [replayed] = await auditOf(world, "outbox.replayed");
  assert.deepEqual(replayed.detail, { staff: "zahra", receiver: RECEIVER, hours: 2, count: 1 });
});

Deno.test("outbox: only what sites get is sent again from the desk", () => {
  for (const one of ["person:a", "account:a", "push:a", "staff:a"]) assert.ok(!mayReplay(one), one);
  for (const one of ["webhook:library", "site:library"]) assert.ok(mayReplay(one), one);
});

deskTest(
  "outbox: a person's messages are not sent again, nor their account shown",
  async (world) => {
    const { post, name, shown, last } = await begin(world, PERSON);
    assert.equal(shown, `person:${"a".repeat(16)}`);
    assert.equal(last().mayReplay, false);
    assert.equal((await post({ name, act: "replay", hours: "2" })).status, 404);
    assert.equal((await auditOf(world, "outbox.replayed")).length, 0);
    for (const forged of [PERSON, RECEIVER, "", "__proto__"]) {
      assert.equal((await post({ name: forged, act: "resume" })).status, 404, forged);
    }
  },
);
