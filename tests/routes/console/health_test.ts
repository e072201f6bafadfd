/** `/health` of the desk: what fails is told to operators alone. */
import assert from "node:assert/strict";
import { AT_ONCE, outboxRef } from "../../../domain/outbox/message.ts";
import { receiverRecord } from "../../../domain/outbox/receiver.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { HOUR, MINUTE } from "../../../domain/platform/platform.ts";
import { StoreUnavailable } from "../../../domain/platform/store.ts";
import { trafficRecord } from "../../../domain/publication/traffic.ts";
import { service } from "../gateway/samples.ts";
import { deskTest, type DeskWorld, member } from "../desk/parts.ts";

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
  const counts = { took: [], funnel: { started: 0, code: 0, identity: 0, arrived: 0 } };
  const hour = Math.floor(clock.time / HOUR);
  const failed = { answers: 20, failures: 12, refused: {}, ...counts };
  await commitTo(store)
    .set(outboxRef(message, AT_ONCE), message)
    .set(receiverRecord("webhook:a"), { state: "paused", since: 1, failures: 9, nextAt: 1 })
    .set(trafficRecord("tax", hour, "w"), failed)
    .set(trafficRecord("post", hour, "w"), { ...failed, failures: 1 })
    .commit();
  assert.equal((await signedIn(world, "operator")).status, 200);
  const { parts: shown, isStoreGood, outbox, servers } = world.shown.at(-1)!.props;
  assert.deepEqual(shown.map(({ part, state }: Record<string, string>) => [part, state]), [
    ["sim registry", "fails"],
    ["mail", "quiet"],
  ]);
  assert.deepEqual([shown[0].since, shown[0].cause], [clock.time, "no answer in time"]);
  assert.equal(isStoreGood, true);
  assert.deepEqual(outbox, { late: 3 * MINUTE, behind: 0, paused: 1 });
  assert.deepEqual(
    servers.map(({ id, failures }: { id: string; failures: number }) => [id, failures]),
    [
      ["tax", 12],
    ],
  );
}, { services: [service({ id: "tax" }), service({ id: "post" })] });

deskTest("health: a store that takes no commit, and nobody but operators", async (world) => {
  await signedIn(world, "operator");
  assert.equal(world.shown.at(-1)!.props.isStoreGood, false);
  for (const role of ["support", "manager"] as const) {
    assert.equal((await signedIn(world, role)).status, 404, role);
  }
}, { deps: { probeStore: () => Promise.reject(new StoreUnavailable("locked")) } });
