/** Every move of a bus connection, and which connections an application may name. */
import assert from "node:assert/strict";
import {
  type BusConnection,
  busConnectionRecord,
  readActiveConnections,
} from "../../../domain/bus/connection.ts";
import {
  CONNECTION_STATES,
  type ConnectionActor,
  isConnectionEditable,
  mayMoveConnection,
} from "../../../domain/bus/state.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { START, worldTest } from "../../support/sign_in_world.ts";
import { CONNECTION_FORM } from "./samples.ts";

const ACTORS: ConnectionActor[] = ["agency", "expert"];

Deno.test("bus: these moves and no other", () => {
  const allowed = ACTORS.flatMap((by) =>
    CONNECTION_STATES.flatMap((from) =>
      CONNECTION_STATES.filter((to) => mayMoveConnection(from, { to, by }))
        .map((to) => `${by}: ${from} → ${to}`)
    )
  );
  assert.deepEqual(allowed.toSorted(), [
    "agency: active → ended",
    "agency: draft → submitted",
    "agency: returned → submitted",
    "expert: active → ended",
    "expert: submitted → active",
    "expert: submitted → rejected",
    "expert: submitted → returned",
  ]);
  assert.deepEqual(CONNECTION_STATES.filter(isConnectionEditable), ["draft", "returned"]);
});

const connection = (id: string, given: Partial<BusConnection>): BusConnection => ({
  id,
  agencyId: "agency-1",
  number: "1234567890123",
  form: CONNECTION_FORM,
  state: "active",
  userNames: ["library"],
  acts: [],
  createdAt: START,
  changedAt: START,
  ...given,
});

worldTest("bus: an application names an active connection of its own agency", async ({ store }) => {
  const all = [
    ...CONNECTION_STATES.map((state) => connection(`one-${state}`, { state })),
    connection("other", { agencyId: "agency-2" }),
  ];
  const write = commitTo(store);
  for (const one of all) write.set(busConnectionRecord(one.agencyId, one.id), one);
  assert.ok(await write.commit());
  const ids = (await readActiveConnections(store, "agency-1")).map(({ id }) => id);
  assert.deepEqual(ids, ["one-active"]);
});
