import assert from "node:assert/strict";
import { applicationRecord } from "../../../domain/application/application.ts";
import { agencyRecord } from "../../../domain/agency/agency.ts";
import { moveApplication } from "../../../domain/application/write/submit.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { LEASE } from "../../../domain/platform/lease.ts";
import { publish, WATCH } from "../../../domain/publication/publish.ts";
import { createPublisher } from "../../../domain/publication/publisher.ts";
import { publishedServiceRecord, standingRecord } from "../../../domain/publication/published.ts";
import { auditOf } from "../../support/audit.ts";
import { START } from "../../support/sign_in_world.ts";
import { published } from "./samples.ts";
import { dyingAt, Killed, openPublication, wellRead } from "./world.ts";

const ID = "application-1";
const other = { way: { way: "upstream", upstream: ["https://other.example.ir"] } } as const;

Deno.test("publish: an approved revision is in force after one commit", async () => {
  await using here = await openPublication();
  await here.approve();
  assert.equal(await publish(here.deps, ID), "live");
  const service = (await here.follow()).get("library")!;
  assert.deepEqual(service.upstream, ["https://library.example.ir"]);
  assert.deepEqual(service.desk?.published, {
    ...{ agencyId: "agency-1", revision: 1, watchUntil: START + WATCH },
  });
  const { state, live, serviceId } = await here.application();
  assert.deepEqual([state, live, serviceId], ["live", 1, "library"]);
  const acts = (await here.history()).map(({ kind, by }) => `${kind} ${by}`);
  assert.deepEqual(acts.toSorted(), ["approved expert", "published program", "publishing program"]);
  assert.equal((await auditOf(here, "service.published")).length, 1);
  const both = ["agency:agency-1", "window"];
  assert.deepEqual(await here.news(), both.map((side) => `${side} published library کتابخانه`));
});

Deno.test("publish: a later revision keeps the former one, and what the agency has set since", async () => {
  await using here = await openPublication();
  await here.approve();
  await publish(here.deps, ID);
  const first = (await here.published())!;
  const settings = { webhook: "/told" };
  await commitTo(here.store).set(publishedServiceRecord("library"), { ...first, settings })
    .commit();
  await here.approve({ revision: 2 }, other);
  await publish(here.deps, ID);
  const second = (await here.published())!;
  assert.deepEqual([second.revision, second.former?.revision], [2, 1]);
  assert.deepEqual(second.settings, settings);
  assert.deepEqual((await here.follow()).get("library")!.upstream, ["https://other.example.ir"]);
});

Deno.test("publish: what its servers show decides, and the former revision stays in force", async () => {
  await using here = await openPublication();
  await here.approve();
  await publish(here.deps, ID);
  await here.follow();
  for (
    const [failure, answer] of [
      ["probe", { status: 503, body: "" }],
      ["probe", wellRead("another")],
      // Its page shows an assertion that the gateway did not send.
      ["gate", wellRead("library")],
    ] as const
  ) {
    await here.approve({ revision: 2 }, other);
    here.server.answer = () => answer;
    assert.equal(await publish(here.deps, ID), "failed");
    assert.equal((await here.published())!.revision, 1);
    assert.deepEqual(
      [(await here.application()).state, (await here.application()).live],
      ["publish_failed", 1],
    );
    assert.equal((await here.result(2))!.failure, failure);
  }
  assert.equal((await auditOf(here, "service.publish_failed")).length, 3);
});

Deno.test("publish: what is not valid, not theirs or retired is not published", async () => {
  const cases: [string, (here: Awaited<ReturnType<typeof openPublication>>) => unknown][] = [
    ["invalid", (here) => here.approve({}, { maxAge: 1 })],
    ["invalid", async (here) => {
      await here.approve();
      const name = { fa: "سازمان" };
      await commitTo(here.store).set(agencyRecord("agency-1"), {
        ...{ id: "agency-1", name, state: "suspended", createdAt: START },
      }).commit();
    }],
    ["name_taken", async (here) => {
      await here.approve();
      await here.follow([{ ...published().service, id: "library" } as never]);
    }],
    ["name_taken", async (here) => {
      await here.approve();
      const taken = published({ applicationId: "another" });
      await commitTo(here.store).set(publishedServiceRecord("library"), taken).commit();
    }],
    ["retired", async (here) => {
      await here.approve();
      const standing = { state: "retired", by: "agency", since: START } as const;
      await commitTo(here.store).set(standingRecord("library"), standing).commit();
    }],
  ];
  for (const [failure, prepare] of cases) {
    await using here = await openPublication();
    await prepare(here);
    const before = await here.published();
    assert.equal(await publish(here.deps, ID), "failed", failure);
    assert.equal((await here.result())!.failure, failure);
    assert.deepEqual(await here.published(), before);
  }
});

