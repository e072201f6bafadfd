/** `/health` of the desk: what fails is told to operators alone. */
import assert from "node:assert/strict";
import { AT_ONCE, outboxRef } from "../../../domain/outbox/message.ts";
import { receiverRecord } from "../../../domain/outbox/receiver.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { StoreUnavailable } from "../../../domain/platform/store.ts";
import { createTraffic } from "../../../domain/publication/traffic/traffic.ts";
import { createClockHealth } from "../../../domain/console/health/clocks.ts";
import { service } from "../gateway/samples.ts";
import { deskTest, type DeskWorld, member } from "../desk/parts.ts";

const TAX = service({ id: "tax" });
const POST = service({ id: "post" });

const signedIn = async (world: DeskWorld, role: "operator" | "support" | "manager") => {
  const isOfWindow = role !== "manager";
  const given = isOfWindow ? { agencyId: undefined } : {};
  const cookies = await world.signIn(member(role, [role], given));
  return await world.send("/health", { cookies });
};

deskTest("health: what fails, since when and by what", async (world) => {
  const { store, clock, ports: { parts } } = world;
  for (const name of ["sim registry", "mail"]) parts.connected(name);
  for (let i = 0; i < 2; i++) parts.called("sim registry", "no answer in time");
  await parts.flush(store);
  const message = {
    ...{ id: "1", kind: "test", receiver: "service:a", at: clock.time - 3 * MINUTE, content: {} },
  };
  await commitTo(store)
    .set(outboxRef(message, AT_ONCE), message)
    .set(receiverRecord("webhook:a"), { state: "paused", since: 1, failures: 9, nextAt: 1 })
    .commit();
  const traffic = createTraffic(world.deps);
  for (let i = 0; i < 20; i++) {
    traffic.exchanged(TAX, { failed: i < 12, took: 1 });
    traffic.exchanged(POST, { failed: i < 1, took: 1 });
  }
  await traffic.flush();
  await createClockHealth(world.deps)(-2.5, true);
  assert.equal((await signedIn(world, "operator")).status, 200);
  const { parts: shown, isStoreGood, outbox, clocks, servers, more } = world.shown.at(-1)!.props;
  assert.deepEqual(shown.map(({ part, state }: Record<string, string>) => [part, state]), [
    ["sim registry", "fails"],
    ["mail", "quiet"],
  ]);
  assert.deepEqual([shown[0].since, shown[0].cause], [clock.time, "no answer in time"]);
  assert.equal(isStoreGood, true);
  assert.deepEqual(outbox, { late: 3 * MINUTE, behind: 0, paused: 1 });
  assert.deepEqual(clocks, { workers: 1, most: 2.5, since: clock.time });
  assert.equal(more, 0);
  assert.deepEqual(
    servers.map(({ id, failures }: { id: string; failures: number }) => [id, failures]),
    [
      ["tax", 12],
    ],
  );
}, { services: [TAX, POST] });

deskTest("health: a store that takes no commit, and nobody but operators", async (world) => {
  await signedIn(world, "operator");
  assert.equal(world.shown.at(-1)!.props.isStoreGood, false);
  for (const role of ["support", "manager"] as const) {
    assert.equal((await signedIn(world, role)).status, 404, role);
  }
}, { deps: { probeStore: () => Promise.reject(new StoreUnavailable("locked")) } });
