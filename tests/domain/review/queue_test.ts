/** The queue: the first to be due comes first; filters, pages, counts. */
import assert from "node:assert/strict";
import type { ListedApplication } from "../../../domain/application/application.ts";
import { PROMISED_TIME } from "../../../domain/application/clock.ts";
import { HOUR } from "../../../domain/platform/platform.ts";
import { QUEUE_PAGE, queueOf, readQueue } from "../../../domain/review/queue.ts";
import { START, worldTest } from "../../support/sign_in_world.ts";
import { APPLICATION, move, submit } from "./sample.ts";

const row = (id: number, given: Partial<ListedApplication> = {}): ListedApplication => ({
  id: `application-${id}`,
  number: "1",
  agencyId: "agency-1",
  title: null,
  state: "submitted",
  changedAt: START,
  turn: "expert",
  clock: { spent: 0, since: START + id * HOUR },
  ...given,
});

Deno.test("queue: filters, counts, and the first to be due first", () => {
  const rows = [
    row(3),
    row(1, { state: "in_review", expert: "nahid" }),
    row(4, { clock: { spent: PROMISED_TIME, since: START } }),
    row(2, { state: "in_review", expert: "omid" }),
  ];
  const asked = { staffId: "nahid", now: START + HOUR } as const;
  const ids = (filter: Parameters<typeof queueOf>[1]["filter"]) =>
    queueOf(rows, { ...asked, filter }).rows.map(({ id }) => id.at(-1)).join("");
  assert.equal(ids("all"), "4123");
  assert.equal(ids("mine"), "1");
  assert.equal(ids("unassigned"), "43");
  assert.equal(ids("overdue"), "4");
  const { counts } = queueOf(rows, { ...asked, filter: "mine" });
  assert.deepEqual(counts, { all: 4, mine: 1, unassigned: 2, overdue: 1 });
});

Deno.test("queue: pages, and none beyond the last", () => {
  const rows = Array.from({ length: QUEUE_PAGE + 1 }, (_, i) => row(i));
  const asked = { filter: "all", staffId: "nahid", now: START } as const;
  const second = queueOf(rows, { ...asked, page: 2 });
  assert.deepEqual([second.rows.length, second.page, second.pages], [1, 2, 2]);
  assert.equal(queueOf(rows, { ...asked, page: 99 }).page, 2);
  assert.equal(queueOf([], { ...asked, page: -1 }).page, 1);
});

worldTest("queue: what experts have the turn for, and nothing else", async (world) => {
  await submit(world);
  await submit(world, { id: "application-2" });
  await move(world, { state: "draft" }, "application-3");
  await submit(world, { id: "application-4" });
  await move(world, { state: "approved" }, "application-4");
  const queue = await readQueue(world.store, { filter: "all", staffId: "nahid", now: START });
  assert.deepEqual(queue.rows.map(({ id }) => id).toSorted(), [APPLICATION.id, "application-2"]);
});