Deno.test("publish: only what is approved, and only by the holder of the lease", async () => {
  await using here = await openPublication();
  const another = here.depsOn(here.store);
  assert.equal(await publish(another, ID), "moved");
  await here.approve();
  assert.equal(await publish(here.deps, ID), "lost");
  assert.equal((await here.application()).state, "approved");
});

Deno.test("publish: who is overtaken while the servers are asked writes nothing", async () => {
  await using here = await openPublication();
  await here.approve();
  const another = here.depsOn(here.store);
  const { ask } = here.deps.probes;
  here.deps.probes.ask = async (...all) => {
    if (here.server.asked.length === 0) {
      here.clock.time += LEASE + 1;
      assert.ok(await another.lease.hold());
    }
    return await ask(...all);
  };
  assert.equal(await publish(here.deps, ID), "lost");
  assert.equal(await here.published(), null);
  assert.equal((await here.application()).state, "publishing");
  assert.equal(await publish(another, ID), "live");
});

Deno.test("publish: killed at any call to the store, it goes on, and there is always a revision", async () => {
  for (const when of ["before", "after"] as const) {
    for (let call = 1, ended = false; !ended; call++) {
      await using here = await openPublication();
      await here.approve();
      await publish(here.deps, ID);
      await here.approve({ revision: 2 }, other);
      await here.deps.lease.giveUp();
      const dying = here.depsOn(dyingAt(here.store, call, when));
      const outcome = await publish(dying, ID).catch((error) => {
        assert.ok(error instanceof Killed, String(error));
      });
      ended = outcome !== undefined;
      assert.ok(call < 40, "it ends");
      const name = `${when} call ${call}`;
      const between = (await here.published())!;
      const { state } = await here.application();
      assert.equal(between.revision, state === "live" ? 2 : 1, name);
      assert.ok((await here.follow()).has("library"), name);
      here.clock.time += LEASE + 1;
      await createPublisher(here.depsOn(here.store)).look();
      assert.equal((await here.published())!.revision, 2, name);
      assert.equal((await here.application()).state, "live", name);
      assert.equal((await auditOf(here, "service.published")).length, 2, "each once");
    }
  }
});

Deno.test("publisher: two workers at once publish once", async () => {
  await using here = await openPublication();
  await here.approve();
  const workers = [1, 2].map(() => createPublisher(here.depsOn(here.store)));
  await Promise.all(workers.map((worker) => worker.look()));
  assert.equal((await here.application()).state, "live");
  assert.equal((await auditOf(here, "service.published")).length, 1);
});

Deno.test("publisher: an application that has vanished hinders no other", async () => {
  await using here = await openPublication();
  await here.approve();
  await commitTo(here.store).delete(applicationRecord(ID)).commit();
  await createPublisher(here.deps).look();
  assert.equal(await here.published(), null);
});

Deno.test("publish: what has failed is tried again as it is, by its agency alone", async () => {
  await using here = await openPublication();
  await here.approve();
  here.server.answer = () => ({ status: 503, body: "" });
  await publish(here.deps, ID);
  here.server.answer = () => ({ status: 200, body: "" });
  const again = (agencyId: string) => {
    const member = { agencyId, staff: { id: "staff-1", name: "Sara" } };
    return moveApplication(here.deps as never, { member: member as never, id: ID }, "publish");
  };
  assert.deepEqual(await again("agency-2"), { outcome: "unknown" });
  assert.deepEqual(await again("agency-1"), { outcome: "moved" });
  await createPublisher(here.deps).look();
  assert.equal((await here.application()).state, "live");
  assert.deepEqual(await again("agency-1"), { outcome: "closed" });
});
