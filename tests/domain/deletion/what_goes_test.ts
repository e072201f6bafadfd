/** Of no kind of record it is forgotten what becomes of it. */
import assert from "node:assert/strict";
import { ERASED, NOT_ERASED } from "../../../domain/deletion/what_goes.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { DAY } from "../../../domain/platform/platform.ts";
import { signInRecord } from "../../../domain/portal/past_sign_ins.ts";
import { ACCOUNT_ERASURE } from "../../../domain/deletion/deletion.ts";
import { createDeletionSenders, STEPS_AT_ONCE } from "../../../domain/deletion/senders.ts";
import { supportRequestRecord } from "../../../domain/support/request.ts";
import { definedRecords } from "../../../docs/records.ts";
import { worldTest } from "../../support/sign_in_world.ts";

const ENDS_BY_ITSELF = "It ends by itself, within an hour to a month.";
/** Messages go when they are delivered; tokens and their grants with the time that is theirs. */
const WITHOUT_A_LIFETIME = ["outbox", "openid", "openid_of_grant"];

Deno.test("deletion: every kind of record is erased, or listed with a reason", async () => {
  const defined = (await definedRecords()).map(({ prefix }) => prefix.join(" "));
  const named = [...Object.keys(ERASED), ...Object.values(NOT_ERASED).flat()];
  assert.deepEqual(
    named.toSorted(),
    [...new Set(defined)].toSorted(),
    "a new kind belongs into domain/deletion/what_goes.ts",
  );
});

Deno.test("deletion: what ends by itself has a lifetime", async () => {
  const ending: readonly string[] = NOT_ERASED[ENDS_BY_ITSELF];
  for (const { prefix, expireIn } of await definedRecords()) {
    const kind = prefix.join(" ");
    if (!ending.includes(kind) || WITHOUT_A_LIFETIME.includes(kind)) continue;
    assert.ok(expireIn !== undefined && expireIn <= 90 * DAY, kind);
  }
});

worldTest("deletion: an attempt is bounded, and the next goes on", async (world) => {
  const many = STEPS_AT_ONCE + 20;
  for (let i = 0; i < many; i++) {
    const number = String(i);
    const messages = [{ at: i, from: "person", text: "" }];
    await commitTo(world.store)
      .set(supportRequestRecord("sara", number), { number, messages } as never)
      .set(signInRecord("sara", i, number), { at: i } as never)
      .set(signInRecord("omid", i, number), { at: i } as never)
      .commit();
  }
  const { [ACCOUNT_ERASURE]: sender } = createDeletionSenders(world.deps);
  const content = { accountId: "sara" };
  const message = { id: "1", kind: ACCOUNT_ERASURE, receiver: "r", at: 0, content };
  const outcomes = [];
  for (let i = 0; i < 3; i++) outcomes.push((await sender.send(message)).outcome);
  assert.deepEqual(outcomes, ["later", "delivered", "delivered"]);
  const left = async (id: string) => (await world.store.list(["sign_in", id])).entries.length;
  assert.deepEqual([await left("sara"), await left("omid")], [0, 100]);
});
