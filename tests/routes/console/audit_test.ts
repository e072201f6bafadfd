/** `/audit` of the desk. */
import assert from "node:assert/strict";
import { createAuditChain } from "../../../adapters/audit/audit_chain.ts";
import { deskTest, member } from "../desk/parts.ts";

deskTest("audit: an operator reads it, filtered by an address", async (world) => {
  const { send, signIn, shown, store, hash, deps } = world;
  for (const staff of ["zahra", "omid"]) {
    const detail = { staff };
    await deps.audit.append({ at: world.clock.time, event: "support.closed", detail });
  }
  await createAuditChain({ store, hash }).seal();
  const cookies = await signIn(member("zahra", ["operator"], { agencyId: undefined }));
  await send("/audit", { cookies });
  assert.equal(shown.at(-1)!.props.links.length, 2);
  const typed = await send("/audit", {
    cookies,
    form: { event: " support.", account: "", staff: "omid" },
  });
  const path = typed.headers.get("location")!;
  assert.equal(path, "/audit?event=support.&staff=omid");
  await send(path, { cookies });
  assert.deepEqual(shown.at(-1)!.props.links.map((link: { detail: object }) => link.detail), [
    { staff: "omid" },
  ]);
});
