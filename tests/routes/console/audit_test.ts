/** `/audit` of the desk. */
import assert from "node:assert/strict";
import { createAuditChain } from "../../../adapters/audit/audit_chain.ts";
import { membersIn, memberSought } from "../../../domain/console/audited_members.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { staffByUserNameRecord } from "../../../domain/staff/staff.ts";
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
  await send("/audit?staff=zahra", { cookies });
  const [{ by, detail }] = shown.at(-1)!.props.links;
  assert.deepEqual([by, detail], ["name of zahra", {}]);
});

Deno.test("audit: who acts and whom it concerns, by name where the name is known", () => {
  const names = new Map([["a", "Ali"], ["b", "Sara"]]);
  const say = (detail: Record<string, string>, event = "proposal.made") =>
    membersIn({ event, detail }, names);
  assert.deepEqual(say({ staff: "a", act: "x" }), { by: "Ali", detail: { act: "x" } });
  assert.deepEqual(say({ staff: "a", by: "b" }), { by: "Sara", of: "Ali", detail: {} });
  assert.deepEqual(say({ staff: "a", by: "totp" }, "staff.signed_in"), {
    of: "Ali",
    detail: { by: "totp" },
  });
  assert.deepEqual(say({ staff: "sandbox", by: "b" }), {
    by: "Sara",
    detail: { staff: "sandbox" },
  });
  assert.deepEqual(say({ staff: "gone" }), { detail: { staff: "gone" } });
});

deskTest("audit: a member is sought by user name", async (world) => {
  const { ports, store } = world;
  const { id, userName } = member("omid", ["expert"], { agencyId: undefined });
  await commitTo(store).set(staffByUserNameRecord(ports.hash, userName), id).commit();
  assert.equal(await memberSought(ports, " OMID".trim()), id);
  assert.equal(await memberSought(ports, "DHWinNhxnFRCyqIP"), "DHWinNhxnFRCyqIP");
});
