import assert from "node:assert/strict";
import { rememberSent, takeLost } from "../../../domain/notice/sent_message.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const SENT = { transaction: "transaction", codeId: "code" };

async function report({ store }: World): Promise<boolean> {
  let included = 0;
  const sent = await takeLost(store, "1:1", () => void included++);
  assert.equal(included, sent ? 1 : 0);
  return sent !== null;
}

worldTest("takeLost(): a message is taken once, within ten minutes", async (world) => {
  assert.deepEqual(await rememberSent(world.store, "1:1", SENT), { lost: false });
  assert.equal(await report(world), true);
  assert.equal(await report(world), false, "taken");

  await rememberSent(world.store, "1:1", SENT);
  world.clock.time += 10 * MINUTE - 1;
  assert.equal(await report(world), true);
  await rememberSent(world.store, "1:1", SENT);
  world.clock.time += 10 * MINUTE;
  assert.equal(await report(world), false);
});

worldTest("rememberSent(): an early report is remembered for a minute", async (world) => {
  for (const [after, lost] of [[MINUTE - 1, true], [MINUTE, false]] as const) {
    await world.store.atomic().delete(["sms_message", "1:1"]).commit();
    assert.equal(await report(world), false);
    world.clock.time += after;
    assert.deepEqual(await rememberSent(world.store, "1:1", SENT), { lost });
  }
});
