/** A change that cannot be recorded does not happen (issue 4): the record is in the same commit. */
import { commitTo } from "../../../domain/platform/commit.ts";
import { record } from "../../../domain/platform/record.ts";
import assert from "node:assert/strict";
import type { AuditLog } from "../../../domain/platform/audit.ts";
import { StoreUnavailable } from "../../../domain/platform/store.ts";
import {
  identify,
  signIn,
  startAndEnterCode,
  type World,
  worldTest,
} from "../../support/sign_in_world.ts";

/** From now on there is no room for another record. */
async function fillAuditLog({ store, deps }: World): Promise<void> {
  const taken = record<string>("audit", { about: "an audit record" })("taken");
  await commitTo(store).set(taken, "in the way").commit();
  deps.audit = {
    include: (write) => void write.create(taken, "another"),
    append: () => Promise.reject(new StoreUnavailable("Cannot append the audit record")),
  } satisfies AuditLog;
}

async function count({ store }: World, name: string): Promise<number> {
  return (await store.list([name])).entries.length;
}

worldTest("without a record no code is sent", async (world) => {
  await fillAuditLog(world);
  await assert.rejects(signIn(world, world.caller("first")), StoreUnavailable);
  assert.deepEqual(world.inbox, []);
});

worldTest("without a record there is no session and no account", async (world) => {
  const caller = world.caller("first");
  await startAndEnterCode(world, caller);
  await fillAuditLog(world);
  await assert.rejects(identify(world, caller), StoreUnavailable);
  for (const name of ["session", "account", "browser", "account_by_mobile"]) {
    assert.equal(await count(world, name), 0, name);
  }
});
