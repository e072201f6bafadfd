/** The audit log from its end on, as operators see it. */
import assert from "node:assert/strict";
import { createAuditChain } from "../../../adapters/audit/audit_chain.ts";
import { createAuditReader } from "../../../adapters/audit/audit_reader.ts";
import { maskText } from "../../../adapters/observation/log_masking.ts";
import { readAuditPage } from "../../../domain/platform/audit_reader.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const ALL = { event: "", account: "", staff: "" };

/** So many records, sealed in these batches. */
async function sealed({ deps, store, hash, clock }: World, batches: number[]) {
  const chain = createAuditChain({ store, hash });
  let count = 0;
  for (const size of batches) {
    for (let i = 0; i < size; i++) {
      await deps.audit.append({
        at: clock.time + count,
        event: count % 2 ? "staff.changed" : "session.created",
        accountId: count % 2 ? undefined : `account-${count}`,
        detail: count % 2 ? { staff: "omid", by: "zahra" } : { session: "a".repeat(30) },
      });
      count++;
    }
    await chain.seal();
  }
  return createAuditReader({ store, mask: maskText });
}

worldTest(
  "audit reader: the newest first, over all pages of the chain, none twice",
  async (world) => {
    const reader = await sealed(world, [1, 250, 3, 40, 249]);
    const all = await Array.fromAsync(reader.newestFirst(), ({ sequence }) => sequence);
    assert.deepEqual(all, Array.from({ length: 543 }, (_, i) => 543 - i));
    const from = await Array.fromAsync(reader.newestFirst(254), ({ sequence }) => sequence);
    assert.deepEqual(from, all.slice(543 - 254));
  },
);

worldTest(
  "audit reader: pages follow each other, filtered, with names shortened",
  async (world) => {
    const reader = await sealed(world, [70]);
    const first = await readAuditPage(reader, ALL);
    const second = await readAuditPage(reader, ALL, first.next);
    assert.deepEqual([first, second].map(({ links }) => [links.length, links[0].sequence]), [
      [30, 70],
      [30, 40],
    ]);
    const last = await readAuditPage(reader, ALL, second.next);
    assert.deepEqual([last.links.length, last.next], [10, undefined]);
    const staff = await readAuditPage(reader, { ...ALL, staff: "zahra", event: "staff." });
    assert.ok(staff.links.every(({ event }) => event === "staff.changed"));
    const one = await readAuditPage(reader, { ...ALL, account: "account-68" });
    assert.deepEqual(one.links.map(({ detail }) => detail), [{ session: "a".repeat(16) }]);
    const none = await readAuditPage(reader, { ...ALL, staff: "somebody" });
    assert.deepEqual(none, { links: [] });
  },
);

worldTest("audit reader: an empty log has an empty page", async (world) => {
  assert.deepEqual(await readAuditPage(await sealed(world, []), ALL), { links: [] });
});
