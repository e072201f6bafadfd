/** A bus connection from the form to its end: what each side may do, and what is recorded. */
import assert from "node:assert/strict";
import { askConnection, changeConnection, endConnection } from "../../../domain/bus/ask.ts";
import {
  type ConnectionForm,
  readActiveConnections,
  readConnection,
} from "../../../domain/bus/connection.ts";
import { faultsOfConnection } from "../../../domain/bus/form.ts";
import {
  type ConnectionVerdict,
  decideConnection,
  waitingConnections,
} from "../../../domain/bus/review.ts";
import { auditOf } from "../../support/audit.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const FORM: ConnectionForm = {
  bus: "gsb",
  purpose: "استعلام عضویت",
  contactName: "سارا محمدی",
  contactPosition: "کارشناس شبکه",
  contactMobile: "۰۹۱۲۱۱۱۲۲۳۳",
  contactEmail: "",
  addresses: "192.0.2.10\n2001:db8::10",
  userNames: "Library",
};
const ID = "01935000-0000-7000-8000-000000000000";
const SARA = { id: "staff-1", name: "سارا" };
const EXPERT = { id: "staff-2", name: "مریم" };
const ASKED = { agencyId: "agency-1", id: ID, staff: SARA, form: FORM, submit: true };

const decide = ({ deps }: World, given: Partial<ConnectionVerdict>) =>
  decideConnection(deps, {
    ...{ agencyId: "agency-1", id: ID, expert: EXPERT, to: "active" },
    ...{ text: "", userNames: "library" },
    ...given,
  });

Deno.test("bus: what is missing is said field by field", () => {
  assert.equal(faultsOfConnection(FORM), null);
  assert.deepEqual(
    faultsOfConnection({
      ...FORM,
      bus: "xsb",
      purpose: " ",
      contactMobile: "123",
      contactEmail: "a@",
      addresses: "192.0.2.10\nlocalhost",
      userNames: "1a",
    }),
    {
      bus: "missing",
      purpose: "missing",
      contactMobile: "format",
      contactEmail: "format",
      addresses: "format",
      userNames: "format",
    },
  );
  const many = Array.from({ length: 17 }, (_, i) => `192.0.2.${i}`).join("\n");
  const long = { purpose: "ا".repeat(1001), contactName: "ا".repeat(101) };
  assert.deepEqual(faultsOfConnection({ ...FORM, ...long, addresses: many }), {
    purpose: "long",
    contactName: "long",
    addresses: "many",
  });
});

worldTest("bus: asked, returned, corrected, activated, ended", async (world) => {
  const { deps, store } = world;
  const draft = await askConnection(deps, { ...ASKED, submit: false });
  assert.ok(draft.outcome === "kept" && draft.connection.state === "draft");
  assert.deepEqual(await waitingConnections(store), []);
  assert.equal((await changeConnection(deps, ASKED)).outcome, "kept");
  assert.deepEqual((await waitingConnections(store)).map(({ id }) => id), [ID]);
  assert.equal((await changeConnection(deps, ASKED)).outcome, "gone", "not the agency's turn");

  assert.deepEqual(await decide(world, { to: "returned" }), {
    outcome: "faulty",
    faults: { text: "missing", userNames: undefined },
  });
  assert.equal((await decide(world, { to: "returned", text: "نشانی" })).outcome, "moved");
  assert.equal((await decide(world, {})).outcome, "gone", "it is the agency's turn");
  world.clock.time += 1000;
  assert.equal((await changeConnection(deps, ASKED)).outcome, "kept");
  assert.deepEqual(await decide(world, { userNames: "" }), {
    outcome: "faulty",
    faults: { text: undefined, userNames: "missing" },
  });
  const both = await Promise.all([decide(world, {}), decide(world, { to: "rejected", text: "x" })]);
  assert.deepEqual(both.map(({ outcome }) => outcome).toSorted(), ["gone", "moved"]);
  assert.deepEqual(await waitingConnections(store), []);
  const [active] = await readActiveConnections(store, "agency-1");
  assert.deepEqual(active.userNames, ["library"]);
  assert.deepEqual(active.acts.map(({ to, name }) => [to, name]), [
    ["submitted", "سارا"],
    ["returned", "مریم"],
    ["submitted", "سارا"],
    ["active", "مریم"],
  ]);
  assert.equal(await endConnection(deps, { agencyId: "agency-2", id: ID, staff: SARA }), false);
  assert.equal(await endConnection(deps, ASKED), true);
  assert.equal(await endConnection(deps, ASKED), false);
  assert.deepEqual(await readActiveConnections(store, "agency-1"), []);
  for (
    const [event, staff, times] of [
      ["bus.submitted", "staff-1", 2],
      ["bus.returned", "staff-2", 1],
      ["bus.activated", "staff-2", 1],
      ["bus.ended", "staff-1", 1],
    ] as const
  ) {
    const found = await auditOf(world, event);
    assert.equal(found.length, times, event);
    assert.deepEqual(found[0].detail, { staff, agency: "agency-1", connection: ID });
  }
});

worldTest("bus: nobody decides about their own agency, nor twice", async (world) => {
  const { deps, store } = world;
  // Sent twice at once: it is one.
  await Promise.all([askConnection(deps, ASKED), askConnection(deps, ASKED)]);
  assert.equal((await waitingConnections(store)).length, 1);
  const own = await decide(world, { expert: { ...EXPERT, agencyId: "agency-1" } });
  assert.equal(own.outcome, "gone");
  assert.equal((await decide(world, { agencyId: "agency-2" })).outcome, "gone");
  assert.equal((await decide(world, { to: "rejected", text: "نه" })).outcome, "moved");
  assert.equal((await decide(world, {})).outcome, "gone");
  assert.equal((await readConnection(store, "agency-1", ID))?.state, "rejected");
  assert.equal((await auditOf(world, "bus.rejected")).length, 1);
});
